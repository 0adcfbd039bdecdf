//! Why a command about translations cannot do what it is asked.

use super::history::HistoryError;
use crate::fs::{FileError, with_slashes};
use std::path::PathBuf;
use thiserror::Error;

/// A command about translations cannot do what it is asked.
#[derive(Debug, Error)]
pub enum TranslationError {
    /// The site does not have the language.
    #[error("The site has no language `{language}`.\n    help: {help}")]
    Language {
        /// The language, as it was written.
        language: String,
        /// What to do.
        help: String,
    },
    /// The language is the one that all others are made from.
    #[error(
        "`{language}` is the language that translations are made from.\n    help: name another language of the site"
    )]
    SourceLanguage {
        /// The code of the language.
        language: String,
    },
    /// No content has this name.
    #[error("There is no {name} to translate.\n    help: {help}")]
    UnknownSource {
        /// The name, as it was written.
        name: String,
        /// What to do.
        help: String,
    },
    /// The file does not exist, or is no content.
    #[error("{} is no file of the content.\n    help: {help}", with_slashes(file))]
    UnknownFile {
        /// The file, relative to the root.
        file: PathBuf,
        /// What to do.
        help: String,
    },
    /// The file is not a translation.
    #[error("{} is no translation: {reason}.\n    help: {help}", with_slashes(file))]
    NoTranslation {
        /// The file, relative to the root.
        file: PathBuf,
        /// Why not.
        reason: String,
        /// What to do.
        help: String,
    },
    /// The file cannot be read.
    #[error("{} cannot be read.\n    help: run `cargo content check`, and correct what it reports", with_slashes(file))]
    Unreadable {
        /// The file, relative to the root.
        file: PathBuf,
    },
    /// The file already exists.
    #[error("{} exists already.\n    help: complete that file, or delete it first", with_slashes(file))]
    Exists {
        /// The file, relative to the root.
        file: PathBuf,
    },
    /// The digest of a file cannot be written into it.
    #[error(
        "{} cannot be changed.\n    help: write the line `{line}` above its second line `---` yourself",
        with_slashes(file)
    )]
    NotWritten {
        /// The file, relative to the root.
        file: PathBuf,
        /// The line with the digest.
        line: String,
    },
    /// The file does not say which state it translates.
    #[error(
        "It is not known which state of its source {} translates.\n    help: compare the two files; once they say the \
         same, run `cargo content translated {}`",
        with_slashes(file),
        with_slashes(file)
    )]
    UnknownState {
        /// The file, relative to the root.
        file: PathBuf,
    },
    /// The history does not have the state that was translated.
    #[error(
        "The history here has no state of {} with the digest {digest}.\n    help: if this is a shallow clone, run `git \
         fetch --unshallow`; otherwise compare the two files",
        with_slashes(source_file)
    )]
    NotInHistory {
        /// The source, relative to the root.
        source_file: PathBuf,
        /// The digest that the translation names.
        digest: String,
    },
    /// The history is not known.
    #[error(
        "{error}.\n    help: open {} on the site that keeps the repository, and choose its history",
        with_slashes(file)
    )]
    History {
        /// The file, relative to the root.
        file: PathBuf,
        /// The cause.
        error: HistoryError,
    },
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}
