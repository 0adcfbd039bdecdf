//! Compares what Jekyll renders with what the publisher writes for the imported site.
//!
//! [`jekyll`] renders the old site, [`published`] imports and renders the new one. [`html`] parses both as browsers do.
//! [`parts`] extracts the parts to compare: words, code blocks, links, lists and tables. [`difference`] compares them, and
//! [`reported`] finds what the import report names of the differences. Any other difference is a failure.
//!
//! [`selectors`] lists what the two sites add around the text.

pub mod difference;
pub mod html;
pub mod jekyll;
pub mod line;
pub mod links;
pub mod lists;
pub mod parts;
pub mod published;
pub mod reported;
pub mod selectors;
pub mod site;
pub mod tables;
#[cfg(test)]
mod tests;
pub mod text;
pub mod url;

pub use site::compare;

use thiserror::Error;

/// A comparison is not possible.
#[derive(Debug, Error)]
pub enum ComparisonError {
    /// A file cannot be read or written, or a program cannot be started.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// The plugin's output cannot be read.
    #[error("Jekyll's output cannot be read: {0}")]
    Record(#[from] serde_json::Error),
    /// Jekyll failed.
    #[error("Jekyll cannot render the site:\n{message}")]
    Jekyll {
        /// What Jekyll printed.
        message: String,
    },
    /// The import failed.
    #[error("the site cannot be imported: {message}")]
    Import {
        /// The importer's message.
        message: String,
    },
}
