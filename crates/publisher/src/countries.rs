//! The countries of ISO 3166, with their names in the CLDR.

mod alpha_3;
mod other_names;

use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_locale::subtags::Region;
use icu_locale::{Locale, locale};
use other_names::simplified;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Codes of the CLDR that are not those of a country: groups of countries, islands without a code of ISO 3166, and codes for
/// tests.
const NOT_COUNTRIES: [&str; 14] = ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"];
/// Shorter words are not compared by their spelling: too many are similar.
const MIN_SIMILAR_LENGTH: usize = 6;

/// The countries that an editor may mean by a word that is no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeantCountries {
    /// Those that the word names.
    Named(Vec<&'static str>),
    /// Those whose names are spelt in a similar way.
    Similar(Vec<&'static str>),
    /// The word says nothing.
    Unknown,
}

/// Returns whether a string is the code of a country, in capitals.
#[must_use]
pub fn is_code(code: &str) -> bool {
    names().iter().any(|(known, _)| known == code)
}

/// Returns the English name of a country.
#[must_use]
pub fn english_name(code: &str) -> &str {
    names().iter().find(|(known, _)| known == code).map_or(code, |(_, name)| name)
}

/// Returns the countries that a word names: by a code in another spelling or of three letters, or by its name in English, in
/// one of the languages, or by a well-known other name.
#[must_use]
pub fn named(word: &str, languages: &[String]) -> Vec<&'static str> {
    let simple = simplified(word);
    let capitals = word.trim().to_ascii_uppercase();
    let other = other_names::codes(&simple);
    if !other.is_empty() {
        return other.to_vec();
    }
    let by_code = || codes().find(|code| *code == capitals || *code == simple.to_ascii_uppercase());
    // `U.S.A.` is the code without its full stops.
    let by_alpha_3 = || alpha_3::alpha_2(&capitals).or_else(|| alpha_3::alpha_2(&simple.to_ascii_uppercase()));
    let by_name = || simplified_names(languages).find(|(_, name)| *name == simple).map(|(code, _)| code);
    by_code().or_else(by_alpha_3).or_else(by_name).into_iter().collect()
}

/// Returns the countries that an editor most likely means by a word that is no code.
#[must_use]
pub fn meant_by(word: &str, languages: &[String]) -> MeantCountries {
    let named = named(word, languages);
    let simple = simplified(word);
    let length = simple.chars().count();
    if !named.is_empty() {
        return MeantCountries::Named(named);
    }
    if length < MIN_SIMILAR_LENGTH {
        return MeantCountries::Unknown;
    }
    let most = if length < 8 { 1 } else { 2 };
    let distances = simplified_names(languages).map(|(code, name)| (strsim::osa_distance(&name, &simple), code));
    let near: BTreeSet<(usize, &str)> = distances.filter(|(distance, _)| *distance <= most).collect();
    match near.first() {
        None => MeantCountries::Unknown,
        Some((least, _)) => MeantCountries::Similar(
            near.iter().filter(|(distance, _)| distance == least).map(|(_, code)| *code).collect(),
        ),
    }
}

/// Returns each code with the names of the country, in the form in which they are compared.
fn simplified_names(languages: &[String]) -> impl Iterator<Item = (&'static str, String)> {
    let other = languages.iter().filter_map(|code| code.parse().ok()).map(|locale| CountryNames::new(&locale));
    let other = other.flat_map(|names| codes().map(move |code| (code, simplified(&names.of(code)))));
    let english = names().iter().flat_map(|(code, name)| {
        // `Myanmar (Burma)` is either.
        let short = name.split(" (").next().unwrap_or(name);
        [(code.as_str(), simplified(name)), (code.as_str(), simplified(short))]
    });
    english.chain(other)
}

fn codes() -> impl Iterator<Item = &'static str> {
    names().iter().map(|(code, _)| code.as_str())
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
        String::from(own.unwrap_or_else(|| english_name(code)))
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
        for code in ["gh", "EU", "ZZ", "UK", "QQ", "Ghana", "IC", "EA", "CP", "DG", "CQ", "UN", ""] {
            assert!(!is_code(code), "{code}");
        }
        assert!((240..260).contains(&names().len()), "{}", names().len());
        let name = |language: &str, code| CountryNames::new(&language.parse().unwrap()).of(code);
        assert_eq!(name("en", "GH"), "Ghana");
        assert_eq!(name("es", "US"), "Estados Unidos");
        assert_eq!(name("xx", "GH"), "Ghana");
    }

    /// Returns the codes that a word leads to, and whether it names them.
    fn meant(word: &str) -> (String, bool) {
        match meant_by(word, &[String::from("en"), String::from("es")]) {
            MeantCountries::Named(codes) => (codes.join(" "), true),
            MeantCountries::Similar(codes) => (codes.join(" "), false),
            MeantCountries::Unknown => (String::new(), false),
        }
    }

    #[test]
    fn names_and_other_codes_name_a_country() {
        for (word, codes) in [
            ("Ghana", "GH"),
            (" gh", "GH"),
            ("GHA", "GH"),
            ("usa", "US"),
            ("U.S.", "US"),
            ("U.S.A.", "US"),
            ("United States", "US"),
            ("Estados Unidos", "US"),
            ("UK", "GB"),
            ("Wales", "GB"),
            ("Turkey", "TR"),
            ("Türkiye", "TR"),
            ("Ivory Coast", "CI"),
            ("Cote d'Ivoire", "CI"),
            ("Swaziland", "SZ"),
            ("Cape Verde", "CV"),
            ("UAE", "AE"),
            ("Saint Lucia", "LC"),
            ("the Gambia", "GM"),
            ("Trinidad and Tobago", "TT"),
            ("Myanmar", "MM"),
            ("DR Congo", "CD"),
            ("Congo", "CD CG"),
            ("Niger", "NE"),
            ("South Africa", "ZA"),
        ] {
            assert_eq!(meant(word), (String::from(codes), true), "{word}");
        }
    }

    #[test]
    fn only_long_words_are_compared_by_their_spelling() {
        for (word, codes) in [
            ("Zimbabwee", "ZW"),
            ("Cameroom", "CM"),
            ("Ganaa", ""),
            ("Nigera", "NE NG"),
            ("XX", ""),
            ("GB-", "GB"),
            ("Gan", ""),
            ("AFR", ""),
            ("Peruu", ""),
            ("Africa", ""),
            ("Lagos", ""),
            ("Accra", ""),
            ("Europe", ""),
            ("Caribbean", ""),
        ] {
            let is_named = word == "GB-";
            assert_eq!(meant(word), (String::from(codes), is_named), "{word}");
        }
    }
}
