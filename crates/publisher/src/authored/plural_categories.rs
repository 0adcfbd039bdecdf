//! The plural categories of a language, from the CLDR.

use icu_locale::{Locale, LocaleCanonicalizer};
use icu_plurals::{PluralCategory, PluralRules};

/// All categories of the CLDR, in its order.
const ALL: [(PluralCategory, &str); 6] = [
    (PluralCategory::Zero, "zero"),
    (PluralCategory::One, "one"),
    (PluralCategory::Two, "two"),
    (PluralCategory::Few, "few"),
    (PluralCategory::Many, "many"),
    (PluralCategory::Other, "other"),
];
/// The numbers below this one show which categories whole numbers have, besides round ones.
const SMALL_NUMBERS: u32 = 200;
/// Spanish and other languages have a category for millions.
const ROUND_NUMBERS: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// The categories of one language.
pub(crate) struct PluralCategories {
    /// `None` for a language that the CLDR has no rules of.
    rules: Option<PluralRules>,
    all: Vec<&'static str>,
}

impl PluralCategories {
    pub(super) fn new(locale: &Locale) -> PluralCategories {
        // The CLDR has the rules of `tw` (Twi) under `ak` (Akan).
        let mut usual = locale.clone();
        LocaleCanonicalizer::new_extended().canonicalize(&mut usual);
        let rules = PluralRules::try_new_cardinal((&usual).into()).ok();
        let has = |category| rules.as_ref().is_none_or(|rules| rules.categories().any(|own| own == category));
        let all = ALL.into_iter().filter(|(category, _)| has(*category)).map(|(_, name)| name).collect();
        PluralCategories { rules, all }
    }

    /// Returns whether some language has a category of this name.
    pub(crate) fn is_category(name: &str) -> bool {
        ALL.iter().any(|(_, known)| *known == name)
    }

    /// Returns all categories, also those that only fractions have.
    pub(super) fn all(&self) -> &[&'static str] {
        &self.all
    }

    /// Returns the categories that whole numbers have, and `other`.
    pub(super) fn needed(&self) -> impl Iterator<Item = &'static str> {
        let occurs = |category: &str| (0..SMALL_NUMBERS).chain(ROUND_NUMBERS).any(|number| self.of(number) == category);
        self.all.iter().copied().filter(move |category| *category == "other" || occurs(category))
    }

    /// Returns the category of a number.
    pub(super) fn of(&self, number: u32) -> &'static str {
        let category = self.rules.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(number));
        ALL.iter().find(|(known, _)| *known == category).map_or("other", |(_, name)| name)
    }

    /// Returns the small numbers of a category, from the least one that occurs.
    pub(super) fn numbers(&self, category: &str, least: u32) -> Vec<u32> {
        (least..SMALL_NUMBERS).filter(|number| self.of(*number) == category).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_those_of_whole_numbers() {
        for (locale, needed) in [
            ("en-GB", "one other"),
            ("fr", "one many other"),
            ("es", "one many other"),
            ("pt-BR", "one many other"),
            ("sw", "one other"),
            ("ha", "one other"),
            ("yo", "other"),
            ("ar", "zero one two few many other"),
            ("ru", "one few many other"),
            // Its form `many` is for fractions alone.
            ("cs", "one few other"),
            ("tw", "one other"),
            ("xx", "other"),
        ] {
            let categories = PluralCategories::new(&locale.parse().unwrap());
            assert_eq!(categories.needed().collect::<Vec<_>>().join(" "), needed, "{locale}");
        }
        assert_eq!(PluralCategories::new(&"cs".parse().unwrap()).all(), ["one", "few", "many", "other"]);
    }

    #[test]
    fn a_category_stands_for_some_numbers() {
        let numbers = |locale: &str, least| PluralCategories::new(&locale.parse().unwrap()).numbers("one", least);
        assert_eq!(numbers("en", 0), [1]);
        assert_eq!(numbers("fr", 0), [0, 1]);
        assert_eq!(numbers("fr", 1), [1]);
        assert_eq!(numbers("ru", 1)[..3], [1, 21, 31]);
    }
}
