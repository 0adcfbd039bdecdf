//! Writes XML: the Atom feed and the sitemap.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// An element with its content: either text or child elements.
#[derive(Clone, Debug)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// An empty element.
    #[must_use]
    pub fn new(name: &'static str) -> Element {
        Element { name, attributes: Vec::new(), text: String::new(), children: Vec::new() }
    }

    /// An element that contains text.
    #[must_use]
    pub fn with_text(name: &'static str, text: &str) -> Element {
        Element { text: allowed_text(text), ..Element::new(name) }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: &str) -> Element {
        self.attributes.push((name, allowed_text(value)));
        self
    }

    /// Adds child elements.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children);
        self
    }

    /// Serializes the document whose root is this element.
    #[must_use]
    pub fn document(&self) -> Vec<u8> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let declaration = Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None));
        let written = writer.write_event(declaration).and_then(|()| self.write(&mut writer));
        written.expect("writing into memory does not fail");
        let mut document = writer.into_inner();
        document.push(b'\n');
        document
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (*name, value.as_str()));
        let element = writer.create_element(self.name).with_attributes(attributes);
        match (self.children.as_slice(), self.text.as_str()) {
            ([], "") => element.write_empty()?,
            ([], text) => element.write_text_content(BytesText::new(text))?,
            (children, _) => {
                element.write_inner_content(|inside| children.iter().try_for_each(|child| child.write(inside)))?
            }
        };
        Ok(())
    }
}

/// Removes the characters that XML 1.0 does not allow, not even escaped: <https://www.w3.org/TR/xml/#charsets>.
fn allowed_text(text: &str) -> String {
    // Most text is ASCII, and checking bytes is faster.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return String::from(text);
    }
    let is_allowed = |character: &char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_parses_to_the_same_values() {
        let text = "<b>\"1\" & '2'</b>\n  ]]> é \u{1f49c}";
        let element = Element::new("outer")
            .children([Element::new("empty").attribute("name", text), Element::with_text("inner", text)]);
        let document = String::from_utf8(element.document()).unwrap();
        let read = roxmltree::Document::parse(&document).unwrap();
        let child = |name: &str| read.root_element().children().find(|node| node.has_tag_name(name)).unwrap();
        assert_eq!(child("inner").text(), Some(text));
        assert_eq!(child("empty").attribute("name"), Some(text));
    }

    #[test]
    fn forbidden_characters_are_removed() {
        let text = "a\u{0}b\u{8}c\u{b}d\u{1f}e\u{fffe}f\u{ffff}g\t\u{7f}\u{fffd}";
        let element = Element::with_text("text", text).attribute("name", text);
        let document = String::from_utf8(element.document()).unwrap();
        let read = roxmltree::Document::parse(&document).unwrap();
        assert_eq!(read.root_element().text(), Some("abcdefg\t\u{7f}\u{fffd}"));
    }
}
