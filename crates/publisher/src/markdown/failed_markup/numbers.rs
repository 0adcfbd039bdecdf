//! Lists whose numbers are not those that readers see.

use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use pulldown_cmark::{Event, Tag, TagEnd};

/// A list that counts backwards or leaves out a number. Markdown counts on from the first number; equal ones are usual.
pub(super) fn numbers(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    let mut open: Vec<Vec<Entry<'_>>> = Vec::new();
    for (event, range) in parsed.events {
        match event {
            Event::Start(Tag::List(_)) => open.push(Vec::new()),
            Event::Start(Tag::Item) => {
                let entry = Entry::new(parsed.body, range.start);
                if let Some(entries) = open.last_mut() {
                    entries.extend(entry);
                }
            }
            Event::End(TagEnd::List(true)) => found.extend(open.pop().and_then(|entries| changed_number(&entries))),
            Event::End(TagEnd::List(false)) => _ = open.pop(),
            _ => {}
        }
    }
    found
}

struct Entry<'a> {
    start: usize,
    number: u64,
    /// Its number and its sign, such as `2.`
    marker: &'a str,
    words: &'a str,
}

impl Entry<'_> {
    fn new(body: &str, start: usize) -> Option<Entry<'_>> {
        let line = body[start..].lines().next()?;
        let text = line.trim_start();
        let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
        let (marker, words) = text.split_at_checked(digits + 1)?;
        let start = start + line.len() - text.len();
        Some(Entry { start, number: text[..digits].parse().ok()?, marker, words: words.trim() })
    }
}

/// Returns a warning for the first entry that is shown with another number.
fn changed_number(entries: &[Entry<'_>]) -> Option<FailedMarkup> {
    let first = entries.first()?.number;
    let (entry, shown) = entries.iter().zip(first..).find(|(entry, shown)| entry.number != *shown)?;
    if entries.iter().all(|entry| entry.number == first) {
        return None;
    }
    let (number, sign) = entry.marker.split_at(entry.marker.len() - 1);
    let help = format!(
        "write `{shown}{sign}`; to show other numbers, write each entry as a paragraph: `{number}\\{sign} {}`",
        entry.words
    );
    let message =
        format!("the number `{}` is shown as `{shown}{sign}`: a list counts on from its first number", entry.marker);
    Some(FailedMarkup {
        range: entry.start..entry.start + entry.marker.len(),
        problem: Problem::warning(message, help),
    })
}
