//! Slugs as Jekyll makes them: they keep the letters of every script.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// How much of a name stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugMode {
    /// Letters, marks and digits, in lower case.
    Default,
    /// These and the signs that URLs need not encode, with their capitals.
    Pretty,
}

/// Returns the slug that Jekyll makes of a name: one hyphen for all other characters in a row.
#[must_use]
pub fn jekyll_slug(name: &str, mode: SlugMode) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut is_replaced = false;
    for character in name.chars() {
        match is_kept(character, mode) {
            true => slug.push(character),
            false if !is_replaced => slug.push('-'),
            false => {}
        }
        is_replaced = !is_kept(character, mode);
    }
    let slug = slug.strip_prefix('-').unwrap_or(&slug);
    let slug = slug.strip_suffix('-').unwrap_or(slug);
    match mode {
        SlugMode::Default => slug.to_lowercase(),
        SlugMode::Pretty => String::from(slug),
    }
}

fn is_kept(character: char, mode: SlugMode) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || mode == SlugMode::Pretty && "._~!$&'()+,;=@".contains(character);
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    category == GeneralCategory::DecimalNumber
        || GeneralCategoryGroup::Letter.contains(category)
        || GeneralCategoryGroup::Mark.contains(category)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_marks_and_digits_of_all_scripts() {
        for (name, default, pretty) in [
            ("Our_News", "our-news", "Our_News"),
            ("what's new & (old)!", "what-s-new-old", "what's-new-&-(old)!"),
            ("привет мир", "привет-мир", "привет-мир"),
            ("Ọ̀rẹ́ १२ ½", "ọ̀rẹ́-१२", "Ọ̀rẹ́-१२"),
            ("100% [x] a+b", "100-x-a-b", "100-x-a+b"),
            ("- a -", "a", "a"),
        ] {
            assert_eq!(jekyll_slug(name, SlugMode::Default), default);
            assert_eq!(jekyll_slug(name, SlugMode::Pretty), pretty);
        }
    }
}
