//! The check that a translation has the headings, lists, links and other parts of its source.

use crate::checks::CheckContext;
use crate::diagnostic::{Diagnostics, Position};
use crate::translations::{Source, TranslationKeys, TranslationState, missing_parts};

/// The most parts that a message names.
const MAX_NAMED: usize = 5;

pub fn parts_are_the_same(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    if context.is_default_language() {
        return;
    }
    let unreadable = diagnostics.files_with_errors();
    let codes: Vec<&str> = context.content.languages.iter().map(|language| language.code.as_str()).collect();
    for entry in context.locale.own_entries.iter().filter(|entry| !unreadable.contains(entry.file)) {
        let Some((source, record)) = context.sources.of(entry).zip(entry.translation) else { continue };
        // What the source has since it was translated is missing for that reason. A part that waits to be filled in is
        // reported as such.
        if unreadable.contains(source.file) || is_out_of_date(&source, &record.keys) || record.wording.is_unfilled() {
            continue;
        }
        // A reviewer has seen that the translation has other parts.
        if !record.keys.reviewed_by.is_empty() {
            continue;
        }
        let missing = missing_parts(source.wording, &record.wording, &codes);
        if missing.is_empty() {
            continue;
        }
        let named: Vec<String> =
            missing.iter().take(MAX_NAMED).map(|part| format!("{} in line {}", part.name, part.line)).collect();
        let more = match missing.len().saturating_sub(MAX_NAMED) {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        let message = format!("this translation lacks what {} has: {}{more}", source.file.display(), named.join(", "));
        let help = "translate it, too; if it is meant to be missing, add the line `reviewed_by: [name]` with a person who \
                    says so";
        diagnostics.warning(entry.file, Position::START, message, help);
    }
}

fn is_out_of_date(source: &Source<'_>, keys: &TranslationKeys) -> bool {
    source.status(keys).state == TranslationState::OutOfDate
}
