//! Lines that look like a heading.

use super::{FailedMarkup, ParsedBody, paragraph_lines};

/// `##Heading`, `##**Heading**`, `##` with a space that is none for Markdown, and more than six signs.
pub(super) fn headings(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for run in parsed.runs.iter().filter(|run| !run.is_in_link) {
        for (start, text) in paragraph_lines(run) {
            let level = text.len() - text.trim_start_matches('#').len();
            // The text of a run does not have a link at its end.
            let line = parsed.body[run.start + start..].lines().next().unwrap_or_default().trim_end();
            let Some(rest) = line.get(level..).filter(|_| level > 1) else { continue };
            let words = rest.trim();
            let starts = |sign: char| sign.is_alphanumeric() || "*_[`\"“'‘(".contains(sign) || sign.is_whitespace();
            let is_heading = match level {
                2..=6 => rest.starts_with(starts) && !words.is_empty(),
                _ => rest.starts_with(char::is_whitespace) && words.starts_with(char::is_alphanumeric),
            };
            if is_heading {
                let (right, help) = match level {
                    2..=6 => (&line[..level], "write a space after the signs"),
                    _ => ("##", "write two signs, or as many as the level of the heading, six at most"),
                };
                let range = start..start + text.len();
                found.push(run.failed(range, "this heading cannot be read", format!("{help}: `{right} {words}`")));
            }
        }
    }
    found
}
