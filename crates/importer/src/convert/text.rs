//! Text conversion: white space, emoji shortcodes and bare URLs.

use crate::ast::Inline;

/// Collapses white space as a browser does: to one space, or to `\n`
/// where there was a line break.
#[must_use]
pub fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut space = None;
    for character in text.chars() {
        match character {
            '\n' => space = Some('\n'),
            ' ' | '\t' | '\r' | '\u{c}' => {
                space.get_or_insert(' ');
            }
            // Control characters are invisible, and not allowed in the published files.
            control if control.is_control() => {}
            _ => {
                collapsed.extend(space.take());
                collapsed.push(character);
            }
        }
    }
    collapsed.extend(space);
    collapsed
}

/// Replaces emoji `:shortcodes:`, and returns those that were replaced.
#[must_use]
pub fn replace_emoji_shortcodes(text: &str) -> (String, Vec<(String, &'static str)>) {
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

/// Converts bare URLs to links.
#[must_use]
pub fn autolink(text: &str, line: usize) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(index) = rest[from..].find("http").map(|index| from + index) {
        let scheme = ["https://", "http://"].iter().find(|scheme| rest[index..].starts_with(**scheme));
        let follows_word = rest[..index].ends_with(|character: char| character.is_alphanumeric());
        let length = url_length(&rest[index..]);
        match scheme.filter(|scheme| length > scheme.len() && !follows_word) {
            Some(_) => {
                if index > 0 {
                    inlines.push(Inline::Text(String::from(&rest[..index])));
                }
                let url = &rest[index..index + length];
                let content = vec![Inline::Text(String::from(url))];
                inlines.push(Inline::Link { url: String::from(url), content, line });
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

/// Returns the length of the URL at the start of a string, without the punctuation that ends the sentence.
fn url_length(text: &str) -> usize {
    let end =
        text.find(|character: char| character.is_whitespace() || "<>\"“”".contains(character)).unwrap_or(text.len());
    let mut url = &text[..end];
    loop {
        let shorter = url.trim_end_matches(['.', ',', ':', ';', '!', '?', '*', '_', '~', '\'', '’', '…']);
        let is_unbalanced = shorter.ends_with(')') && shorter.matches(')').count() > shorter.matches('(').count();
        let shorter = if is_unbalanced { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == url.len() {
            return url.len();
        }
        url = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_end_before_the_punctuation_of_the_sentence() {
        for (text, url) in [
            ("https://a.example/x.", "https://a.example/x"),
            ("https://a.example/x_(y)), z", "https://a.example/x_(y)"),
            ("https://a.example/?a=b&c", "https://a.example/?a=b&c"),
        ] {
            assert_eq!(&text[..url_length(text)], url);
        }
        assert_eq!(autolink("see xhttp://a and http:// alone", 1).len(), 1);
    }

    #[test]
    fn only_known_shortcodes_are_emoji() {
        assert_eq!(
            replace_emoji_shortcodes("a :tada: b :nothing-like-it: 10:30:00 :").0,
            "a 🎉 b :nothing-like-it: 10:30:00 :"
        );
    }
}
