//! The JSON that the app loads: one `site.json` for each language, and one file for each page.

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::output::site_address::file_path;
use crate::output::{Output, OutputFile};
use model::page::PageContent;
use model::site::Site;
use model::urls::SiteUrls;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::de::SliceRead;
use thiserror::Error;

/// What the app shows around every page, in the folder of a language.
pub(crate) const SITE_FILE: &str = "site.json";

/// A JSON file cannot be made, which is a bug in the publisher.
#[derive(Debug, Error)]
pub enum JsonError {
    /// The value cannot be serialized.
    #[error("{file} cannot be written: {source}")]
    Serialize {
        /// The path or the URL of the file.
        file: String,
        /// The cause.
        source: serde_json::Error,
    },
    /// The file cannot be deserialized.
    #[error("{file} cannot be read back: {source}")]
    Deserialize {
        /// The path of the file.
        file: String,
        /// The cause, with line and column.
        source: serde_json::Error,
    },
    /// The file deserializes to another value.
    #[error("{file} does not read back as what was written")]
    RoundTrip {
        /// The path of the file.
        file: String,
    },
}

impl JsonError {
    /// Returns a function that names the file of a serialization error.
    pub(super) fn serialize(file: &str) -> impl FnOnce(serde_json::Error) -> JsonError {
        move |source| JsonError::Serialize { file: String::from(file), source }
    }
}

/// Adds the files of all languages.
///
/// # Errors
/// Errors if a file does not deserialize to an equal value, which is a bug in the publisher.
pub(crate) fn add(output: &mut Output, published: &Published) -> Result<(), JsonError> {
    for locale in &published.locales {
        output.extend([site_json(locale)?]);
        let pages = locale.pages.par_iter().map(|page| page_json(page, locale));
        output.extend(pages.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(())
}

/// Returns the paths of all files of a language below the output folder.
pub(super) fn paths(locale: &PublishedLocale) -> impl Iterator<Item = String> {
    let pages = locale.pages.iter().map(|page| path(locale, &page.route.content_file()));
    std::iter::once(path(locale, SITE_FILE)).chain(pages)
}

fn path(locale: &PublishedLocale, file: &str) -> String {
    file_path(&SiteUrls::new("/", &[]).content(&locale.language.code, file))
}

fn site_json(locale: &PublishedLocale) -> Result<OutputFile, JsonError> {
    json(locale, SITE_FILE, &locale.site, |json| Site::deserialize(json))
}

fn page_json(page: &PublishedPage, locale: &PublishedLocale) -> Result<OutputFile, JsonError> {
    json(locale, &page.route.content_file(), &page.content, |json| PageContent::deserialize(&page.route, json))
}

/// Serializes a value and deserializes it again: what the app reads must equal what was written.
fn json<T>(
    locale: &PublishedLocale,
    file: &str,
    value: &T,
    deserialize: impl FnOnce(&mut serde_json::Deserializer<SliceRead<'_>>) -> serde_json::Result<T>,
) -> Result<OutputFile, JsonError>
where
    T: Serialize + PartialEq,
{
    let json = serde_json::to_vec(value).map_err(JsonError::serialize(file))?;
    match deserialize(&mut serde_json::Deserializer::from_slice(&json)) {
        Ok(read) if read == *value => Ok(OutputFile::new(path(locale, file), json)),
        Ok(_) => Err(JsonError::RoundTrip { file: String::from(file) }),
        Err(source) => Err(JsonError::Deserialize { file: String::from(file), source }),
    }
}
