//! Markdown and HTML in values that are shown as they are, such as titles.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// The elements that editors know from other programs.
const HTML_NAMES: [&str; 22] = [
    "a", "b", "big", "br", "center", "code", "em", "font", "h1", "h2", "h3", "i", "img", "mark", "p", "s", "small",
    "span", "strong", "sub", "sup", "u",
];

/// Words before the text, so that it cannot be a heading or a list.
const START: &str = "x ";

/// Returns the words of a text without the signs of Markdown and HTML, or `None` if it has no such signs. Names and formulas
/// of programs, such as `__init__` and `a < b`, are words.
#[must_use]
pub fn without_markup(text: &str) -> Option<String> {
    if !text.contains(['*', '_', '`', '[', '<', '&', '~']) {
        return None;
    }
    let mut words = words(text)?;
    // Signs can be within others.
    for _ in 0..4 {
        match self::words(&words) {
            Some(fewer) => words = fewer,
            None => break,
        }
    }
    (!words.is_empty()).then_some(words)
}

fn words(text: &str) -> Option<String> {
    let source = format!("{START}{text}");
    let mut words = String::new();
    let (mut has_markup, mut open) = (false, Vec::new());
    for (event, range) in Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        let written = &source[range.clone()];
        match event {
            Event::Start(tag) => {
                let is_markup = is_markup(&tag, &source, written, range.start);
                // What is no markup is shown with its signs.
                let sign = if is_markup { "" } else { sign(&tag, written) };
                has_markup |= is_markup;
                words.push_str(sign);
                open.push(sign);
            }
            Event::End(end) => {
                let sign = open.pop().unwrap_or_default();
                if end != TagEnd::Paragraph {
                    words.push_str(if sign == "<" { ">" } else { sign });
                }
            }
            Event::Code(code) => {
                has_markup = true;
                words.push_str(&code);
            }
            Event::InlineHtml(html) if is_element(&html) => {
                has_markup = true;
                if html.starts_with("<br") {
                    words.push(' ');
                }
            }
            Event::Text(shown) => {
                has_markup |= *shown != *written && written.starts_with('&');
                words.push_str(if written.starts_with('&') { &shown } else { written });
            }
            _ => words.push_str(written),
        }
    }
    let words = words.strip_prefix(START.trim_end())?.split_whitespace().collect::<Vec<_>>().join(" ");
    (has_markup && words != text).then_some(words)
}

fn is_markup(tag: &Tag<'_>, source: &str, written: &str, start: usize) -> bool {
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let is_within_word =
        is_word(source[..start].chars().next_back()) || is_word(source[start + written.len()..].chars().next());
    match tag {
        Tag::Emphasis | Tag::Strong => !is_within_word && !is_program_name(written),
        Tag::Strikethrough => written.starts_with("~~"),
        Tag::Link { link_type: LinkType::Inline, .. } => true,
        Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => true,
        Tag::Image { link_type: LinkType::Inline, .. } => true,
        _ => false,
    }
}

/// Whether a word is a name such as `__init__`.
fn is_program_name(written: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_';
    written.starts_with("__") && written.chars().all(is_part)
}

/// Returns the sign on each side of what is shown with it.
fn sign<'a>(tag: &Tag<'_>, written: &'a str) -> &'a str {
    match tag {
        Tag::Emphasis | Tag::Strikethrough => &written[..1],
        Tag::Strong => &written[..2],
        _ => "",
    }
}

fn is_element(html: &str) -> bool {
    let name = html.trim_start_matches(['<', '/']);
    let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
    HTML_NAMES.contains(&name[..end].to_ascii_lowercase().as_str()) || html.starts_with("<!--")
}

#[cfg(test)]
mod tests {
    use super::without_markup;

    #[test]
    fn signs_are_removed_and_words_are_kept() {
        for (text, expected) in [
            ("**Bold**", "Bold"),
            ("_title_", "title"),
            ("*Our* year", "Our year"),
            ("A **very *good* year**", "A very good year"),
            ("Ask [us](/about/)", "Ask us"),
            ("<b>us</b> and you", "us and you"),
            ("One<br>two", "One two"),
            ("C++ &amp; C", "C++ & C"),
            ("It&#39;s here", "It's here"),
            ("&amp;amp;", "&"),
            ("Run `pip install`", "Run pip install"),
            ("~~Old~~ New", "Old New"),
            ("![us](/a.png) here", "us here"),
            ("See <https://example.org>", "See https://example.org"),
            ("__Bold__ and __init__", "Bold and __init__"),
            ("[**us**](/about/)", "us"),
        ] {
            assert_eq!(without_markup(text).as_deref(), Some(expected), "{text}");
            assert_eq!(without_markup(expected), None, "{text}");
        }
    }

    #[test]
    fn names_and_formulas_are_words() {
        for text in [
            "__init__",
            "What __init__ and __name__ do",
            "snake_case and other_case",
            "a < b and c > d",
            "*args",
            "*args and **kwargs",
            "C++ & C",
            "a*b*c",
            "2**3**4",
            "list[int] and dict[str, int]",
            "Vec<T> and List<String>",
            "AT&T; we & you",
            "[Sticky] A talk",
            "- One",
            "# Heading",
            "1. One",
            "about ~5 and ~6",
            "a_b_c_",
            "5 * 3 * 2",
            "",
        ] {
            assert_eq!(without_markup(text), None, "{text}");
        }
    }
}
