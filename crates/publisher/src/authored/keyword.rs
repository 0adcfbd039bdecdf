//! Values that editors write as one of a few words, such as the kind of an event.

use crate::diagnostic::suggestion;
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// A value that is written as a word.
pub trait Keyword: Copy + Default + 'static {
    /// The key of the value.
    const KEY: &'static str;
    /// All values, in the order of lists.
    const ALL: &'static [Self];

    /// Returns the word that editors write.
    fn word(self) -> &'static str;

    /// Returns the value of a word.
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }

    /// Returns a help that names the word that an editor most likely means.
    fn suggestion(word: &str) -> String {
        let words: Vec<&str> = Self::ALL.iter().map(|value| value.word()).collect();
        suggestion(&word.to_lowercase().replace([' ', '_'], "-"), words)
    }
}

/// Parses a word of a file. Reports an unknown one, and returns the default value in its place.
pub(super) fn read<T: Keyword>(written: &Spanned<String>, file: &Path, fields: &mut Fields<'_>) -> T {
    let Spanned { position, value: word } = written;
    let value = T::of_word(word);
    if value.is_none() && !word.is_empty() {
        let message = format!("`{}` cannot be `{word}`", T::KEY);
        fields.diagnostics().error(file, *position, message, T::suggestion(word));
    }
    value.unwrap_or_default()
}
