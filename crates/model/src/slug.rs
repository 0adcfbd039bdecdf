//! Slugs: names of pages, posts, tags and headings as they stand in URLs.

/// Whether a text can be one segment of a path: lower-case ASCII letters, digits and single hyphens between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.split('-').all(|word| !word.is_empty() && word.bytes().all(is_allowed))
}

/// A slug for a text, such as a heading: lower-case ASCII, one hyphen for all else. Empty where nothing is left.
///
/// Letters with marks lose them where the base letter is ASCII in the common Latin ranges (`é` becomes `e`).
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match without_mark(letter) {
            Some(plain) => slug.push(plain),
            None if matches!(letter, '\'' | '’') => {}
            None if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            None => {}
        }
    }
    String::from(slug.trim_end_matches('-'))
}

fn without_mark(letter: char) -> Option<char> {
    const MARKED: [(&str, char); 9] = [
        ("àáâãäåāăạ", 'a'),
        ("çćč", 'c'),
        ("èéêëēėẹ", 'e'),
        ("ìíîïīị", 'i'),
        ("ñń", 'n'),
        ("òóôõöøōọ", 'o'),
        ("śšṣ", 's'),
        ("ùúûüūụ", 'u'),
        ("ýÿ", 'y'),
    ];
    if letter.is_ascii_alphanumeric() {
        return Some(letter);
    }
    MARKED.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_made_of_the_text() {
        assert_eq!(slugify("What is Coffee & Code?"), "what-is-coffee-code");
        assert_eq!(slugify("  BPD’s Café: São Tomé "), "bpds-cafe-sao-tome");
        assert_eq!(slugify("日本"), "");
        assert!(is_slug(&slugify("Ṣọ́lá -- 2024")));
    }
}
