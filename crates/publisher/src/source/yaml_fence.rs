//! The lines `---` around front matter: where they are, and where the text starts if the second one is missing.

use super::front_matter_keys::is_known_key;
use crate::diagnostic::{Position, Problem};

const WRITE_FENCE: &str = "write this line as `---`, without anything before or after it";

/// Finds the byte offset after the first line that is not blank, if that is `---`.
///
/// # Errors
/// Returns what is wrong with that line, and where it is.
pub fn after_opening_fence(text: &str) -> Result<usize, (Position, Problem)> {
    let mut end = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        end += line.len();
        if line.trim_end() == "---" {
            return Ok(end);
        }
        if !line.trim().is_empty() {
            return Err(missing_opening_fence(line, index + 1));
        }
    }
    Err(missing_opening_fence("", 1))
}

fn missing_opening_fence(line: &str, number: usize) -> (Position, Problem) {
    let (number, help) = match line.trim() {
        "+++" => (
            number,
            "write this line, and the line `+++` below the settings, as `---`, and each setting like `title: About us`: \
             `+++` is for the program Hugo",
        ),
        _ if is_like_fence(line) => (number, WRITE_FENCE),
        _ => (1, "start the file with a line `---`, then lines such as `title: About us`, then another line `---`"),
    };
    (Position { line: number, column: 1 }, Problem::error("the file does not start with a line `---`", help))
}

/// Returns the number of the line where the second line `---` should be, and what is wrong. `lines` follow the first one.
#[must_use]
pub fn missing_closing_fence(lines: &[&str]) -> (Option<usize>, Problem) {
    let text = first_line_of_text(lines);
    let (index, help) = match (first_like_fence(lines), text) {
        (Some(index), text) if text.is_none_or(|text| index < text) => (Some(index), WRITE_FENCE),
        (_, Some(index)) => (Some(index), "write a line `---` above this line, where the text starts"),
        _ => (None, "write a line `---` between the lines such as `title: …` and the text"),
    };
    (index.map(|index| index + 1), Problem::error("the second line `---` is missing at the top of the file", help))
}

/// Returns the index of the first line that looks like the end of the settings. Ignores what an import has kept.
#[must_use]
pub fn first_like_fence(lines: &[&str]) -> Option<usize> {
    let mut is_kept = false;
    lines.iter().position(|line| {
        is_kept = line.starts_with("extra:") || is_kept && (line.starts_with(' ') || line.trim().is_empty());
        !is_kept && is_like_fence(line)
    })
}

/// Whether an editor may have meant a line as `---`.
#[must_use]
pub fn is_like_fence(line: &str) -> bool {
    let signs = line.trim();
    let is_dash = |sign: char| matches!(sign, '-' | '_' | '\u{2010}'..='\u{2015}' | '−');
    let is_row = !signs.is_empty() && signs.chars().all(is_dash) && !matches!(signs, "-" | "_");
    is_row || signs == "+++" || line.starts_with("---") && !line.starts_with("----")
}

/// Returns the index of the first line that looks like text and not like a setting: it follows an empty line, and no setting
/// follows a heading, which could also be a comment.
#[must_use]
pub fn first_line_of_text(lines: &[&str]) -> Option<usize> {
    let follows_blank = |index: usize| index > 0 && lines[index - 1].trim().is_empty();
    let has_settings_after = |index: usize| lines[index + 1..].iter().any(|line| is_setting(line));
    (0..lines.len()).find(|index| match lines[*index] {
        line if line.trim().is_empty() || line.starts_with([' ', '\t']) || is_setting(line) => false,
        line if line.starts_with('#') => {
            let words = line.trim_start_matches('#');
            let is_several = line.starts_with("##");
            (follows_blank(*index) || is_several) && is_heading(words) && !has_settings_after(*index)
        }
        line if line.starts_with("- ") => follows_blank(*index) && !has_settings_after(*index),
        _ => follows_blank(*index),
    })
}

/// Whether the words after `#` are those of a heading, and not a setting that is switched off.
fn is_heading(words: &str) -> bool {
    let has_space = words.starts_with([' ', '\t']);
    has_space && words.contains(char::is_alphanumeric) && !is_setting(words.trim_start())
}

/// Whether a comment is a setting that is switched off.
#[must_use]
pub fn is_switched_off(comment: &str) -> bool {
    let words = comment.trim_start_matches('#').trim_start();
    let is_known = words.split_once([':', '=']).is_some_and(|(key, _)| is_known_key(key));
    is_known || is_setting(words) || words.starts_with('-') || !words.contains(char::is_alphanumeric)
}

/// Whether a line starts with a name and a colon. A name in capitals starts a text: `Note: we meet on Friday`.
fn is_setting(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let is_part = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '_' | '-');
    !key.is_empty() && key.trim_end().chars().all(is_part) && (value.is_empty() || value.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_dashes_are_like_a_fence() {
        for line in [" ---", "--", "—-", "—", "___", "----", "\t---", "--- # x", "---x", "+++", "‐‐‐"] {
            assert!(is_like_fence(line), "{line}");
        }
        for line in ["", "-", "_", "- a", "  - a", "=====", "title: ---", "# ---", "-----x"] {
            assert!(!is_like_fence(line), "{line}");
        }
    }

    #[test]
    fn text_follows_the_settings() {
        let first = |text: &str| first_line_of_text(&text.lines().collect::<Vec<_>>());
        for (text, index) in [
            ("title: a\n\n# Heading\n", Some(2)),
            ("title: a\n## Heading\n\nText.\n", Some(1)),
            ("title: a\n\nText here.\nMore: of it\n", Some(2)),
            ("title: a\n\n- one\n- two\n", Some(2)),
            ("title: a\n# A note\n", None),
            ("title: a\n\n# A note\ndate: b\n", None),
            ("title: a\n\n# date: b\n", None),
            ("title: a\n\n#python\n", None),
            ("tags:\n\n  - a\n", None),
            ("summary: a\n  b\n", None),
        ] {
            assert_eq!(first(text), index, "{text}");
        }
    }
}
