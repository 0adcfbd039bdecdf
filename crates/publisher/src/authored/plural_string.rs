//! Strings with a number. Such a string is one line, or a table with a form for each plural category of its language:
//! `reading_time = { one = "A minute", other = "{minutes} minutes" }`.

use super::plural_categories::PluralCategories;
use super::string_placeholders::{check_placeholders, report_missing_placeholder};
use crate::diagnostic::{Position, nearest};
use crate::new_entry::quote;
use crate::source::fields::{Fields, Spanned, on_one_line};
use crate::source::node::{Key, Node, Value};
use icu_locale::Locale;
use std::path::Path;

/// A string with a number in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PluralString {
    /// The string for all numbers that have no form of their own.
    pub other: String,
    /// The other forms by category. Empty if the string is one line.
    forms: Vec<(&'static str, String)>,
    /// The language whose rules choose the form. `None` if the string is one line.
    locale: Option<Locale>,
}

/// What the placeholders of a string mean.
#[derive(Clone, Copy)]
pub(super) struct Count {
    /// The placeholder of the number that chooses the form.
    pub number: &'static str,
    /// The least number that occurs.
    pub least: u32,
}

/// A form that is written in a table.
struct Form {
    category: &'static str,
    string: Spanned<String>,
}

/// The forms of a table, and its keys that are no category of the language.
#[derive(Default)]
struct Table {
    forms: Vec<Form>,
    others: Vec<(Key, String)>,
}

impl From<String> for PluralString {
    fn from(string: String) -> PluralString {
        PluralString { other: string, ..PluralString::default() }
    }
}

impl From<&str> for PluralString {
    fn from(string: &str) -> PluralString {
        PluralString::from(String::from(string))
    }
}

impl PluralString {
    /// Returns the form for a number.
    #[must_use]
    pub fn form(&self, number: u32) -> &str {
        let category = self.locale.as_ref().map(|locale| PluralCategories::new(locale).of(number));
        let form = self.forms.iter().find(|(form, _)| Some(*form) == category);
        form.map_or(&self.other, |(_, string)| string)
    }

    /// Returns whether the form depends on the number.
    #[must_use]
    pub fn has_forms(&self) -> bool {
        !self.forms.is_empty()
    }

    /// Reads a table of forms. `None` if the key has no table.
    pub(super) fn read_table(
        key: &'static str,
        (placeholders, count): (&[&str], Count),
        locale: &Locale,
        file: &Path,
        fields: &mut Fields<'_>,
    ) -> Option<PluralString> {
        let (position, entries) = fields.take_entries(key)?;
        let categories = PluralCategories::new(locale);
        let table = Table::read(key, entries, &categories, file, fields);
        table.check_categories(key, position, &categories, file, fields);
        for form in &table.forms {
            form.check_placeholders(placeholders, count, &categories, file, fields);
        }
        let mut string = PluralString { locale: Some(locale.clone()), ..PluralString::default() };
        for Form { category, string: Spanned { value, .. } } in table.forms {
            match category {
                "other" => string.other = value,
                category => string.forms.push((category, value)),
            }
        }
        Some(string)
    }
}

impl Table {
    /// Reads the entries. Reports each form that is not a string, or empty.
    fn read(
        key: &str,
        entries: Vec<(Key, Node)>,
        categories: &PluralCategories,
        file: &Path,
        fields: &mut Fields<'_>,
    ) -> Table {
        let mut table = Table::default();
        for (form, Node { position, value }) in entries {
            let value = match value {
                Value::Scalar { string, .. } => on_one_line(&string),
                _ => String::new(),
            };
            let name = categories.all().iter().find(|category| **category == form.name);
            // `…` is what a help has in place of a form.
            if name.is_some() && !value.contains(char::is_alphanumeric) {
                let message = format!("the form `{}` of `{key}` is empty", form.name);
                let help = format!("write `{} = \"…\"` with the words for these numbers", form.name);
                fields.diagnostics().error(file, position, message, help);
            }
            match name {
                Some(category) => table.forms.push(Form { category, string: Spanned { position, value } }),
                None => table.others.push((form, value)),
            }
        }
        table
    }

    /// Reports wrong and missing names of forms, in one message.
    fn check_categories(
        &self,
        key: &str,
        position: Position,
        categories: &PluralCategories,
        file: &Path,
        fields: &mut Fields<'_>,
    ) {
        let missing: Vec<&str> = categories.needed().filter(|category| self.form(category).is_none()).collect();
        let (position, message) = match (self.others.first(), &missing[..]) {
            (Some((wrong, _)), _) if PluralCategories::is_category(&wrong.name) => {
                (wrong.position, format!("this language has no form `{}`", wrong.name))
            }
            (Some((wrong, _)), _) => (wrong.position, format!("`{}` is not the name of a form", wrong.name)),
            (None, []) => return,
            (None, [category]) => (position, format!("`{key}` lacks the form `{category}`")),
            (None, missing) => (position, format!("`{key}` lacks the forms `{}`", missing.join("`, `"))),
        };
        let needed: Vec<&str> = categories.needed().collect();
        let line: Vec<String> = needed
            .iter()
            .map(|category| format!("{category} = {}", quote::toml(self.suggested(category, &missing))))
            .collect();
        let help = format!("this language needs: {}. Write `{key} = {{ {} }}`", needed.join(", "), line.join(", "));
        fields.diagnostics().error(file, position, message, help);
    }

    fn form(&self, category: &str) -> Option<&str> {
        self.forms.iter().find(|form| form.category == category).map(|form| form.string.value.as_str())
    }

    /// Returns a form as it is written, under a similar name if `category` is missing.
    fn suggested(&self, category: &str, missing: &[&str]) -> &str {
        let is_meant = |wrong: &Key| nearest(&wrong.name, missing.iter().copied()) == Some(category);
        let misspelt = || self.others.iter().find(|(wrong, _)| is_meant(wrong)).map(|(_, value)| value.as_str());
        self.form(category).or_else(misspelt).unwrap_or("…")
    }
}

impl Form {
    /// Reports placeholders that are unknown or missing. A form for a single number may say that number in words.
    fn check_placeholders(
        &self,
        placeholders: &[&str],
        Count { number, least }: Count,
        categories: &PluralCategories,
        file: &Path,
        fields: &mut Fields<'_>,
    ) {
        check_placeholders(file, &self.string, (placeholders, Some(number)), fields);
        let Spanned { position, value } = &self.string;
        let numbers = categories.numbers(self.category, least);
        let names_one_number = numbers.len() < 2 && self.category != "other";
        if names_one_number || value.is_empty() || value.contains(&format!("{{{number}}}")) {
            return;
        }
        match (self.category, &numbers[..]) {
            ("other", _) | (_, []) => report_missing_placeholder(number, file, *position, fields),
            (category, numbers) => {
                let examples = numbers.iter().take(3).map(u32::to_string).collect::<Vec<_>>().join(", ");
                let message =
                    format!("`{{{number}}}` is missing in the form `{category}`, which stands for {examples} …");
                let help = format!("write `{{{number}}}` where the site should fill it in");
                fields.diagnostics().error(file, *position, message, help);
            }
        }
    }
}
