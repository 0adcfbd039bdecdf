//! The visible text of elements.

use super::html::{Element, Node};

/// Elements that are part of a line. All others begin and end a line.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
];

/// Typographic characters, and how authors write them.
const TYPOGRAPHIC: [(char, &str); 16] = [
    ('\u{201c}', "\""),
    ('\u{201d}', "\""),
    ('\u{201e}', "\""),
    ('\u{2018}', "'"),
    ('\u{2019}', "'"),
    ('\u{201a}', "'"),
    ('\u{2013}', "--"),
    ('\u{2014}', "---"),
    ('\u{2026}', "..."),
    ('\u{ab}', "<<"),
    ('\u{bb}', ">>"),
    ('\u{a0}', " "),
    ('\u{202f}', " "),
    // No reader sees these.
    ('\u{ad}', ""),
    ('\u{200b}', ""),
    ('\u{feff}', ""),
];

/// Returns the words in visible text, with their punctuation. The descriptions and titles of images and
/// frames are words too.
pub fn words(element: &Element) -> Vec<String> {
    split_words(&text(element, &|_| false))
}

/// Returns the words on one line. Elements that match `is_left_out` are left out.
pub fn line(element: &Element, is_left_out: &impl Fn(&Element) -> bool) -> String {
    split_words(&text(element, is_left_out)).join(" ")
}

/// Splits text into words with typographic characters as authors write them.
pub fn split_words(text: &str) -> Vec<String> {
    normalize(text).split_whitespace().map(String::from).collect()
}

/// Replaces typographic characters.
pub fn normalize(text: &str) -> String {
    let mut normalized = String::with_capacity(text.len());
    for character in text.chars() {
        match TYPOGRAPHIC.iter().find(|(typographic, _)| *typographic == character) {
            Some((_, written)) => normalized.push_str(written),
            None => normalized.push(character),
        }
    }
    normalized
}

/// Returns the text as it is, for code.
pub fn raw_text(element: &Element) -> String {
    let mut raw = String::new();
    for child in &element.children {
        match child {
            Node::Text(text) => raw.push_str(text),
            Node::Element(element) if element.name == "br" => raw.push('\n'),
            Node::Element(element) => raw.push_str(&raw_text(element)),
        }
    }
    raw
}

fn text(element: &Element, is_left_out: &impl Fn(&Element) -> bool) -> String {
    let mut text = String::new();
    for child in &element.children {
        match child {
            Node::Text(part) => text.push_str(part),
            Node::Element(element) => push_element(element, is_left_out, &mut text),
        }
    }
    text
}

/// Returns the attributes that describe what an element shows without words.
fn described_by(element: &Element) -> Option<&'static [&'static str]> {
    match element.name.as_str() {
        "img" => Some(&["alt", "title"]),
        "iframe" => Some(&["title"]),
        _ => None,
    }
}

fn push_element(element: &Element, is_left_out: &impl Fn(&Element) -> bool, out: &mut String) {
    if is_left_out(element) {
        return;
    }
    if let Some(names) = described_by(element) {
        names.iter().for_each(|name| out.push_str(&format!(" {} ", element.attribute(name).unwrap_or_default())));
        return;
    }
    let boundary = match element.name.as_str() {
        // Browsers show quotation marks around it.
        "q" => "\"",
        _ if element.matches(&INLINE) => "",
        _ => " ",
    };
    out.push_str(boundary);
    out.push_str(&text(element, is_left_out));
    out.push_str(boundary);
}
