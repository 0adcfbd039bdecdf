//! Keys that an editor may have meant by others.

use super::slugify::slugify;

/// Whether a key is similar enough to a known one that it may be that.
#[must_use]
pub fn is_mistyped(key: &str, known: &str) -> bool {
    strsim::osa_distance(key, known) <= 2 || has_word(key, known)
}

/// Returns a key without capitals and marks: `Título` becomes `titulo`.
fn folded(key: &str) -> String {
    slugify(key).replace('-', "_")
}

/// Whether a key is a known one with capitals, marks or spaces, or with more words: `TITLE`, `Summary text`.
#[must_use]
pub fn has_word(key: &str, known: &str) -> bool {
    let folded = folded(key);
    let has_spaces = key.trim().contains(char::is_whitespace);
    let is_other_form = folded != key;
    let is_similar = folded == known || known.len() > 4 && strsim::osa_distance(&folded, known) <= 2;
    key != known && (is_other_form && is_similar || has_spaces && folded.split('_').any(|word| word == known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_can_be_known_in_another_form() {
        for (key, known) in [
            ("TITLE", "title"),
            ("Título", "title"),
            ("Image alt", "image_alt"),
            ("Summary text", "summary"),
            ("title\u{a0}", "title"),
            ("ID", "id"),
        ] {
            assert!(has_word(key, known) && is_mistyped(key, known), "{key}");
        }
        for (key, known) in
            [("title", "title"), ("titel", "title"), ("TO", "id"), ("colour", "title"), ("title_text", "title")]
        {
            assert!(!has_word(key, known), "{key}");
        }
    }
}
