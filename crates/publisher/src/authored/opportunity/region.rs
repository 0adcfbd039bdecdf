//! Where people can make use of an opportunity: a country, or a part of the world.

use crate::countries::{self, MeantCountries};
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// The words for parts of the world, each with its code in the UN M49 standard, by which the CLDR names it.
const PARTS_OF_THE_WORLD: [(&str, &str); 8] = [
    ("africa", "002"),
    ("asia", "142"),
    ("caribbean", "029"),
    ("europe", "150"),
    ("latin-america", "419"),
    ("north-america", "003"),
    ("oceania", "009"),
    ("worldwide", "001"),
];

/// Where people can make use of an opportunity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The word that editors write: the code of a country or the name of a part of the world.
    pub word: String,
    /// The code of ISO 3166 or UN M49.
    pub code: String,
}

impl Region {
    /// Whether it is the whole world.
    #[must_use]
    pub fn is_worldwide(&self) -> bool {
        self.code == "001"
    }

    /// Reads `region`. `languages` are those in which the names of countries may be written.
    pub(super) fn read(file: &Path, languages: &[String], fields: &mut Fields<'_>) -> Option<Region> {
        let Spanned { position, value: word } = fields.optional_string("region")?;
        let part = PARTS_OF_THE_WORLD.iter().find(|(known, _)| *known == word).map(|(_, code)| *code);
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
    let parts = PARTS_OF_THE_WORLD.map(|(known, _)| known);
    let as_word = word.trim().to_lowercase().replace([' ', '_'], "-");
    if parts.contains(&as_word.as_str()) {
        return format!("write `region: {as_word}`");
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
