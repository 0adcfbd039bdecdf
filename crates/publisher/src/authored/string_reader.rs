//! Reads the strings of `strings.toml`, or of one of its tables.

use super::plural_string::{Count, PluralString};
use super::string_placeholders::check_placeholders;
use crate::source::fields::Fields;
use icu_locale::Locale;
use std::path::Path;

/// A reader of the strings of one table.
pub(super) struct StringReader<'a> {
    /// The file of the table.
    pub file: &'a Path,
    /// The language whose rules choose among plural forms.
    pub locale: &'a Locale,
    /// Whether strings that are not written fall back to another language.
    pub may_be_incomplete: bool,
    /// The entries that are not read yet.
    pub fields: Fields<'a>,
}

impl StringReader<'_> {
    /// Returns a reader of a table within this one.
    pub fn table(&mut self, key: &'static str) -> Option<StringReader<'_>> {
        let node = self.fields.take_table(key)?;
        let fields = Fields::new(self.file, node, self.fields.diagnostics());
        let StringReader { file, locale, may_be_incomplete, .. } = *self;
        Some(StringReader { file, locale, may_be_incomplete, fields })
    }

    /// Reads a string that must be written, unless the table may be incomplete.
    pub fn required_string(&mut self, key: &'static str, placeholders: &[&str]) -> Option<String> {
        if self.may_be_incomplete {
            return self.string(key, placeholders);
        }
        let string = self.fields.string(key);
        check_placeholders(self.file, &string, (placeholders, None), &mut self.fields);
        Some(string.value)
    }

    /// Reads a string, if it is written.
    pub fn string(&mut self, key: &'static str, placeholders: &[&str]) -> Option<String> {
        let string = self.fields.optional_string(key)?;
        check_placeholders(self.file, &string, (placeholders, None), &mut self.fields);
        Some(string.value)
    }

    /// Reads a string with a number, if it is written: one line, or a table of plural forms.
    pub fn plural_string(&mut self, key: &'static str, placeholders: &[&str], count: Count) -> Option<PluralString> {
        self.plural_forms(key, placeholders, count).or_else(|| self.string(key, placeholders).map(PluralString::from))
    }

    /// Reads a string with a number that must be written, unless the table may be incomplete.
    pub fn required_plural_string(
        &mut self,
        key: &'static str,
        placeholders: &[&str],
        number: &'static str,
    ) -> Option<PluralString> {
        let forms = self.plural_forms(key, placeholders, Count { number, least: 1 });
        forms.or_else(|| self.required_string(key, placeholders).map(PluralString::from))
    }

    fn plural_forms(&mut self, key: &'static str, placeholders: &[&str], count: Count) -> Option<PluralString> {
        PluralString::read_table(key, (placeholders, count), self.locale, self.file, &mut self.fields)
    }
}
