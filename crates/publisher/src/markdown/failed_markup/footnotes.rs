//! Signs of footnotes without their notes.

use super::{FailedMarkup, ParsedBody, paragraph_lines};
use crate::diagnostic::Problem;
use std::collections::BTreeSet;

/// `[^name]`, if no line defines the footnote. A line `[^name] The note.` lacks only its colon.
pub(super) fn footnotes(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    let mut reported = BTreeSet::new();
    for run in parsed.runs {
        for (start, line) in paragraph_lines(run) {
            let Some(label) = label_at(line).filter(|label| line[label.len()..].starts_with(' ')) else { continue };
            let elsewhere = parsed.runs.iter().map(|run| run.text.matches(label).count()).sum::<usize>();
            if elsewhere > 1 && reported.insert(label) {
                let words = &run.source[start + label.len()..start + line.len()].trim();
                let help = format!("write `{label}: {words}`, with an empty line above it");
                let message = format!("the footnote `{label}` has no colon");
                found.push(run.at(start..start + line.len(), Problem::error(message, help)));
            }
        }
    }
    for run in parsed.runs {
        for (start, _) in run.text.match_indices("[^") {
            let Some(label) = label_at(&run.text[start..]).filter(|label| reported.insert(label)) else { continue };
            let help = format!(
                "write it at the end of the file: `{label}: The note.`; or, if it is no footnote, write it as code"
            );
            let message = format!("the footnote `{label}` is missing");
            found.push(run.at(start..start + label.len(), Problem::error(message, help)));
        }
    }
    found
}

/// Returns the sign of a footnote at the start of a text.
fn label_at(text: &str) -> Option<&str> {
    let label = text.starts_with("[^").then(|| text.find(']')).flatten().map(|end| &text[..=end])?;
    (label.len() > "[^]".len() && !label.contains(char::is_whitespace)).then_some(label)
}
