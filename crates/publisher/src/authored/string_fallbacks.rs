//! The strings that a language falls back to: those of the default language and, where that lacks them, the built-in English
//! ones.

use super::built_in_strings::BUILT_IN_STRINGS;
use super::{AuthoredLanguage, AuthoredStrings, TranslationStrings};
use crate::source::language_code::canonical;
use model::interface_string::StringLanguage;
use model::strings::Strings;

/// The language of the built-in strings.
const ENGLISH: &str = "en";

/// The string that is shown in place of a missing one, in another language than the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// The string of the default language.
    DefaultLanguage,
    /// The built-in English string, on a site whose default language is another one.
    English,
}

impl AuthoredStrings {
    /// Returns the built-in strings, for the default language.
    pub(super) fn built_in(language: &AuthoredLanguage) -> AuthoredStrings {
        let mut authored = AuthoredStrings::default();
        for (key, text) in BUILT_IN_STRINGS.iter().copied() {
            if let Some(string) = authored.strings.get_mut(key) {
                string.text = String::from(text);
            }
        }
        authored.mark(|_| Some(Fallback::English).filter(|_| !is_same_language(ENGLISH, language)));
        authored
    }

    /// Returns the strings of the default language, whose strings these are, for a language that has none yet.
    pub(super) fn fallbacks(&self, default: &AuthoredLanguage, language: &AuthoredLanguage) -> AuthoredStrings {
        let mut authored = self.clone();
        let is_other = |code: &str| !is_same_language(code, language);
        authored.mark(|key| match self.untranslated.contains_key(key) {
            true => Some(Fallback::English).filter(|_| is_other(ENGLISH)),
            false => Some(Fallback::DefaultLanguage).filter(|_| is_other(&default.code)),
        });
        if is_other(&default.code) {
            // A language is offered in its own words, or by its name.
            authored.translations = TranslationStrings::default();
            // The form of a day is that of the language's own locale.
            authored.events.weekday_and_day.clear();
            let direction = Some(default.direction).filter(|direction| *direction != language.direction);
            // A few bytes for each language and run: see the type.
            let default = Box::leak(Box::new(StringLanguage { code: default.code.clone(), direction }));
            authored.document_strings.entries_mut().into_iter().for_each(|(_, string)| string.language = Some(default));
        }
        authored
    }

    /// Returns the keys of the strings of the interface that fall back to another language.
    #[must_use]
    pub fn keys_in(&self, fallback: Fallback) -> Vec<String> {
        let keys = Strings::KEYS.iter().map(|(key, _)| *key);
        keys.filter(|key| self.untranslated.get(key) == Some(&fallback)).map(String::from).collect()
    }

    /// Marks all strings of the interface that there are. An empty one is not shown.
    fn mark(&mut self, fallback: impl Fn(&str) -> Option<Fallback>) {
        let strings = self.strings.entries_mut().filter(|(_, string)| !string.text.is_empty());
        self.untranslated = strings.filter_map(|(key, _)| Some((key, fallback(key)?))).collect();
    }
}

/// Returns whether a string in a language is at home on a page: `en` on one in `en-GB`.
fn is_same_language(code: &str, page: &AuthoredLanguage) -> bool {
    let page = &page.locale.id;
    canonical(code).is_some_and(|locale| locale.id.language == page.language && locale.id.script == page.script)
}
