//! `content/translations.json`: the state of each translation. The app does not load it.

use super::content_json::JsonError;
use crate::authored::Content;
use crate::convert::PublishOptions;
use crate::output::{Output, OutputFile};
use crate::translations::{LanguageReport, report};
use model::SCHEMA;
use serde::Serialize;

/// Its path below the output folder.
pub const TRANSLATIONS: &str = "content/translations.json";

/// The translations of a site.
#[derive(Serialize)]
struct Translations<'a> {
    schema: u32,
    /// The code of the language that translations are made from.
    source_language: &'a str,
    languages: Vec<LanguageReport>,
}

/// Adds the file, if the site has several languages.
///
/// # Errors
/// Errors if the file cannot be serialized, which is a bug in the publisher.
pub(crate) fn add(output: &mut Output<'_>, content: &Content, options: PublishOptions) -> Result<(), JsonError> {
    let Some(default) = content.languages.first().filter(|_| content.languages.len() > 1) else { return Ok(()) };
    // Names of files would reveal announcements.
    let languages = report(content, |publication| options.is_unpublished(publication));
    let translations = Translations { schema: SCHEMA, source_language: &default.code, languages };
    let json = serde_json::to_vec(&translations).map_err(JsonError::serialize(TRANSLATIONS))?;
    output.extend([OutputFile::new(String::from(TRANSLATIONS), json)]);
    Ok(())
}
