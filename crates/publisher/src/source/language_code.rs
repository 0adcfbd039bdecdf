//! Language codes: BCP 47 tags in canonical case, and what the CLDR knows about them.

use crate::diagnostic::Problem;
use icu_locale::{Direction as ScriptDirection, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use model::site::Direction;

/// Returns the canonical form of a code that may be spelt with other separators and in another case: `pt-BR` for
/// `pt_br`. Returns `None` if it has no such form.
///
/// Codes of languages have two or three letters. The registry has none of the longer ones that BCP 47 allows, and ICU4X
/// parses none, so `content` or `assets` is not a code.
#[must_use]
pub fn canonical(text: &str) -> Option<Locale> {
    let separated = text.trim().replace(['_', '/', '.', ' '], "-");
    let locale: Locale = separated.trim_matches('-').parse().ok()?;
    (!locale.id.language.is_unknown()).then_some(locale)
}

/// What the CLDR knows about languages.
pub struct LanguageData {
    expander: LocaleExpander,
    directions: LocaleDirectionality,
    canonicalizer: LocaleCanonicalizer,
}

impl LanguageData {
    /// Uses the data of the program itself.
    #[must_use]
    pub fn new() -> LanguageData {
        LanguageData {
            expander: LocaleExpander::new_extended(),
            directions: LocaleDirectionality::new_extended(),
            canonicalizer: LocaleCanonicalizer::new_extended(),
        }
    }

    /// Returns the direction of a language's script, if it is known.
    #[must_use]
    pub fn direction(&self, language: &Locale) -> Option<Direction> {
        let mut usual = language.clone();
        self.canonicalizer.canonicalize(&mut usual);
        self.directions.get(&usual.id).map(|direction| match direction {
            ScriptDirection::RightToLeft => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        })
    }

    /// Returns why a canonical code may be a slip, if it may.
    #[must_use]
    pub fn warning(&self, code: &Locale) -> Option<Problem> {
        let language = code.id.language;
        let mut usual = code.clone();
        self.canonicalizer.canonicalize(&mut usual);
        // The CLDR replaces more codes than these, such as `tw` (Twi) by `ak` (Akan). Both are right.
        if language.as_str().len() == 3 && usual.id.language.as_str().len() == 2 {
            return Some(Problem::warning(
                format!("browsers know the language `{language}` by a shorter code"),
                format!("write `{usual}`, and rename the folder content/{code} to content/{usual}"),
            ));
        }
        self.expander.get_likely_script(&usual.id).is_none().then(|| {
            let help = "look it up on https://r12a.github.io/app-subtags/ and correct it, or leave it if it is right";
            Problem::warning(format!("`{language}` is not the code of a language that is known here"), help)
        })
    }

    /// Checks the locale of the days and numbers of a language.
    ///
    /// # Errors
    /// Errors if it is not in canonical form, or of another language or script.
    pub fn locale(&self, written: &str, language: &Locale) -> Result<Locale, Problem> {
        let example = self.example(language);
        let Some(locale) = canonical(written) else {
            let message = format!("`{written}` is not a language with its country");
            return Err(Problem::error(message, format!("write it like `{example}`, or remove the line")));
        };
        if self.is_other_language(&locale, language) {
            let message = format!("`{written}` is not the language `{language}`, or is written in another script");
            let help = format!("write a country of `{language}`, such as `{example}`, or remove the line");
            return Err(Problem::error(message, help));
        }
        match locale.to_string() {
            canonical if canonical == written => Ok(locale),
            canonical => Err(wrong_spelling(written, &canonical)),
        }
    }

    fn is_other_language(&self, locale: &Locale, language: &Locale) -> bool {
        let script = |locale: &Locale| self.expander.get_likely_script(&locale.id);
        locale.id.language != language.id.language || script(locale) != script(language)
    }

    /// Returns the language with the country in which most of its readers are.
    fn example(&self, language: &Locale) -> Locale {
        let (mut example, mut likely) = (language.clone(), language.id.clone());
        self.expander.maximize(&mut likely);
        example.id.region = likely.region;
        example
    }
}

impl Default for LanguageData {
    fn default() -> LanguageData {
        LanguageData::new()
    }
}

/// The problem of a code that is not in canonical form.
#[must_use]
pub fn wrong_spelling(written: &str, canonical: &str) -> Problem {
    Problem::error(format!("the code `{written}` is misspelt"), format!("write `{canonical}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(code: &str) -> Locale {
        code.parse().unwrap()
    }

    #[test]
    fn codes_have_a_canonical_form() {
        for (written, canonical) in [
            ("en", "en"),
            ("pt-BR", "pt-BR"),
            ("pt_BR", "pt-BR"),
            ("PT-br", "pt-BR"),
            ("es/mx", "es-MX"),
            (" es ", "es"),
            ("zh_hant_tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("ca-valencia", "ca-valencia"),
            ("en-u-nu-arab", "en-u-nu-arab"),
            ("yor", "yor"),
            ("en-", "en"),
        ] {
            assert_eq!(super::canonical(written), Some(locale(canonical)), "{written:?}");
            assert_eq!(locale(canonical).to_string(), canonical);
        }
    }

    #[test]
    fn other_words_are_no_codes() {
        for word in ["", "x", "123", "i-klingon", "../x", "und", "français", "e n g", "english", "pt-Brazil1234"] {
            assert_eq!(canonical(word), None, "{word:?}");
        }
    }

    #[test]
    fn directions_follow_from_codes() {
        let data = LanguageData::new();
        for (code, direction) in [
            ("en", Some(Direction::LeftToRight)),
            ("yo", Some(Direction::LeftToRight)),
            ("am", Some(Direction::LeftToRight)),
            ("ar", Some(Direction::RightToLeft)),
            ("he", Some(Direction::RightToLeft)),
            ("fa-AF", Some(Direction::RightToLeft)),
            ("ha", Some(Direction::LeftToRight)),
            ("ha-Arab", Some(Direction::RightToLeft)),
            ("ff-Adlm", Some(Direction::RightToLeft)),
            ("nqo", Some(Direction::RightToLeft)),
            ("ar-Latn", Some(Direction::LeftToRight)),
            // Codes that the CLDR replaces by others.
            ("tw", Some(Direction::LeftToRight)),
            ("iw", Some(Direction::RightToLeft)),
            ("xx", None),
        ] {
            assert_eq!(data.direction(&locale(code)), direction, "{code}");
        }
    }

    #[test]
    fn warnings_are_about_slips_alone() {
        let data = LanguageData::new();
        for code in
            ["en", "pt-BR", "yo", "ha", "ig", "am", "sw", "tw", "ak", "ln", "rw", "wo", "pcm", "gaa", "ee", "nqo"]
        {
            assert_eq!(data.warning(&locale(code)), None, "{code}");
        }
        for (code, help) in
            [("eng", "write `en`"), ("yor-NG", "write `yo-NG`"), ("jp", "look it up"), ("cz", "look it up")]
        {
            let warning = data.warning(&locale(code)).unwrap();
            assert!(warning.help.starts_with(help), "{code}: {warning:?}");
        }
    }

    #[test]
    fn a_locale_has_the_language_and_the_script() {
        let data = LanguageData::new();
        for (written, language) in [
            ("en-GB", "en"),
            ("en", "en"),
            ("pt-PT", "pt-BR"),
            ("ar-u-nu-arab", "ar"),
            ("sr-Latn-RS", "sr-Latn"),
            ("zh-TW", "zh-Hant"),
        ] {
            assert_eq!(data.locale(written, &locale(language)).unwrap().to_string(), written);
        }
        for (written, language, help) in [
            ("fr-FR", "en", "`en-US`"),
            ("sr-RS", "sr-Latn", "`sr-Latn-RS`"),
            ("en_GB", "en", "`en-GB`"),
            ("british", "en", "`en-US`"),
            ("GB", "yo", "`yo-NG`"),
        ] {
            let problem = data.locale(written, &locale(language)).unwrap_err();
            assert!(problem.help.contains(help), "{written}: {problem:?}");
            let example = help.trim_matches('`');
            assert!(data.locale(example, &locale(language)).is_ok(), "{example}");
        }
    }
}
