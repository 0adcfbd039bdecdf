//! Words in quotation marks behind an address. Only a picture in a paragraph of its own has a caption.

use super::super::link_slips::{lines_that_define, normalized};
use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use crate::source::images::in_markdown;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

type Events<'a> = [(Event<'a>, Range<usize>)];

/// `[our site](https://a.example "Our site")`, and `![Icon](/icon.svg "A caption")` in a line of text.
pub(super) fn titles(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    let mut definitions = BTreeSet::new();
    for (index, (event, range)) in parsed.events.iter().enumerate() {
        match event {
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) if title.trim().is_empty() => {}
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, .. }) => {
                let source = &parsed.body[range.clone()];
                let label = source.rfind("](").map_or(source, |end| &source[..end]);
                let help = format!("write `{label}]({})`, and the words in the text", in_markdown(dest_url));
                found.push(FailedMarkup { range: range.clone(), problem: lost_title(title, &help) });
            }
            Event::Start(Tag::Link { id, title, .. }) if definitions.insert(normalized(id)) => {
                let line = lines_that_define(parsed.body).find(|(name, _)| normalized(name) == normalized(id));
                let problem = lost_title(title, "remove these words, and write them in the text");
                found.push(FailedMarkup { range: line.map_or(range.clone(), |(_, line)| line), problem });
            }
            Event::Start(Tag::Image { title, .. }) if !is_figure(parsed.events, index) => {
                let message =
                    format!("the caption `{title}` is not shown: the picture is not in a paragraph of its own");
                let help = "write the picture on a line of its own, without a link around it, and with an empty line \
                            above and below it; or write the caption in the text";
                found.push(FailedMarkup { range: range.clone(), problem: Problem::warning(message, help) });
            }
            _ => {}
        }
    }
    found
}

fn lost_title(title: &str, help: &str) -> Problem {
    let message = format!("`{title}` is not shown: only pictures can have words in quotation marks");
    Problem::warning(message, help)
}

/// Whether an image is all that is in its paragraph.
fn is_figure(events: &Events<'_>, start: usize) -> bool {
    let mut open = 0_usize;
    let is_end = |(event, _): &(Event<'_>, Range<usize>)| {
        match event {
            Event::Start(Tag::Image { .. }) => open += 1,
            Event::End(TagEnd::Image) => open -= 1,
            _ => {}
        }
        open == 0
    };
    let end = events[start..].iter().position(is_end).map_or(start, |length| start + length);
    let is_after_start =
        start.checked_sub(1).is_some_and(|index| matches!(events[index].0, Event::Start(Tag::Paragraph)));
    is_after_start && matches!(events.get(end + 1), Some((Event::End(TagEnd::Paragraph), _)))
}
