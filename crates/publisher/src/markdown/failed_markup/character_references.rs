//! Characters that nobody sees, written as `&#x202E;` or `&ZeroWidthSpace;`.

use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem, Severity};
use crate::source::characters;
use crate::source::file::SourceFile;
use pulldown_cmark::Event;
use std::path::Path;

/// Reports the references to characters that cannot be written as themselves either.
pub(super) fn characters(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (index, (event, range)) in parsed.events.iter().enumerate() {
        let Event::Text(text) = event else { continue };
        let reference = &parsed.body[range.clone()];
        if reference.starts_with('&') && reference.ends_with(';') && **text != *reference {
            let text_of = |index: usize| match parsed.events.get(index) {
                Some((Event::Text(text), _)) => &**text,
                _ => "",
            };
            let (before, after) = (index.checked_sub(1).map_or("", text_of), text_of(index + 1));
            let problem = problem(reference, &format!("{before}{text}{after}"), before.chars().count() + 1);
            found.extend(problem.map(|problem| FailedMarkup { range: range.clone(), problem }));
        }
    }
    found
}

/// Returns the problem of the character in a column, which depends on the text around it.
fn problem(reference: &str, text: &str, column: usize) -> Option<Problem> {
    let line = SourceFile::new(Path::new(""), text);
    let mut diagnostics = Diagnostics::default();
    characters::check(&line, &mut diagnostics);
    let is_here = |diagnostic: &Diagnostic| diagnostic.position.is_some_and(|position| position.column == column);
    let diagnostic = diagnostics.sorted().into_iter().find(is_here)?;
    let help = format!("remove `{reference}`, or write it as code");
    let message = format!("`{reference}`: {}", diagnostic.message);
    Some(match diagnostic.severity {
        Severity::Error => Problem::error(message, help),
        Severity::Warning => Problem::warning(message, help),
    })
}
