//! Why a file cannot be created.

use super::AboutValue;
use super::key::option_name;
use crate::diagnostic::Diagnostic;
use crate::fs::{FileError, with_slashes};
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
    /// Windows has no files of this name.
    #[error("Windows cannot store a file or a folder with the name `{slug}`. Choose another {key}.")]
    ReservedName {
        /// The key or the option that has the name.
        key: &'static str,
        /// The name in the address.
        slug: String,
    },
    /// The settings of the site have errors, so that its languages are not known.
    #[error("content/site.toml cannot be read:\n{}\nNothing was created.", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Site(Vec<Diagnostic>),
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
        article(keyword),
        with_slashes(file),
        or_year(keyword)
    )]
    Exists {
        /// The word for the kind.
        keyword: &'static str,
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
    /// Returns whether only another name helps.
    pub(crate) fn is_about_name(&self) -> bool {
        use NewEntryError::{Exists, NoSlug, ReservedName};
        matches!(self, NoSlug { .. } | Exists { .. } | ReservedName { .. })
    }

    /// Returns the message for a person who has filled in a form, and has no options.
    pub(crate) fn for_form(&self) -> String {
        match self {
            NewEntryError::NoSlug { .. } => {
                String::from("use at least one letter or one digit, for the address of the page.")
            }
            NewEntryError::Exists { file, .. } => format!(
                "there is already one of this name, in {}. Choose another name, for example with the year or the city.",
                with_slashes(file)
            ),
            NewEntryError::ReservedName { slug, .. } => {
                format!("Windows cannot store a file or a folder with the name `{slug}`. Choose another title.")
            }
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

fn article(keyword: &str) -> String {
    let article = if keyword.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {keyword}")
}

/// Events return from year to year.
fn or_year(keyword: &str) -> &'static str {
    if keyword == "event" {
        ", or add the year: `--slug NAME-YEAR`"
    } else {
        ", or a name for the address: `--slug NAME`"
    }
}
