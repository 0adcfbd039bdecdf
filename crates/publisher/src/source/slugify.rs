//! Slugs of names, titles and headings in any script.

use crate::source::unicode::composed;

/// Makes a slug of a string, such as a heading: lower-case ASCII letters and digits, one hyphen for everything else.
///
/// Letters of other scripts are transliterated, and marks are dropped: `Ọjọ́ kẹ́rin` becomes `ojo-kerin`, `straße` becomes
/// `strasse`. A composed and a decomposed string have the same slug. Returns an empty string if there is no letter and
/// no digit.
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    let mut ends_word = false;
    for character in composed(text).chars() {
        if matches!(character, '\'' | '’') {
            continue;
        }
        let ascii = deunicode::deunicode_char(character).unwrap_or_default();
        // Marks and invisible characters have no transliteration. They are part of the word around them.
        if ascii.is_empty() && !character.is_ascii() {
            continue;
        }
        if !character.is_alphanumeric() {
            ends_word = true;
            continue;
        }
        for part in ascii.chars() {
            match part.is_ascii_alphanumeric() {
                true => push(&mut slug, part, &mut ends_word),
                false => ends_word |= part == ' ',
            }
        }
    }
    slug
}

/// Appends a letter or digit, after a hyphen if a word has ended before it.
fn push(slug: &mut String, character: char, ends_word: &mut bool) {
    if std::mem::take(ends_word) && !slug.is_empty() {
        slug.push('-');
    }
    slug.push(character.to_ascii_lowercase());
}

#[cfg(test)]
mod tests {
    use super::slugify;
    use icu_normalizer::DecomposingNormalizer;
    use model::slug::is_slug;

    /// Checks the composed and the decomposed form.
    fn assert_slug(text: &str, expected: &str) {
        assert_eq!(slugify(text), expected, "{text}");
        let decomposed = DecomposingNormalizer::new_nfd().normalize(text);
        assert_eq!(slugify(&decomposed), expected, "{text}, decomposed");
        assert!(expected.is_empty() || is_slug(expected), "{expected}");
    }

    #[test]
    fn letters_and_digits_are_kept() {
        assert_slug("What is Coffee & Code?", "what-is-coffee-code");
        assert_slug("  BPD’s Café: São Tomé ", "bpds-cafe-sao-tome");
        assert_slug("2024: 50% more, C++ 💜 and ₦", "2024-50-more-c-and");
        assert_slug("-- a -- b --", "a-b");
    }

    #[test]
    fn marks_are_dropped() {
        assert_slug("Ọ̀rẹ́ wa", "ore-wa");
        assert_slug("Ǹjẹ́", "nje");
        assert_slug("Ṅna", "nna");
        assert_slug("Ọjọ́ kẹ́rin", "ojo-kerin");
        assert_slug("Žluťoučký kůň", "zlutoucky-kun");
        assert_slug("soft\u{ad}hyphen", "softhyphen");
    }

    #[test]
    fn letters_without_a_latin_base_are_transliterated() {
        assert_slug("Ƙasar Hausa da ɗalibai", "kasar-hausa-da-dalibai");
        assert_slug("ɓangare", "bangare");
        assert_slug("ʼyan ƴaƴa", "yan-yaya");
        // `ng`, as the letter sounds in Ewe and Akan.
        assert_slug("ŋutsu", "ngutsu");
        assert_slug("Ɛhe ɔdɔ", "ehe-odo");
        assert_slug("Łódź straße", "lodz-strasse");
        assert_slug("Ærø Þór", "aero-thor");
    }

    #[test]
    fn scripts_without_latin_letters_have_slugs() {
        for text in ["ሰላም ልዑል", "مرحبا بكم", "日本語", "Привет мир", "हिन्दी भाषा", "한국어 말", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "が か"]
        {
            let slug = slugify(text);
            assert!(is_slug(&slug), "{text}: {slug:?}");
            assert_slug(text, &slug);
        }
    }

    #[test]
    fn a_string_without_letters_has_no_slug() {
        assert_slug("💜 – …!", "");
        assert_slug("", "");
    }
}
