//! Slugs: names of pages, posts, tags and headings in URLs.

/// Whether a string is a slug: lower-case ASCII letters and digits, with single hyphens between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.split('-').all(|word| !word.is_empty() && word.bytes().all(is_allowed))
}

/// Makes a slug of a string, such as a heading: lower-case ASCII, one hyphen for everything else. It can be empty.
///
/// Letters of the common Latin ranges lose their diacritics (`é` becomes `e`).
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match without_diacritic(letter) {
            Some(plain) => slug.push(plain),
            None if matches!(letter, '\'' | '’') => {}
            None if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            None => {}
        }
    }
    String::from(slug.trim_end_matches('-'))
}

fn without_diacritic(letter: char) -> Option<char> {
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
    fn slugify_keeps_letters_and_digits() {
        assert_eq!(slugify("What is Coffee & Code?"), "what-is-coffee-code");
        assert_eq!(slugify("  BPD’s Café: São Tomé "), "bpds-cafe-sao-tome");
        assert_eq!(slugify("日本"), "");
        assert!(is_slug(&slugify("Ṣọ́lá -- 2024")));
    }
}
