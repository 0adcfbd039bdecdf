//! Why an entry cannot be renamed.

use crate::PublishError;
use crate::diagnostic::Diagnostic;
use crate::fs::{FileError, with_slashes};
use crate::translations::TranslationError;
use std::path::PathBuf;
use thiserror::Error;

/// An entry cannot be renamed.
#[derive(Debug, Error)]
pub enum RenameError {
    /// The content has errors, so that its links are not known.
    #[error("{0}\nNothing was renamed.\n    help: correct the content first")]
    Content(#[from] PublishError),
    /// No entry has this name.
    #[error("There is no post, page, event or opportunity `{name}`.\n    help: {help}")]
    Unknown {
        /// The name.
        name: String,
        /// What to do.
        help: String,
    },
    /// Entries of several kinds have this name.
    #[error("`{name}` is the name of several entries.\n    help: name one of them by its address: {}", paths.join(", "))]
    Ambiguous {
        /// The name.
        name: String,
        /// The addresses of the entries.
        paths: Vec<String>,
    },
    /// The address of the page does not come from its name.
    #[error("The address {path} cannot change: the site itself uses it.")]
    Fixed {
        /// The address.
        path: String,
    },
    /// The new address is one of the site itself.
    #[error("The site itself uses the address {path}.\n    help: choose another name")]
    Reserved {
        /// The address.
        path: String,
    },
    /// The new name cannot be in an address.
    #[error("`{slug}` cannot be part of a web address.\n    help: {help}")]
    Slug {
        /// The name.
        slug: String,
        /// What to do.
        help: String,
    },
    /// The entry has this name already.
    #[error("The address is {path} already.")]
    Same {
        /// The address.
        path: String,
    },
    /// A file or a page of the new name exists.
    #[error("There is already {}.\n    help: choose another name", with_slashes(file))]
    Exists {
        /// The file.
        file: PathBuf,
    },
    /// The front matter has a form in which nothing can be added.
    #[error(
        "The old address cannot be added to {}.\n    help: write its `aliases` as `aliases: [/old-name/]` on one line, between two lines `---`",
        with_slashes(file)
    )]
    FrontMatter {
        /// The file.
        file: PathBuf,
    },
    /// A TOML file cannot be changed.
    #[error("A file of the content cannot be changed: {0}")]
    Settings(#[from] toml_edit::TomlError),
    /// The renamed content has errors, or lost addresses.
    #[error("{}\nNothing was renamed: the check would say this afterwards.\n    help: a link that it names could not be updated: write it as `[words](/address/)` first; if it names the new address, choose another name", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Refused(Vec<Diagnostic>),
    /// A translation cannot be marked as current.
    #[error(transparent)]
    Translation(#[from] TranslationError),
    /// A file cannot be read, written or moved.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Returns the error of a name that cannot be in an address.
pub(super) fn not_a_slug(slug: &str) -> RenameError {
    let right = crate::source::slugify::slugify(slug);
    let help = match right.is_empty() {
        true => String::from("use letters from a to z, digits and hyphens, such as `new-name`"),
        false => format!("write `{right}`"),
    };
    RenameError::Slug { slug: String::from(slug), help }
}
