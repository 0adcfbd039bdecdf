//! The keys of front matter, by the kind of their values: they tell settings from prose.

/// The keys whose values readers see as text.
pub const TEXT_KEYS: [&str; 6] = ["title", "summary", "description", "heading", "navigation_title", "image_alt"];

/// The keys with lists of names or paths.
pub const LIST_KEYS: [&str; 4] = ["tags", "authors", "aliases", "reviewed_by"];

const OTHER_KEYS: [&str; 10] =
    ["date", "id", "image", "external", "updated", "relevant_until", "draft", "extra", "order", "translation_of"];

/// Whether the value of a key is text that readers see.
#[must_use]
pub fn is_text_key(key: &str) -> bool {
    TEXT_KEYS.contains(&key)
}

/// Whether the value of a key is a list.
#[must_use]
pub fn is_list_key(key: &str) -> bool {
    LIST_KEYS.contains(&key)
}

/// Returns the key of a line in the form `key: value`, wherever the line starts.
#[must_use]
pub fn key_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    (is_key(key) && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| key.trim())
}

/// Whether a string has the form of a key.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    let text = text.trim();
    text.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_') && text.chars().all(is_part)
}

/// Whether a line starts with a key of front matter, whatever is before and after that key.
#[must_use]
pub fn starts_with_known_key(line: &str) -> bool {
    let line = line.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, '-' | '{'));
    let end = line.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').unwrap_or(line.len());
    is_known_key(&line[..end])
}

/// Whether a word is a key of front matter.
#[must_use]
pub fn is_known_key(word: &str) -> bool {
    let word = word.trim().to_ascii_lowercase();
    [&TEXT_KEYS[..], &LIST_KEYS, &OTHER_KEYS].into_iter().flatten().any(|key| *key == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_told_from_prose() {
        for (line, key, is_known) in [
            ("title: A", Some("title"), true),
            ("  tags:", Some("tags"), true),
            ("  relevant_until: 2024-02-01", Some("relevant_until"), true),
            ("- title: A", None, true),
            ("title - A", None, true),
            ("Title：A", None, true),
            ("titles: A", Some("titles"), false),
            ("two three.", None, false),
            ("- words: more", None, false),
            ("https://example.org", None, false),
        ] {
            assert_eq!((key_of(line), starts_with_known_key(line)), (key, is_known), "{line}");
        }
    }
}
