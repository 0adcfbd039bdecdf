//! Lists as readers of a language write them: `A, B and C`.

use icu_list::ListFormatter as IcuListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_list::parts::ELEMENT;
use icu_locale::Locale;
use model::body::{Inline, plain_text};
use std::fmt::{self, Write};
use writeable::{Part, PartsWrite, Writeable};

/// Formats lists of one locale with the data of the CLDR.
pub struct ListFormatter(Option<IcuListFormatter>);

/// Receives a formatted list. Keeps what stands before, between and after its items.
#[derive(Default)]
struct Separators {
    finished: Vec<String>,
    current: String,
    is_in_item: bool,
}

impl ListFormatter {
    /// A formatter for a locale.
    #[must_use]
    pub fn new(locale: &Locale) -> ListFormatter {
        ListFormatter(IcuListFormatter::try_new_and(locale.into(), ListFormatterOptions::default()).ok())
    }

    /// Returns a line that lists items. A word such as `and` depends on the item after it in some languages.
    #[must_use]
    pub fn list(&self, items: Vec<Inline>) -> Vec<Inline> {
        let words: Vec<String> = items.iter().map(|item| plain_text(std::slice::from_ref(item))).collect();
        let separators = self.separators(&words).into_iter().map(|separator| Some(Inline::Text(separator)));
        let items = items.into_iter().map(Some).chain([None]);
        let mut line: Vec<Inline> = Vec::new();
        for part in separators.zip(items).flat_map(|(separator, item)| [separator, item]).flatten() {
            match (line.last_mut(), part) {
                (_, Inline::Text(part)) if part.is_empty() => {}
                (Some(Inline::Text(last)), Inline::Text(part)) => last.push_str(&part),
                (_, part) => line.push(part),
            }
        }
        line
    }

    /// Returns what stands before, between and after the items.
    fn separators(&self, items: &[String]) -> Vec<String> {
        let mut separators = Separators::default();
        let formatted = self.0.as_ref().map(|formatter| formatter.format(items.iter()).write_to_parts(&mut separators));
        match formatted {
            Some(Ok(())) => {
                separators.finished.into_iter().chain([separators.current]).map(with_space_after_word).collect()
            }
            _ => (0..=items.len())
                .map(|index| String::from(if (1..items.len()).contains(&index) { ", " } else { "" }))
                .collect(),
        }
    }
}

/// Adds a space after a word that has one before it alone, as in the CLDR's Yoruba. A single letter, as in Arabic, belongs to
/// the word after it.
fn with_space_after_word(mut separator: String) -> String {
    let word = separator.trim_start();
    let is_word = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    if is_word && word.len() < separator.len() {
        separator.push(' ');
    }
    separator
}

impl Write for Separators {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if !self.is_in_item {
            self.current.push_str(part);
        }
        Ok(())
    }
}

impl PartsWrite for Separators {
    type SubPartsWrite = Separators;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Separators) -> fmt::Result) -> fmt::Result {
        if part != ELEMENT {
            return write(self);
        }
        self.finished.push(std::mem::take(&mut self.current));
        self.is_in_item = true;
        let result = write(self);
        self.is_in_item = false;
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(locale: &str, items: &[&str]) -> String {
        let items = items.iter().map(|item| Inline::Text(String::from(*item))).collect();
        plain_text(&ListFormatter::new(&locale.parse().unwrap()).list(items))
    }

    #[test]
    fn lists_are_joined_by_locale() {
        for (locale, expected) in [
            ("en", "Ada, Grace, and Ifeoma"),
            ("en-GB", "Ada, Grace and Ifeoma"),
            ("es", "Ada, Grace e Ifeoma"),
            ("fr", "Ada, Grace et Ifeoma"),
            ("pt-BR", "Ada, Grace e Ifeoma"),
            ("sw", "Ada, Grace na Ifeoma"),
            ("ar", "Ada وGrace وIfeoma"),
            // The CLDR does not know this language.
            ("xx", "Ada, Grace, Ifeoma"),
        ] {
            assert_eq!(list(locale, &["Ada", "Grace", "Ifeoma"]), expected, "{locale}");
        }
    }

    #[test]
    fn a_word_between_items_has_a_space_on_both_sides() {
        assert_eq!(list("yo", &["Ada", "Grace"]), "Ada àti Grace");
        assert_eq!(list("ar", &["Ada", "Grace"]), "Ada وGrace");
    }

    #[test]
    fn the_items_of_a_list_are_its_own() {
        assert_eq!(list("en", &[]), "");
        assert_eq!(list("en", &["Ada"]), "Ada");
        assert_eq!(list("es", &["Ada", "y", "Grace"]), "Ada, y y Grace");
        let link = |label: &str| Inline::Strong(vec![Inline::Text(String::from(label))]);
        let line = ListFormatter::new(&"es".parse().unwrap()).list(vec![link("Ada"), link("Inés")]);
        assert_eq!(line, [link("Ada"), Inline::Text(String::from(" e ")), link("Inés")]);
    }
}
