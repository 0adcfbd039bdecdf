//! Bare addresses keep their signs: `https://a.example/__init__.py` has no bold word. Headings keep words in braces.

use super::heading_braces;
use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// The signs that can start or end emphasis.
const SIGNS: [u8; 3] = [b'*', b'_', b'~'];
/// Replaces a sign. A letter is never markup, and as long as a sign.
const MASK: u8 = b'x';

/// Replaces a closing brace. It is a punctuation mark, too, so that words around it are read alike, and is never markup.
const BRACE_MASK: u8 = b',';

/// Returns a body without signs of emphasis in bare addresses, and without braces that are text at the end of headings. Byte
/// offsets are the same. `events` are those of the body itself.
#[must_use]
pub fn masked<'a>(body: &'a str, events: &[(Event<'_>, Range<usize>)]) -> Cow<'a, str> {
    let (signs, braces) = (signs(body, events), heading_braces::find(body, events));
    if signs.is_empty() && braces.is_empty() {
        return Cow::Borrowed(body);
    }
    let mut bytes = body.as_bytes().to_vec();
    braces.iter().for_each(|index| bytes[*index] = BRACE_MASK);
    signs.iter().for_each(|index| bytes[*index] = MASK);
    String::from_utf8(bytes).map_or(Cow::Borrowed(body), Cow::Owned)
}

/// Returns the offsets of all signs in the addresses in which emphasis starts.
fn signs(body: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<usize> {
    if !body.contains("://") {
        return Vec::new();
    }
    let mut signs: Vec<usize> = Vec::new();
    for (event, range) in events {
        let is_emphasis = matches!(event, Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough));
        if is_emphasis && !signs.contains(&range.start) {
            signs.extend(signs_around(body, range.start));
        }
    }
    signs.sort_unstable();
    signs
}

/// Returns the offsets of the signs of the address around an offset, if there is one that starts before it.
fn signs_around(body: &str, index: usize) -> Vec<usize> {
    let start = body[..index].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let start = (start..=index).find(|start| body.is_char_boundary(*start)).unwrap_or(index);
    let end = body[index..].find(char::is_whitespace).map_or(body.len(), |space| index + space);
    let is_around = |link: &linkify::Link<'_>| {
        *link.kind() == LinkKind::Url && start + link.start() < index && index < start + link.end()
    };
    let Some(link) = LinkFinder::new().links(&body[start..end]).find(is_around) else { return Vec::new() };
    let address = start + link.start()..start + link.end();
    address.filter(|index| SIGNS.contains(&body.as_bytes()[*index])).collect()
}

#[cfg(test)]
mod tests {
    use super::super::ParserOutput;
    use super::*;

    #[test]
    fn only_signs_inside_of_addresses_are_masked() {
        for (body, expected) in [
            ("See https://x.org/__init__.py now", "See https://x.org/xxinitxx.py now"),
            ("é https://x.org/*a*/~~b~~/c", "é https://x.org/xax/xxbxx/c"),
            ("(https://x.org/_a_)", "(https://x.org/xax)"),
            ("**https://x.org/a** and *b*", "**https://x.org/a** and *b*"),
            ("*https://x.org/__a__/*", "*https://x.org/xxaxx/*"),
            ("https://x.org/a_b_c and __init__", "https://x.org/a_b_c and __init__"),
            ("`https://x.org/__a__` <https://x.org/__b__>", "`https://x.org/__a__` <https://x.org/__b__>"),
            ("https://x.org **bold**", "https://x.org **bold**"),
        ] {
            assert_eq!(masked(body, &ParserOutput::new(body).events), expected, "{body}");
        }
    }
}
