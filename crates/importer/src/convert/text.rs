//! Texts: white space, shortcodes of emoji, and addresses that stand in a text.

use crate::tree::Inline;

/// White space as a browser shows it: one space, or `\n` where there was a line break.
#[must_use]
pub fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut space = None;
    for letter in text.chars() {
        match letter {
            '\n' => space = Some('\n'),
            ' ' | '\t' | '\r' | '\u{c}' => {
                space.get_or_insert(' ');
            }
            // Not allowed in the published files, and not visible.
            control if control.is_control() => {}
            _ => {
                collapsed.extend(space.take());
                collapsed.push(letter);
            }
        }
    }
    collapsed.extend(space);
    collapsed
}

/// Puts emoji in the place of their `:shortcodes:`, and gives those that were replaced.
#[must_use]
pub fn with_emoji(text: &str) -> (String, Vec<(String, &'static str)>) {
    let mut result = String::with_capacity(text.len());
    let mut replaced = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(':') {
        let name_length =
            rest[start + 1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_+-".contains(byte)).count();
        let end = start + 1 + name_length;
        let is_name = name_length > 0 && rest[end..].starts_with(':');
        match is_name.then(|| emojis::get_by_shortcode(&rest[start + 1..end])).flatten() {
            Some(emoji) => {
                result.push_str(&rest[..start]);
                result.push_str(emoji.as_str());
                replaced.push((String::from(&rest[start..=end]), emoji.as_str()));
                rest = &rest[end + 1..];
            }
            None => {
                result.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }
    result.push_str(rest);
    (result, replaced)
}

/// Makes links of the addresses in a text.
#[must_use]
pub fn with_links(text: &str, line: usize) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(index) = rest[from..].find("http").map(|index| from + index) {
        let scheme = ["https://", "http://"].iter().find(|scheme| rest[index..].starts_with(**scheme));
        let follows_word = rest[..index].ends_with(|letter: char| letter.is_alphanumeric());
        let length = address_length(&rest[index..]);
        match scheme.filter(|scheme| length > scheme.len() && !follows_word) {
            Some(_) => {
                if index > 0 {
                    inlines.push(Inline::Text(String::from(&rest[..index])));
                }
                let address = &rest[index..index + length];
                let content = vec![Inline::Text(String::from(address))];
                inlines.push(Inline::Link { to: String::from(address), content, line });
                rest = &rest[index + length..];
                from = 0;
            }
            None => from = index + "http".len(),
        }
    }
    if !rest.is_empty() {
        inlines.push(Inline::Text(String::from(rest)));
    }
    inlines
}

/// How long the address is at the beginning of a text, without the punctuation that ends the sentence.
fn address_length(text: &str) -> usize {
    let end = text.find(|letter: char| letter.is_whitespace() || "<>\"“”".contains(letter)).unwrap_or(text.len());
    let mut address = &text[..end];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '*', '_', '~', '\'', '’', '…']);
        let is_unbalanced = shorter.ends_with(')') && shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if is_unbalanced { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == address.len() {
            return address.len();
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_punctuation_of_the_sentence() {
        for (text, address) in [
            ("https://a.example/x.", "https://a.example/x"),
            ("https://a.example/x_(y)), z", "https://a.example/x_(y)"),
            ("https://a.example/?a=b&c", "https://a.example/?a=b&c"),
        ] {
            assert_eq!(&text[..address_length(text)], address);
        }
        assert_eq!(with_links("see xhttp://a and http:// alone", 1).len(), 1);
    }

    #[test]
    fn only_known_shortcodes_are_emoji() {
        assert_eq!(with_emoji("a :tada: b :nothing-like-it: 10:30:00 :").0, "a 🎉 b :nothing-like-it: 10:30:00 :");
    }
}
