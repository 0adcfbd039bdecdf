//! Whom a new post is by: the person with the name that git has.

use super::{NewEntry, Values};
use crate::authored::Content;
use crate::source::fields::on_one_line;
use crate::source::slugify::slugify;
use crate::translations::git;
use std::path::Path;

/// The key for the people who wrote an entry.
const AUTHORS: &str = "authors";

/// Returns the values of an entry with its author, if nobody is named and one person has this name.
pub(super) fn with_author(entry: &NewEntry, content: &Content) -> Values {
    let mut values = entry.values.clone();
    let has_authors = entry.kind.keys.iter().any(|key| key.name == AUTHORS) && values.first(AUTHORS).is_none();
    let name = entry.author.as_deref().map(on_one_line).filter(|name| has_authors && !name.is_empty());
    if let Some(name) = name {
        let is_meant = |known: &str| known.to_lowercase() == name.to_lowercase() || slugify(known) == slugify(&name);
        let mut people = content.people.iter().filter(|(_, person)| is_meant(&person.person.name));
        if let (Some((id, _)), None) = (people.next(), people.next()) {
            values.add(AUTHORS, id);
        }
    }
    values
}

/// Returns the name with which git would sign a change in a folder, if there is git and it has one.
#[must_use]
pub fn name_in_git(folder: &Path) -> Option<String> {
    git(folder, &["config", "user.name"]).ok().map(|name| String::from(name.trim()))
}
