//! The JSON that the app loads: one `site.json` for each language, and one file for each page.

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::output::{Output, OutputFile};
use model::page::PageContent;
use model::site::Site;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::de::SliceRead;

/// Adds the files of all languages.
///
/// # Errors
/// Errors if a file does not deserialize to an equal value, which is a bug in the publisher.
pub(crate) fn add(output: &mut Output, published: &Published) -> Result<(), String> {
    for locale in &published.locales {
        output.extend([site_json(locale)?]);
        let pages = locale.pages.par_iter().map(|page| page_json(page, locale));
        output.extend(pages.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(())
}

fn site_json(locale: &PublishedLocale) -> Result<OutputFile, String> {
    json(locale, "site.json", &locale.site, |json| Site::deserialize(json))
}

fn page_json(page: &PublishedPage, locale: &PublishedLocale) -> Result<OutputFile, String> {
    json(locale, &page.route.content_file(), &page.content, |json| PageContent::deserialize(&page.route, json))
}

/// Serializes a value and deserializes it again: what the app reads must equal what was written.
fn json<T>(
    locale: &PublishedLocale,
    file: &str,
    value: &T,
    deserialize: impl FnOnce(&mut serde_json::Deserializer<SliceRead<'_>>) -> serde_json::Result<T>,
) -> Result<OutputFile, String>
where
    T: Serialize + PartialEq,
{
    let json = serde_json::to_vec(value).map_err(|error| format!("{file} cannot be written: {error}"))?;
    let read = deserialize(&mut serde_json::Deserializer::from_slice(&json));
    match read.map_err(|error| format!("{file} cannot be read back: {error}"))? == *value {
        true => Ok(OutputFile::new(["content/", &locale.language.code, "/", file].concat(), json)),
        false => Err(format!("{file} does not read back as what was written")),
    }
}
