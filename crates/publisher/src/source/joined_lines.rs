//! A value on several lines, written on one: what an editor meant whose text goes on in the next line.

use super::front_matter_keys::{is_list_key, is_text_key, key_of, starts_with_known_key};
use super::name_list;
use super::quotation_marks::setting;
use super::yaml_fence::is_like_fence;
use std::ops::Range;

/// A setting that can take the place of several lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Joined {
    /// The indices of those lines.
    pub lines: Range<usize>,
    /// The setting, on one line.
    pub text: String,
}

/// Returns the setting that the line with this index belongs to, with all of its words. The line is a setting or follows one,
/// perhaps after empty lines. Returns `None` if no words can follow that setting.
#[must_use]
pub fn joined(lines: &[&str], index: usize) -> Option<Joined> {
    let start = (0..=index).rev().find(|line| is_setting(lines[*line]))?;
    let below = lines.iter().enumerate().skip(index + 1).find(|(_, line)| !is_continuation(line));
    let end = below.map_or(lines.len(), |(line, _)| line);
    let (key, value) = lines[start].split_once(':')?;
    let value = value.trim();
    let is_indicator = value.starts_with(['|', '>']) && value[1..].chars().all(|sign| "+-0123456789".contains(sign));
    let first = if is_indicator { "" } else { value };
    // Comments above the line stay comments.
    let is_word = |line: &usize| *line == index || is_continuation(lines[*line]);
    let below = (start + 1..end).filter(is_word).map(|line| lines[line].trim());
    let words = std::iter::once(first).chain(below);
    let words = words.filter(|words| !words.is_empty()).collect::<Vec<_>>();
    let text = match key {
        key if is_list_key(key) => name_list::listed(key, &words.join("\n")),
        key if is_text_key(key) => setting(key, &unescaped(&words.join(" "))),
        _ => return None,
    };
    Some(Joined { lines: start..end, text })
}

fn is_setting(line: &str) -> bool {
    !line.starts_with(char::is_whitespace) && key_of(line).is_some()
}

/// Whether a line can be part of the value above it: it is not empty, a setting, a comment, or the end of the settings.
#[must_use]
pub fn is_continuation(line: &str) -> bool {
    let trimmed = line.trim_start();
    let is_comment = trimmed.starts_with("# ") || trimmed.trim_end() == "#";
    let is_known_setting = starts_with_known_key(line) && line.contains(':');
    let is_other = trimmed.is_empty() || is_setting(line) || is_known_setting || is_comment || is_like_fence(line);
    !is_other
}

/// Returns a text in double quotation marks without the backslashes that only those need.
fn unescaped(text: &str) -> String {
    match text.len() > 1 && text.starts_with('"') && text.ends_with('"') && text.contains("\\\"") {
        true => text[1..text.len() - 1].replace("\\\"", "\""),
        false => String::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_with_all_their_words() {
        for (text, index, lines, expected) in [
            ("summary: One\ntwo three.\ndate: 2024-01-02", 1, 0..2, "summary: \"One two three.\""),
            ("draft: true\nsummary:\nOne two.\nthree", 2, 1..4, "summary: \"One two. three\""),
            ("summary: >\nOne two", 1, 0..2, "summary: \"One two\""),
            ("summary: |-\n  One\ntwo", 2, 0..3, "summary: \"One two\""),
            ("summary: One\n  two: three\n", 1, 0..2, "summary: \"One two: three\""),
            ("summary: \"One\ntwo\"", 1, 0..2, "summary: \"One two\""),
            ("summary: \"One \\\"a\\\"\ntwo\"", 1, 0..2, "summary: 'One \"a\" two'"),
            ("title: One\n- two", 1, 0..2, "title: \"One - two\""),
            ("tags: [a]\n- b", 1, 0..2, "tags: [a, b]"),
            ("tags:\na\nb", 1, 0..3, "tags: [a, b]"),
            ("summary: One\n# a note\n#two", 2, 0..3, "summary: \"One #two\""),
            ("summary: One\n\n#two three", 2, 0..3, "summary: \"One #two three\""),
        ] {
            let found = joined(&text.lines().collect::<Vec<_>>(), index);
            assert_eq!(found, Some(Joined { lines, text: String::from(expected) }), "{text}");
        }
        assert_eq!(joined(&["date: 2024-01-02", "two"], 1), None);
        assert_eq!(joined(&["two"], 0), None);
    }
}
