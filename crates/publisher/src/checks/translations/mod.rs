//! The checks that a translation says the same as its source, as it is today: only its words differ.

mod events;
mod opportunities;
mod parts;
mod same_words;
mod states;
mod strings;
mod words;

pub(super) use events::events_are_the_same;
pub(super) use opportunities::opportunities_are_the_same;
pub(super) use parts::parts_are_the_same;
pub(super) use states::states_are_current;
pub(super) use strings::strings_are_translated;
pub(super) use words::words_are_translated;

use crate::diagnostic::{Diagnostics, Position, Problem};
use crate::source::fields::Spanned;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// An entry of a language, and the one of the default language that has its name: itself, if there is none.
struct Translation<'a> {
    /// What editors call such an entry.
    noun: &'static str,
    file: &'a Path,
    first_slug: &'a str,
    original: &'a Path,
}

impl Translation<'_> {
    /// Reports what differs. `sources` are the entries of the default language, each with its file and its first slug;
    /// `unreadable` are the files with
    /// errors; `contradictions` compares the two entries.
    fn check<'a>(
        &self,
        mut sources: impl Iterator<Item = (&'a Path, &'a str)>,
        unreadable: &FxHashSet<PathBuf>,
        contradictions: impl FnOnce() -> Vec<(Position, Problem)>,
        diagnostics: &mut Diagnostics,
    ) {
        // What cannot be read is reported itself.
        if [self.original, self.file].iter().any(|file| unreadable.contains(*file)) {
            return;
        }
        let problems = match self.original == self.file {
            true => {
                let renamed = sources.find(|(file, first_slug)| *file != self.file && *first_slug == self.first_slug);
                renamed.map(|(file, _)| (Position::START, other_name(self.noun, file))).into_iter().collect()
            }
            false => contradictions(),
        };
        problems.into_iter().for_each(|(position, problem)| diagnostics.add(self.file, position, problem));
    }
}

/// Returns the problem of a translation that contradicts its original. Each key has whether its values differ.
fn contradiction(keys: &[(&str, bool)], original: &Path) -> Option<(Position, Problem)> {
    let different: Vec<&str> = keys.iter().filter(|(_, differs)| *differs).map(|(key, _)| *key).collect();
    let message = format!("this translation contradicts {}: {}", original.display(), different.join(", "));
    let problem = Problem::error(message, "write the same as there: a translation changes words alone");
    (!different.is_empty()).then_some((Position::START, problem))
}

/// Returns the problem of a translation whose id is not the first slug of its original.
fn other_id(id: Option<&Spanned<String>>, first_slug: &str, original: &Path) -> Option<(Position, Problem)> {
    let id = id.filter(|id| id.value != first_slug)?;
    let message = format!("`id` is `{}`, but {} has been `{first_slug}`", id.value, original.display());
    Some((id.position, Problem::error(message, "remove the line: a translation has the id of what it translates")))
}

/// Returns the problem of a translation whose original has a new name.
fn other_name(noun: &str, original: &Path) -> Problem {
    let name = original.file_name().unwrap_or_default().to_string_lossy();
    let message = format!("this is the {noun} {}, which has another name", original.display());
    Problem::error(message, format!("rename this file to {name}"))
}
