//! Braces after headings that look like the id of a heading, or like attributes of other programs.

use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use crate::source::slugify::slugify;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// `## Heading {#my id}` and `## Heading {.class}`. Other words in braces are text.
pub(super) fn of_heading(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    if !matches!(event, Event::Start(Tag::Heading { id: None, .. })) {
        return None;
    }
    let source = parsed.body[range.clone()].trim_end();
    let words = source.trim_end_matches(['#', '=', '-', ' ', '\n', '\r', '>', '\t']);
    let open = words.rfind('{').filter(|open| words.ends_with('}') && !words[..*open].ends_with('\\'))?;
    let (start, braces) = (range.start + open, &words[open..]);
    problem(braces).map(|problem| FailedMarkup { range: start..start + braces.len(), problem })
}

fn problem(braces: &str) -> Option<Problem> {
    let inner = braces[1..braces.len() - 1].trim();
    let is_name = |name: &str| name.starts_with(char::is_alphabetic);
    let id = inner.strip_prefix('#').map(|id| id.split([' ', '.']).filter(|word| !word.contains('=')));
    let id = id.map(|words| slugify(&words.take_while(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")));
    match id.filter(|id| !id.is_empty()) {
        Some(id) if braces == format!("{{#{id}}}") => Some(Problem::warning(
            format!("`{braces}` would be shown: there are signs `#` after it"),
            "remove the signs after it",
        )),
        Some(id) => Some(Problem::warning(
            format!("`{braces}` would be shown: it cannot be the id of a heading"),
            format!("use only lower-case letters, digits and hyphens: `{{#{id}}}`"),
        )),
        None if inner.strip_prefix('.').is_some_and(is_name) || inner.contains("=\"") => Some(Problem::warning(
            format!("`{braces}` is an instruction for another program, and would be shown"),
            "remove it, or write it as code",
        )),
        None => None,
    }
}
