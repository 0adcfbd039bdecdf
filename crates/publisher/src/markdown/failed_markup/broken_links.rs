//! Links and pictures with a sign too few or in the wrong place.

use super::super::text_runs::TextRun;
use super::{FailedMarkup, ParsedBody, is_destination};
use crate::diagnostic::Problem;
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

/// `[about us(/about/)`
pub(super) fn without_closing_bracket(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (open, _) in run.text.match_indices('[') {
        let inner = run.text[open + 1..].split(['[', ']', '\n']).next().unwrap_or_default();
        let Some((words, rest)) = inner.split_once('(') else { continue };
        let Some((address, _)) = rest.split_once(')') else { continue };
        if words.ends_with(char::is_alphanumeric) && is_destination(address) {
            let end = open + 1 + words.len() + address.len() + 2;
            let help = format!("write `[{}]({address})`", &run.source[open + 1..=open + words.len()]);
            found.push(run.failed(open..end, "this link has no `]` after its words", help));
        }
    }
    found
}

/// `![alt]` without an address.
pub(super) fn without_address(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, _) in run.text.match_indices("![") {
        let Some(end) = run.text[start..].find([']', '\n']).map(|end| start + end) else { continue };
        let before = run.text[..start].chars().next_back();
        let after = run.text[end..].strip_prefix(']').map(str::trim_start);
        let is_alone =
            before.is_none_or(char::is_whitespace) && after.is_some_and(|it| !it.starts_with(['(', '[', ':']));
        if is_alone && run.text[start + 2..].starts_with(char::is_alphabetic) {
            let picture = &run.source[start..=end];
            let help = format!("write `{picture}(/media/name.jpg)`");
            found.push(run.failed(start..end + 1, "this picture has no address", help));
        }
    }
    found
}

/// `[about us]<https://a.example>`, and `! [Icon](/icon.svg)`, which becomes a link.
pub(super) fn misplaced(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    let Event::Start(Tag::Link { link_type, dest_url, .. }) = event else { return None };
    let before = parsed.body[..range.start].rsplit('\n').next().unwrap_or_default();
    let source = &parsed.body[range.clone()];
    let (length, message, right) = match link_type {
        LinkType::Autolink if before.ends_with(']') && !before.ends_with("\\]") => {
            let label = &before[before.rfind('[')?..];
            // The sign of a footnote.
            if label.starts_with("[^") {
                return None;
            }
            (label.len(), "the address of this link is not in round brackets", format!("{label}({dest_url})"))
        }
        LinkType::Inline if before.ends_with("! ") && is_picture(dest_url) => {
            (2, "this is a link, and not a picture, because of the space after `!`", format!("!{source}"))
        }
        _ => return None,
    };
    let problem = Problem::warning(message, format!("write `{right}`"));
    Some(FailedMarkup { range: range.start - length..range.end, problem })
}

fn is_picture(address: &str) -> bool {
    let ending = address.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif"].contains(&ending.as_str())
}
