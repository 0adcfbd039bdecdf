//! The error of a run: that of the module that failed.

use crate::diagnostic::{Diagnostic, count};
use crate::document::TemplateError;
use crate::files::JsonError;
use crate::files::icons::IconError;
use crate::files::share_cards::ShareCardError;
use crate::files::sitemap::TooManyPages;
use crate::fs::FileError;
use crate::output::OutputError;
use crate::output::assets::AssetError;
use crate::output::style::StyleError;
use std::fmt;
use thiserror::Error;

/// The content could not be published.
#[derive(Debug, Error)]
pub enum PublishError {
    /// The content has errors. These are all diagnostics, sorted.
    #[error(fmt = fmt_diagnostics)]
    Diagnostics(Vec<Diagnostic>),
    /// The base path has no leading slash.
    #[error("The base path `{base_path}` must start with `/`. Write `/`, or `/folder/` for a site in a folder.")]
    BasePath {
        /// The base path.
        base_path: String,
    },
    /// The style sheet cannot be bundled.
    #[error(transparent)]
    Style(#[from] StyleError),
    /// The assets of the app are missing or cannot be used.
    #[error(transparent)]
    Asset(#[from] AssetError),
    /// The built `index.html` is missing or cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A JSON file cannot be made, which is a bug in the publisher.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The site has more pages than a sitemap can hold.
    #[error(transparent)]
    Sitemap(#[from] TooManyPages),
    /// An icon cannot be rendered, which is a bug in the publisher.
    #[error(transparent)]
    Icon(#[from] IconError),
    /// A share card cannot be rendered, which is a bug in the publisher.
    #[error(transparent)]
    ShareCard(#[from] ShareCardError),
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The files cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}

fn fmt_diagnostics(diagnostics: &[Diagnostic], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    for diagnostic in diagnostics {
        writeln!(formatter, "{diagnostic}")?;
    }
    formatter.write_str(&nothing_published(diagnostics))
}

/// Returns the last line about content with errors: how many there are, and what follows from that.
#[must_use]
pub fn nothing_published(diagnostics: &[Diagnostic]) -> String {
    format!("{} in the content. Nothing was published.", count(diagnostics))
}
