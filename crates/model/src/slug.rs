//! Slugs: names of pages, posts, tags and headings in URLs.

/// Whether a string is a slug: lower-case ASCII letters and digits, with single hyphens between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.split('-').all(|word| !word.is_empty() && word.bytes().all(is_allowed))
}

#[cfg(test)]
mod tests {
    use super::is_slug;

    #[test]
    fn a_slug_has_words_of_ascii_letters_and_digits() {
        for slug in ["a", "a-b", "2024", "a1-2b"] {
            assert!(is_slug(slug), "{slug:?}");
        }
        for other in ["", "-", "-a", "a-", "a--b", "A", "a_b", "a.b", "é", "a b"] {
            assert!(!is_slug(other), "{other:?}");
        }
    }
}
