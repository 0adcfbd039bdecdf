//! The offer of another language, for visitors whose browser prefers one: a script for all languages, and the strings of
//! each in a file of its own. `output/languages.js` loads the script if it is needed, so others load nothing of it.

use crate::convert::{Published, PublishedLocale};
use crate::files::content_json::JsonError;
use crate::output::assets::without_comments;
use crate::output::site_address::file_path;
use crate::output::{Output, OutputFile};
use model::site::Direction;
use model::urls::SiteUrls;
use serde::Serialize;

/// The path of the script below the output folder. Its name stays, so that the script of an earlier app finds it.
pub(crate) const SCRIPT_FILE: &str = "content/language_offer.js";
/// The strings of a language, in its folder.
const STRINGS_FILE: &str = "language_offer.json";

const SCRIPT: &str = include_str!("language_offer.js");

/// The offer of a language, in that language.
#[derive(Serialize)]
struct LanguageOffer<'a> {
    /// The BCP 47 tag of the language.
    code: &'a str,
    direction: Direction,
    /// The name of the part of the page, for assistive technology.
    region: &'a str,
    /// The link to the page in this language.
    link: &'a str,
    /// The button that closes the offer.
    close: &'a str,
}

/// Adds the files on a site of several languages. `style` is the style sheet of the offer.
///
/// # Errors
/// Errors if a file cannot be serialized, which is a bug in the publisher.
pub(crate) fn add(output: &mut Output<'_>, published: &Published, style: &str) -> Result<(), JsonError> {
    if published.locales.len() < 2 {
        return Ok(());
    }
    // JSON is JavaScript, so the style sheet is a string of the script.
    let style = serde_json::to_string(style).map_err(JsonError::serialize(SCRIPT_FILE))?;
    output.add(SCRIPT_FILE, format!("const STYLE = {style};\n{}\n", without_comments(SCRIPT)));
    for locale in &published.locales {
        output.extend([strings(locale)?]);
    }
    Ok(())
}

/// Returns the paths of all files below the output folder.
pub(super) fn paths(published: &Published) -> Vec<String> {
    match published.locales.len() {
        0 | 1 => Vec::new(),
        _ => published.locales.iter().map(path).chain([String::from(SCRIPT_FILE)]).collect(),
    }
}

fn path(locale: &PublishedLocale) -> String {
    file_path(&SiteUrls::new("/", &[]).content(&locale.language.code, STRINGS_FILE))
}

fn strings(locale: &PublishedLocale) -> Result<OutputFile<'static>, JsonError> {
    let (language, strings) = (&locale.language, &locale.translation_strings);
    let offer = LanguageOffer {
        code: &language.code,
        direction: language.direction,
        region: &locale.site.strings.languages.text,
        link: or(&strings.offer, &language.name),
        close: or(&strings.close_offer, &locale.site.strings.close_menu.text),
    };
    let json = serde_json::to_vec(&offer).map_err(JsonError::serialize(STRINGS_FILE))?;
    Ok(OutputFile::new(path(locale), json))
}

fn or<'a>(string: &'a str, other: &'a str) -> &'a str {
    if string.is_empty() { other } else { string }
}
