//! List markers: `*`, `-`, `+`, `1.` and `1)`.

/// Splits the list marker at the start of a string from the rest, which is empty or begins with white space.
pub fn split_list_marker(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let delimiters: &[char] = if digits > 0 { &['.', ')'] } else { &['*', '-', '+'] };
    let (marker, rest) = text.split_at(digits + usize::from(text[digits..].starts_with(delimiters)));
    let is_marker = marker.len() > digits && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_marker.then_some((marker, rest))
}

/// Splits a list marker of kramdown, where `1)` is text. White space must follow it.
pub fn split_kramdown_marker(text: &str) -> Option<(&str, &str)> {
    split_list_marker(text).filter(|(marker, rest)| !marker.ends_with(')') && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_split_from_their_text() {
        for (text, expected) in [
            ("* a", Some(("*", " a"))),
            ("-\ta", Some(("-", "\ta"))),
            ("12. a", Some(("12.", " a"))),
            ("1) a", Some(("1)", " a"))),
            ("+", Some(("+", ""))),
            ("*a", None),
            ("1.5", None),
            ("12", None),
            ("é", None),
        ] {
            assert_eq!(split_list_marker(text), expected, "{text}");
        }
        assert_eq!((split_kramdown_marker("1) a"), split_kramdown_marker("-")), (None, None));
    }
}
