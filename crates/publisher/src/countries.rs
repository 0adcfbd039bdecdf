//! The countries of ISO 3166, with their names in the CLDR.

use crate::diagnostic::nearest;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_locale::subtags::Region;
use icu_locale::{Locale, locale};
use std::sync::OnceLock;

/// Codes of the CLDR that are not those of a country: groups of countries, and codes for tests.
const NOT_COUNTRIES: [&str; 9] = ["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AC", "TA"];
/// Other names of countries, in lower case.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("england", "GB"),
    ("great britain", "GB"),
    ("holland", "NL"),
    ("ivory coast", "CI"),
    ("uk", "GB"),
    ("united states of america", "US"),
    ("usa", "US"),
    ("u.s.", "US"),
];

/// Whether a string is the code of a country, in capitals.
#[must_use]
pub fn is_code(code: &str) -> bool {
    names().iter().any(|(known, _)| known == code)
}

/// Returns the code of the country that an editor most likely means by its name or by another spelling of its code.
#[must_use]
pub fn code_of(name: &str) -> Option<&'static str> {
    let lower = name.trim().to_lowercase();
    let by_code = || names().iter().find(|(code, _)| code.to_lowercase() == lower).map(|(code, _)| code.as_str());
    let other = || OTHER_NAMES.iter().find(|(other, _)| *other == lower).map(|(_, code)| *code);
    let by_name = || {
        let lower_names: Vec<String> = names().iter().map(|(_, name)| name.to_lowercase()).collect();
        let near = nearest(&lower, lower_names.iter().map(String::as_str))?;
        let index = lower_names.iter().position(|name| name == near)?;
        Some(names()[index].0.as_str())
    };
    other().or_else(by_code).or_else(by_name)
}

/// The names of countries in a language.
pub struct CountryNames(Option<RegionDisplayNames>);

impl CountryNames {
    /// The names in a language.
    #[must_use]
    pub fn new(locale: &Locale) -> CountryNames {
        CountryNames(RegionDisplayNames::try_new(locale.into(), DisplayNamesOptions::default()).ok())
    }

    /// Returns the name of a country. In a language without data, it is in English.
    #[must_use]
    pub fn of(&self, code: &str) -> String {
        let own = self.0.as_ref().zip(code.parse::<Region>().ok()).and_then(|(names, region)| names.of(region));
        let english = || names().iter().find(|(known, _)| known == code).map(|(_, name)| name.as_str());
        String::from(own.or_else(english).unwrap_or(code))
    }
}

/// Returns all codes, each with its English name.
fn names() -> &'static [(String, String)] {
    static NAMES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let english = RegionDisplayNames::try_new(locale!("en").into(), DisplayNamesOptions::default()).ok();
        let letters = || 'A'..='Z';
        let codes = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
        let named = codes.filter(|code| !NOT_COUNTRIES.contains(&code.as_str())).filter_map(|code| {
            let name = String::from(english.as_ref()?.of(code.parse().ok()?)?);
            Some((code, name))
        });
        named.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_codes_and_names() {
        for code in ["GH", "US", "BR", "KI", "XK"] {
            assert!(is_code(code), "{code}");
        }
        for code in ["gh", "EU", "ZZ", "UK", "QQ", "Ghana", ""] {
            assert!(!is_code(code), "{code}");
        }
        assert!((240..260).contains(&names().len()), "{}", names().len());
        let name = |language: &str, code| CountryNames::new(&language.parse().unwrap()).of(code);
        assert_eq!(name("en", "GH"), "Ghana");
        assert_eq!(name("es", "US"), "Estados Unidos");
        assert_eq!(name("xx", "GH"), "Ghana");
    }

    #[test]
    fn names_and_other_spellings_lead_to_a_code() {
        for (name, code) in [
            ("Ghana", "GH"),
            ("gh", "GH"),
            ("USA", "US"),
            ("United States", "US"),
            ("UK", "GB"),
            ("Nigera", "NG"),
            ("South Africa", "ZA"),
        ] {
            assert_eq!(code_of(name), Some(code), "{name}");
        }
        assert_eq!(code_of("qqqq"), None);
    }
}
