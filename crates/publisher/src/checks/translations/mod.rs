//! The checks that a translation says the same as its original: only its words differ.

mod events;
mod opportunities;

pub(super) use events::events_are_the_same;
pub(super) use opportunities::opportunities_are_the_same;

use crate::diagnostic::{Position, Problem};
use crate::source::fields::Spanned;
use std::path::Path;

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
