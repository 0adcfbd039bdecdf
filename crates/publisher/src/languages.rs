//! The languages of the CLDR, with their names.

use crate::authored::language_names::name_of_code;
use crate::source::language_code::canonical;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::{LanguageDisplayNames, LocaleDisplayNamesFormatter};
use icu_locale::{Locale, locale};
use std::sync::OnceLock;

/// The names of languages in a language.
pub struct LanguageNames {
    own: Option<LanguageDisplayNames>,
    english: Option<LanguageDisplayNames>,
}

impl LanguageNames {
    /// The names in a language.
    #[must_use]
    pub fn new(locale: &Locale) -> LanguageNames {
        LanguageNames { own: names(locale), english: names(&locale!("en")) }
    }

    /// Returns the name of a language. In a language without data, it is in English.
    #[must_use]
    pub fn of(&self, code: &str) -> String {
        let name = |names: &Option<LanguageDisplayNames>| {
            let language = canonical(code)?.id.language;
            names.as_ref()?.of(language).map(String::from)
        };
        name(&self.own).or_else(|| name(&self.english)).unwrap_or_else(|| String::from(code))
    }
}

/// Returns the name of a language in itself, as the list of a site's languages has it: with a capital unless its speakers
/// write a small letter. In a language without data, it is in English.
#[must_use]
pub fn own_name(code: &str) -> String {
    if let Some(name) = name_of_code(code) {
        return String::from(name);
    }
    let Some(locale) = canonical(code) else { return String::from(code) };
    let full_name = |names: &Locale| {
        let formatter = LocaleDisplayNamesFormatter::try_new(names.into(), DisplayNamesOptions::default()).ok()?;
        Some(formatter.of(&locale).into_owned()).filter(|name| !name.starts_with(locale.id.language.as_str()))
    };
    let has_own_data = self::names(&locale).is_some_and(|names| names.of(locale.id.language).is_some());
    let name = if has_own_data { full_name(&locale) } else { None };
    let name = name.or_else(|| full_name(&locale!("en"))).map(|name| with_capital(&name));
    name.unwrap_or_else(|| String::from(code))
}

fn with_capital(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Returns whether a string is the code of a language, as it should be written.
#[must_use]
pub fn is_code(code: &str) -> bool {
    canonical(code).is_some_and(|locale| locale.to_string() == code && has_name(&locale))
}

/// Returns the code of the language that an editor most likely means by another spelling of it.
#[must_use]
pub fn code_of(written: &str) -> Option<String> {
    canonical(written).filter(has_name).map(|locale| locale.to_string())
}

fn has_name(locale: &Locale) -> bool {
    static ENGLISH: OnceLock<Option<LanguageDisplayNames>> = OnceLock::new();
    let english = ENGLISH.get_or_init(|| names(&locale!("en")));
    english.as_ref().is_some_and(|names| names.of(locale.id.language).is_some())
}

fn names(locale: &Locale) -> Option<LanguageDisplayNames> {
    LanguageDisplayNames::try_new(locale.into(), DisplayNamesOptions::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_codes_and_names() {
        for code in ["en", "fr", "pt-BR", "tw", "pcm", "sw", "ha"] {
            assert!(is_code(code), "{code}");
        }
        for code in ["EN", "pt_BR", "English", "xx", ""] {
            assert!(!is_code(code), "{code}");
        }
        assert_eq!(code_of("pt_br").as_deref(), Some("pt-BR"));
        assert_eq!(code_of("xx"), None);
        let name = |language: &str, code| LanguageNames::new(&language.parse().unwrap()).of(code);
        assert_eq!(name("en", "fr"), "French");
        assert_eq!(name("es", "fr"), "francés");
        assert_eq!(name("xx", "pt-BR"), "Portuguese");
        for (code, name) in [
            ("ht", "Kreyòl ayisyen"),
            ("pt-BR", "Português (Brasil)"),
            ("uk", "Українська"),
            ("so", "Soomaali"),
            ("pl", "Polski"),
            ("eo", "Esperanto"),
            ("xx", "xx"),
        ] {
            assert_eq!(own_name(code), name);
        }
    }
}
