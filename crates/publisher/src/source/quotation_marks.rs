//! Quotation marks around a value: those that YAML takes for a part of it, and those that it needs.

use super::front_matter_keys::{is_key, is_text_key};
use super::plain_text::without_markup;

/// The words that start with an apostrophe.
const ELISIONS: [&str; 8] = ["tis", "twas", "til", "cause", "em", "bout", "round", "n"];

/// Whether a sign is a quotation mark, or an apostrophe.
#[must_use]
pub fn is_quotation_mark(sign: char) -> bool {
    is_double(sign) || is_single(sign)
}

fn is_double(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„' | '‟')
}

fn is_single(sign: char) -> bool {
    matches!(sign, '\'' | '‘' | '’' | '‚' | '‛')
}

/// Returns a value without the quotation marks around it: a pair, whatever its signs, or a first one without its partner.
#[must_use]
pub fn without_quotes(value: &str) -> &str {
    if let Some(inner) = between_quotes(value) {
        return inner;
    }
    let mut signs = value.chars();
    let Some(first) = signs.next().filter(|sign| is_quotation_mark(*sign)) else { return value };
    let rest = signs.as_str();
    let has_partner = match is_double(first) {
        true => rest.contains(is_double),
        false => quotes(rest, is_single).next().is_some() || starts_with_elision(rest),
    };
    if has_partner { value } else { rest }
}

/// Returns what is between the quotation marks around a value, or `None` if the first and the last sign are not a pair.
#[must_use]
pub fn between_quotes(value: &str) -> Option<&str> {
    let first = value.chars().next()?;
    let is_mark: fn(char) -> bool = match first {
        sign if is_double(sign) => is_double,
        sign if is_single(sign) => is_single,
        _ => return None,
    };
    let inner = value.strip_prefix(first)?;
    let inner = inner.strip_suffix(is_mark)?;
    is_balanced(quotes(inner, is_mark)).then_some(inner)
}

/// Returns the quotation marks in a text, without apostrophes.
fn quotes(text: &str, is_mark: fn(char) -> bool) -> impl Iterator<Item = char> {
    let is_letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    text.char_indices().filter_map(move |(index, sign)| {
        let is_apostrophe = is_single(sign)
            && is_letter(text[..index].chars().next_back())
            && is_letter(text[index + sign.len_utf8()..].chars().next());
        (is_mark(sign) && !is_apostrophe).then_some(sign)
    })
}

/// Whether each quotation mark within a pair has its partner there. Straight ones do not say which is which.
fn is_balanced(marks: impl Iterator<Item = char>) -> bool {
    let mut depth = 0;
    for mark in marks {
        depth += match mark {
            '“' | '„' | '‘' | '‚' => 1,
            '”' | '’' => -1,
            _ => return false,
        };
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

fn starts_with_elision(text: &str) -> bool {
    let word: String = text.chars().take_while(|sign| sign.is_alphanumeric()).collect();
    ELISIONS.contains(&word.to_lowercase().as_str()) || word.starts_with(|first: char| first.is_ascii_digit())
}

/// Returns `key: value` with the value in quotation marks, whatever marks it has now. Leaves lists as they are, except in
/// place of a text.
#[must_use]
pub fn quoted(line: &str) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let indentation = key.len() - key.trim_start().len();
    if !is_key(key) {
        return None;
    }
    let (key, value) = (key.trim(), value.trim());
    if value.starts_with(['[', '{']) && value.ends_with([']', '}']) && !is_text_key(key) {
        return None;
    }
    Some(format!("{}{}", &line[..indentation], setting(key, value)))
}

/// Returns `key: value` with the value in quotation marks. A text has no Markdown, because readers would see its signs.
#[must_use]
pub fn setting(key: &str, value: &str) -> String {
    let value = without_quotes(value);
    let words = without_markup(value).filter(|_| is_text_key(key));
    format!("{key}: {}", in_quotes(words.as_deref().unwrap_or(value)))
}

/// Returns a value in quotation marks, whatever marks it has now.
#[must_use]
pub fn in_quotes(value: &str) -> String {
    let value = without_quotes(value);
    match value.contains(['"', '\\']) {
        true => format!("'{}'", value.replace('\'', "''")),
        false => format!("\"{value}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_around_a_value_are_removed() {
        for value in [
            "\"About us\"",
            "'About us'",
            "“About us”",
            "”About us“",
            "”About us”",
            "“About us\"",
            "\"About us”",
            "‚About us‘",
            "„About us“",
            "„About us”",
            "’About us’",
            "\"About us",
            "“About us",
            "'About us",
        ] {
            assert_eq!(without_quotes(value), "About us", "{value}");
        }
        for (value, expected) in [
            ("“A “b” c”", "A “b” c"),
            ("'It's here'", "It's here"),
            ("‘It’s here’", "It’s here"),
            ("'Tis the season", "'Tis the season"),
            ("'90s: a look back", "'90s: a look back"),
            ("“One” and “two”", "“One” and “two”"),
            ("\"A\" and \"B\"", "\"A\" and \"B\""),
            ("'A' and 'B'", "'A' and 'B'"),
            ("Our “best”", "Our “best”"),
            ("\"", ""),
            ("", ""),
        ] {
            assert_eq!(without_quotes(value), expected, "{value}");
        }
    }
}
