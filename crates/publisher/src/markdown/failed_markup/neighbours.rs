//! Lines that change the block directly above them: a line below a table becomes a row, and `---` below words makes them a
//! heading.

use super::super::container::END_LINE;
use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::ops::Range;

/// A line without `|` directly below a table.
pub(super) fn rows(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let mut found: Vec<FailedMarkup> = Vec::new();
    let mut end_of_last = None;
    for (event, range) in parsed.events {
        if !matches!(event, Event::Start(Tag::TableRow)) {
            continue;
        }
        let row = parsed.body[range.clone()].trim();
        // `::end` ends the part of the page with the table in it.
        if row.replace("\\|", "").contains('|') || row == END_LINE {
            continue;
        }
        // One warning is enough for a paragraph.
        if end_of_last.replace(range.end) == Some(range.start) {
            continue;
        }
        let problem = Problem::warning(
            "this line becomes a row of the table above it",
            format!("write an empty line above it; if it is a row, write `| {row} |`"),
        );
        found.push(FailedMarkup { range: range.start..range.start + row.len(), problem });
    }
    found
}

/// `---` or `-` directly below words. A line of at least four signs below one line of words was meant so.
pub(super) fn underline(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    let source = parsed.body[range.clone()].trim_end();
    let is_heading = matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }));
    if !is_heading || source.trim_start().starts_with('#') {
        return None;
    }
    let (words, line) = source.rsplit_once('\n')?;
    let start = range.start + words.len() + 1 + line.len() - line.trim_start_matches([' ', '>', '\t']).len();
    let (line, is_one_line) = (line.trim_matches([' ', '>', '\t']), !words.contains('\n'));
    if is_one_line && line.len() > 3 {
        return None;
    }
    let heading = if is_one_line { words.trim() } else { "The heading" };
    let text = match line.len() {
        0..3 => format!("to show the signs, write `\\{line}`"),
        _ => String::from("for a line across the page, write an empty line above it"),
    };
    let problem = Problem::warning(
        format!("the line `{line}` makes the text above it a heading"),
        format!("{text}; for a heading, write `## {heading}` without that line"),
    );
    Some(FailedMarkup { range: start..start + line.len(), problem })
}
