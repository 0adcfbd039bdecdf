//! The check that translations say what their sources say today.

use crate::authored::AuthoredEntry;
use crate::checks::CheckContext;
use crate::diagnostic::{Diagnostics, Position, Problem};
use crate::source::fields::Spanned;
use crate::translations::{Source, TranslationKeys, TranslationState};

pub fn states_are_current(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    if context.is_default_language() {
        return;
    }
    // A file with errors may say something else once it is right.
    let unreadable = diagnostics.files_with_errors();
    for entry in context.locale.own_entries.iter().filter(|entry| !unreadable.contains(entry.file)) {
        let Some(record) = entry.translation else { continue };
        let problem = match context.sources.of(entry) {
            Some(source) if unreadable.contains(source.file) => None,
            Some(source) => problem(entry, &source, &record.keys),
            None => without_source(context, entry, &record.keys),
        };
        if let Some((position, problem)) = problem {
            diagnostics.add(entry.file, position, problem);
        }
    }
}

/// Returns the problem of a translation that is not current.
fn problem(entry: &AuthoredEntry<'_>, source: &Source<'_>, keys: &TranslationKeys) -> Option<(Position, Problem)> {
    let (path, line) = (source.file.display(), source.line());
    let written = keys.translation_of.as_ref();
    let position = written.map_or(Position::START, |written| written.position);
    let state = source.status(keys).state;
    let problem = match (state, written) {
        (TranslationState::Current, _) => return None,
        (TranslationState::OutOfDate, _) => {
            let file = entry.file.display();
            let message = format!("{path} has changed since this was translated");
            let help = format!(
                "translate what has changed (`cargo content translations --diff {file}` shows it), then write `{line}`"
            );
            Problem::warning(message, help)
        }
        (TranslationState::Unknown, Some(Spanned { value, .. })) => {
            let message = format!("`{value}` is not the digest of a source");
            Problem::warning(message, format!("if this says what {path} says today, write `{line}`"))
        }
        (TranslationState::Unknown, None) => {
            let message = format!("it is not known which state of {path} this translates");
            let help =
                format!("if this says what {path} says today, add the line `{line}` above the second line `---`");
            Problem::warning(message, help)
        }
    };
    Some((position, problem))
}

/// Returns the problem of a file that calls itself a translation, but has no source.
fn without_source(
    context: &CheckContext<'_>,
    entry: &AuthoredEntry<'_>,
    keys: &TranslationKeys,
) -> Option<(Position, Problem)> {
    let Spanned { position, .. } = keys.translation_of.as_ref()?;
    let source = entry.file.file_name().map(|name| context.locale.source_folder().join(entry.folder).join(name))?;
    if context.content.unreadable.contains_key(&source) {
        return None;
    }
    let message = format!("there is no {} of which this could be a translation", source.display());
    let help = "give this file the name of the file that it translates, or remove the line `translation_of`";
    Some((*position, Problem::warning(message, help)))
}
