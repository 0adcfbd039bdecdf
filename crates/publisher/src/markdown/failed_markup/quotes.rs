//! Signs `>` that start a quotation, but were meant as a prompt of Python or as "greater than".

use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use crate::source::file::lines;
use pulldown_cmark::{Event, Tag};

/// `>>> print(1)` and `>= 3.8 is required`. One warning is enough for the lines of a quotation.
pub(super) fn quotes(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    let mut end = 0;
    for (event, range) in parsed.events {
        if !matches!(event, Event::Start(Tag::BlockQuote(_))) || range.start < end {
            continue;
        }
        let first = lines(&parsed.body[range.clone()]).find_map(|(offset, line)| {
            let start = range.start + offset;
            problem(line.trim()).map(|problem| FailedMarkup { range: start..start + line.trim_end().len(), problem })
        });
        if let Some(first) = first {
            found.push(first);
            end = range.end;
        }
    }
    found
}

fn problem(line: &str) -> Option<Problem> {
    if let Some(code) = line.strip_prefix(">>>").filter(|code| !code.trim().is_empty()) {
        let help = format!("write code between lines `` ``` ``; for code in a line, write `` `{}` ``", code.trim());
        return Some(Problem::warning("the signs `>>>` are not shown: they make this a quotation", help));
    }
    let rest = line.strip_prefix('>')?;
    let is_comparison = rest.starts_with(|sign: char| sign == '=' || sign.is_ascii_digit());
    is_comparison.then(|| {
        let help = format!("write `\\{line}`; if it is a quotation, write a space after the sign: `> {rest}`");
        Problem::warning("the sign `>` is not shown: it makes this a quotation", help)
    })
}
