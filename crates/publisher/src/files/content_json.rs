//! The JSON that the app loads: one `site.json` for each language, and one file for each page, which is made when it is written.

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::output::site_address::file_path;
use crate::output::{Output, OutputFile};
use model::page::PageContent;
use model::site::Site;
use model::urls::SiteUrls;
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

/// Adds the files of all languages. A file that does not deserialize to an equal value is not written, and an error.
pub(crate) fn add<'a>(output: &mut Output<'a>, published: &'a Published) {
    for locale in &published.locales {
        let path = |file: &str| path(locale, file);
        output.extend([OutputFile::made_when_written(path(SITE_FILE), || Ok(site_json(locale)?))]);
        let page_file = |page: &'a PublishedPage| {
            OutputFile::made_when_written(path(&page.route.content_file()), || Ok(page_json(page)?))
        };
        output.extend(locale.pages.iter().map(page_file));
    }
}

/// Returns the paths of all files of a language below the output folder.
pub(super) fn paths(locale: &PublishedLocale) -> impl Iterator<Item = String> {
    let pages = locale.pages.iter().map(|page| path(locale, &page.route.content_file()));
    std::iter::once(path(locale, SITE_FILE)).chain(pages)
}

fn path(locale: &PublishedLocale, file: &str) -> String {
    file_path(&SiteUrls::new("/", &[]).content(&locale.language.code, file))
}

fn site_json(locale: &PublishedLocale) -> Result<Vec<u8>, JsonError> {
    json(SITE_FILE, &locale.site, |json| Site::deserialize(json))
}

fn page_json(page: &PublishedPage) -> Result<Vec<u8>, JsonError> {
    json(&page.route.content_file(), &page.content, |json| PageContent::deserialize(&page.route, json))
}

/// Serializes a value and deserializes it again: what the app reads must equal what was written.
fn json<T>(
    file: &str,
    value: &T,
    deserialize: impl FnOnce(&mut serde_json::Deserializer<SliceRead<'_>>) -> serde_json::Result<T>,
) -> Result<Vec<u8>, JsonError>
where
    T: Serialize + PartialEq,
{
    let json = serde_json::to_vec(value).map_err(JsonError::serialize(file))?;
    match deserialize(&mut serde_json::Deserializer::from_slice(&json)) {
        Ok(read) if read == *value => Ok(json),
        Ok(_) => Err(JsonError::RoundTrip { file: String::from(file) }),
        Err(source) => Err(JsonError::Deserialize { file: String::from(file), source }),
    }
}
