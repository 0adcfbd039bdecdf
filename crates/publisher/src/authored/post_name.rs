//! The names of files from which slugs are made. Those of posts and events begin with a day, however editors write them:
//! `2024-07-20-a-name`, `2024_7_20_A name`, `20240720 a name`.

use crate::diagnostic::Diagnostics;
use crate::source::fields::{Spanned, parse_date};
use crate::source::slugify::slugify;
use jiff::civil::Date;
use model::slug::is_slug;
use std::path::Path;

/// The name of a file that begins with a day.
pub(super) struct FileName {
    /// The day.
    pub date: Date,
    /// The words after it.
    pub slug: String,
}

impl FileName {
    /// Parses the name of a file. Returns `None`, with a diagnostic, if it has another format. `written` is the day in the
    /// file itself, and `reserved` are the slugs that it cannot have.
    pub fn parse(
        file: &Path,
        written: Option<Date>,
        reserved: &[&str],
        root: &Path,
        diagnostics: &mut Diagnostics,
    ) -> Option<FileName> {
        let name = super::stem(file);
        let parts = name.get(..10).and_then(parse_date).zip(name.get(10..).and_then(|rest| rest.strip_prefix('-')));
        let Some((date, slug)) = parts else {
            let date = split_date(&name).map(|(date, _)| date).or(written);
            let slug = intended_slug(&name);
            let help = match date.filter(|_| !slug.is_empty()) {
                Some(date) => rename_help(root, file, &format!("{date}-{slug}.md")),
                None if slug.is_empty() => String::from("rename the file, for example to 2024-07-20-a-short-name.md"),
                None => format!("put today's date before its name, for example 2024-07-20-{slug}.md"),
            };
            let message = match split_date(&name) {
                Some(_) => "the date in the file's name is not written like 2024-07-20-",
                None => "the file's name does not start with a date",
            };
            diagnostics.error_in_file(file, message, help);
            return None;
        };
        if !is_available(slug, reserved) {
            let message = format!("`{slug}` cannot be part of a web address");
            let right = slugify(slug);
            let help = if is_slug(&right) && right != slug {
                rename_help(root, file, &format!("{date}-{right}.md"))
            } else {
                String::from("rename the file: choose other words after the date")
            };
            diagnostics.error_in_file(file, message, help);
            return None;
        }
        Some(FileName { date, slug: String::from(slug) })
    }
}

/// Reports the name of a file without a day that cannot be a slug. Returns whether it can.
pub(super) fn check_slug(
    slug: &str,
    reserved: &[&str],
    file: &Path,
    root: &Path,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_valid = is_available(slug, reserved);
    if !is_valid {
        let right = slugify(slug);
        let name = format!("{right}.md");
        let help = match is_available(&right, reserved) && !root.join(file.with_file_name(&name)).exists() {
            true => format!("rename the file to {name}"),
            false => String::from("rename the file: use other lower-case letters, digits and hyphens"),
        };
        diagnostics.error_in_file(file, format!("`{slug}` cannot be part of a web address"), help);
    }
    is_valid
}

/// Reports an id that cannot have been the slug of such a file, which editors call `noun`. Returns whether it can.
pub(super) fn check_id(
    id: &Spanned<String>,
    noun: &str,
    reserved: &[&str],
    file: &Path,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_valid = is_available(&id.value, reserved);
    if !is_valid && !id.value.is_empty() {
        let message = format!("`id` must be the name that the {noun} had before, not `{}`", id.value);
        // An editor may have written the old file's name, or its address.
        let name = id.value.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let slug = intended_slug(name.strip_suffix(".md").unwrap_or(name));
        let help = match is_available(&slug, reserved) {
            true => format!("write `id: {slug}`, or remove the line"),
            false => String::from("remove the line"),
        };
        diagnostics.error(file, id.position, message, help);
    }
    is_valid
}

/// Whether a string can be the slug of such a file: the addresses of lists begin with the reserved words.
fn is_available(slug: &str, reserved: &[&str]) -> bool {
    is_slug(slug) && !reserved.contains(&slug)
}

