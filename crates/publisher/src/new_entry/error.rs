//! Why a file cannot be created.

use super::AboutValue;
use super::key::option_name;
use crate::fs::FileError;
use std::path::PathBuf;
use thiserror::Error;

/// A file cannot be created.
#[derive(Debug, Error)]
pub enum NewEntryError {
    /// The name has neither a letter nor a digit.
    #[error(
        "No web address can be made from the {key} `{name}`. Use at least one letter or one digit.\n    \
         help: or choose the name in the address yourself: `--slug a-short-name`"
    )]
    NoSlug {
        /// The key that has the name.
        key: &'static str,
        /// The name.
        name: String,
    },
    /// The name in the address has signs that an address cannot have.
    #[error("`{slug}` cannot be part of a web address.\n    help: {help}")]
    Slug {
        /// The name in the address.
        slug: String,
        /// What to do.
        help: String,
    },
    /// The site does not have the language.
    #[error("The site has no language `{language}`.\n    help: {help}")]
    Language {
        /// The language.
        language: String,
        /// What to do.
        help: String,
    },
    /// Another file has the same name.
    #[error(
        "There is already {} with this name: {}. Choose another {key}{}.",
        article(word),
        path(file),
        or_year(word)
    )]
    Exists {
        /// The word for the kind.
        word: &'static str,
        /// The key that has the name.
        key: &'static str,
        /// That file, relative to the root.
        file: PathBuf,
    },
    /// Values that are given have errors.
    #[error("{}\nNothing was created.", listed(.0))]
    Values(Vec<AboutValue>),
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl NewEntryError {
    /// Returns the message for a person who has filled in a form, and has no options.
    pub(crate) fn for_form(&self) -> String {
        match self {
            NewEntryError::NoSlug { .. } => {
                String::from("use at least one letter or one digit, for the address of the page.")
            }
            NewEntryError::Exists { file, .. } => format!(
                "there is already one of this name, in {}. Choose another name, for example with the year or the city.",
                path(file)
            ),
            other => other.to_string(),
        }
    }
}

fn listed(errors: &[AboutValue]) -> String {
    let line = |AboutValue { key, diagnostic, .. }: &AboutValue| {
        let option = key.map_or_else(|| String::from("text"), option_name);
        format!("--{option}: {}\n    help: {}", diagnostic.message, diagnostic.help)
    };
    errors.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn path(file: &std::path::Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

fn article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// Events return from year to year.
fn or_year(word: &str) -> &'static str {
    if word == "event" { ", or add the year: `--slug NAME-YEAR`" } else { ", or a name for the address: `--slug NAME`" }
}
