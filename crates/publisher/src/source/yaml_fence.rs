//! Finds where the text of a file starts if the line `---` above it is missing.

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