/// Splits the stem of a file into the date that it starts with and the words after it.
#[must_use]
pub(super) fn split_date(stem: &str) -> Option<(Date, &str)> {
    let (year, rest) = number(without_copy_mark(stem.trim_start_matches(is_separator)), 4..=4)?;
    let (month, rest) = number(without_separator(rest), 1..=2)?;
    let (day, rest) = number(without_separator(rest), 1..=2)?;
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let words = rest.trim_start_matches(is_separator);
    (words.len() < rest.len() || words.is_empty()).then_some((date, words))
}

/// Returns the slug that a post has, or will have once its file is named as it should be.
#[must_use]
pub(super) fn intended_slug(stem: &str) -> String {
    slugify(split_date(stem).map_or_else(|| without_numbers(stem), |(_, words)| words))
}

/// Removes what systems put before the name of a copied file.
fn without_copy_mark(stem: &str) -> &str {
    let mark = "copy of ";
    match stem.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)) {
        true => &stem[mark.len()..],
        false => stem,
    }
}

/// Returns the words after numbers that can only be meant as a date, such as `20-07-2024-` and `2024-13-40-`.
fn without_numbers(stem: &str) -> &str {
    let words = without_copy_mark(stem).trim_start_matches(|sign: char| sign.is_ascii_digit() || is_separator(sign));
    let digits = stem[..stem.len() - words.len()].bytes().filter(u8::is_ascii_digit).count();
    if digits >= "20240101".len() && !words.is_empty() { words } else { stem }
}

/// Returns the help for a file that needs another name. It never asks to replace a file.
#[must_use]
pub(super) fn rename_help(root: &Path, file: &Path, name: &str) -> String {
    let other = file.with_file_name(name);
    // Where capitals do not matter, the file itself has the other name too.
    let is_itself = file.to_string_lossy().eq_ignore_ascii_case(&other.to_string_lossy());
    match root.join(&other).exists() && !is_itself {
        true => format!("rename the file: choose other words after the date, because {name} exists already"),
        false => format!("rename the file to {name}"),
    }
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u16, &str)> {
    let length = text.bytes().take(*digits.end()).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(length);
    digits.contains(&length).then(|| number.parse().ok()).flatten().map(|number| (number, rest))
}

fn without_separator(text: &str) -> &str {
    text.strip_prefix(is_separator).unwrap_or(text)
}

fn is_separator(character: char) -> bool {
    matches!(character, '-' | '_' | '.' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_recognized_in_every_spelling() {
        for stem in [
            "2026-01-02-x",
            "2026_01_02_x",
            "2026.01.02 x",
            "20260102-x",
            "2026-1-2-x",
            "2026-01-02 - x",
            "2026-01-02--x",
            " 2026-01-02-x",
            ".2026-01-02-x",
            "Copy of 2026-01-02-x",
        ] {
            assert_eq!(split_date(stem), Some((date(2026, 1, 2), "x")), "{stem}");
        }
        assert_eq!(split_date("2026-01-02"), Some((date(2026, 1, 2), "")));
        for stem in ["x", "2026-13-02-x", "2026-x", "202601021", "2026-01-02x", "26-01-02-x", "2024 in numbers", ""] {
            assert_eq!(split_date(stem), None, "{stem}");
        }
    }

    #[test]
    fn a_slug_is_known_before_the_file_has_its_name() {
        assert_eq!(intended_slug("2026_01_02_My Post"), "my-post");
        assert_eq!(intended_slug("My Post"), "my-post");
        for stem in ["20-07-2024-x", "2024-13-40-x", "Copy of 20-07-2024 x", " 2024-01-02-x", "copy of x"] {
            assert!(intended_slug(stem).ends_with('x') && !intended_slug(stem).contains("20"), "{stem}");
        }
        assert_eq!(intended_slug("2024 in numbers"), "2024-in-numbers");
    }
}
