//! Where people can benefit from an opportunity: a country, or a world region.

use crate::countries::{self, MeantCountries};
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// The words for world regions, each with its code in the UN M49 standard, by which the CLDR names it.
const WORLD_REGIONS: [(&str, &str); 8] = [
    ("africa", "002"),
    ("asia", "142"),
    ("caribbean", "029"),
    ("europe", "150"),
    ("latin-america", "419"),
    ("north-america", "003"),
    ("oceania", "009"),
    ("worldwide", "001"),
];

/// Other words for a world region.
const OTHER_WORDS: [(&str, &str); 18] = [
    ("anywhere", "worldwide"),
    ("central-africa", "africa"),
    ("central-america", "latin-america"),
    ("east-africa", "africa"),
    ("eu", "europe"),
    ("everywhere", "worldwide"),
    ("global", "worldwide"),
    ("international", "worldwide"),
    ("north-africa", "africa"),
    ("south-america", "latin-america"),
    ("south-asia", "asia"),
    ("southern-africa", "africa"),
    ("sub-saharan-africa", "africa"),
    ("the-americas", "latin-america` or `north-america"),
    ("americas", "latin-america` or `north-america"),
    ("the-caribbean", "caribbean"),
    ("west-africa", "africa"),
    ("world", "worldwide"),
];

/// Where people can benefit from an opportunity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The word that editors write: the code of a country or the name of a world region.
    pub word: String,
    /// The code of ISO 3166 or UN M49.
    pub code: String,
}

impl Region {
    /// Returns whether it is the whole world.
    #[must_use]
    pub fn is_worldwide(&self) -> bool {
        self.code == "001"
    }

    /// Reads `region`. `languages` are those in which the names of countries may be written.
    pub(super) fn read(file: &Path, languages: &[String], fields: &mut Fields<'_>) -> Option<Region> {
        let Spanned { position, value: word } = fields.optional_string("region")?;
        let part = WORLD_REGIONS.iter().find(|(known, _)| *known == word).map(|(_, code)| *code);
        if let Some(code) = part.or_else(|| countries::is_code(&word).then_some(word.as_str())) {
            return Some(Region { code: String::from(code), word });
        }
        if !word.is_empty() {
            let help = help(&word, languages);
            fields.diagnostics().error(file, position, format!("there is no region `{word}`"), help);
        }
        None
    }
}

fn help(word: &str, languages: &[String]) -> String {
    let parts = WORLD_REGIONS.map(|(known, _)| known);
    let as_word = word.trim().to_lowercase().replace([' ', '_'], "-");
    if parts.contains(&as_word.as_str()) {
        return format!("write `region: {as_word}`");
    }
    if let Some((_, part)) = OTHER_WORDS.iter().find(|(other, _)| *other == as_word) {
        return format!("write `region: {part}`");
    }
    match countries::meant_by(word, languages) {
        MeantCountries::Named(codes) if codes.len() == 1 => format!("write `region: {}`", codes[0]),
        MeantCountries::Named(codes) | MeantCountries::Similar(codes) => {
            let named = codes.iter().map(|code| format!("`{code}` ({})", countries::english_name(code)));
            format!("did you mean {}?", named.collect::<Vec<_>>().join(" or "))
        }
        MeantCountries::Unknown => {
            let parts = parts.map(|part| format!("`{part}`")).join(", ");
            format!("write the two capital letters of a country, such as `GH` for Ghana, or one of {parts}")
        }
    }
}
