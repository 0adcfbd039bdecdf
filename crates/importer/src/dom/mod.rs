//! One tree of elements for what was written in Markdown and what was written in HTML.

mod builder;
mod html;
mod markdown;

pub use markdown::read;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text, with its white space as it was written.
    Text {
        /// The text.
        text: String,
        /// Its first line in the source.
        line: usize,
    },
    /// A comment of HTML.
    Comment {
        /// What it says.
        text: String,
        /// Its line in the source.
        line: usize,
    },
}

/// An element, by the names of HTML. Footnotes are elements `footnote` and `footnote-reference` with a `label`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// In lower case.
    pub name: String,
    /// Its attributes by name.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Node>,
    /// Its line in the source.
    pub line: usize,
    /// Whether it was written in Markdown.
    pub is_markdown: bool,
    /// Whether it or something in it stands on lines of its own.
    pub holds_blocks: bool,
}

impl Element {
    /// An element without content.
    #[must_use]
    pub fn new(name: &str, line: usize) -> Element {
        Element { name: String::from(name), line, ..Element::default() }
    }

    /// The same with an attribute.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Element {
        self.attributes.push((String::from(name), value.into()));
        self
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that is not empty.
    #[must_use]
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Whether one of its classes begins with a text; gives the rest of that class.
    #[must_use]
    pub fn class_after(&self, beginning: &str) -> Option<&str> {
        self.attribute("class")?.split_whitespace().find_map(|class| class.strip_prefix(beginning))
    }

    /// The elements among its children.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }
}

/// The text of nodes, with the alternatives of pictures.
#[must_use]
pub fn text_of(nodes: &[Node]) -> String {
    let mut text = String::new();
    collect_text(nodes, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect_text(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Text { text: part, .. } => text.push_str(part),
            Node::Comment { .. } => {}
            Node::Element(element) => {
                let is_block = is_block(&element.name)
                    || matches!(element.name.as_str(), "br" | "button" | "label" | "option" | "input");
                if is_block {
                    text.push(' ');
                }
                text.push_str(element.attribute("alt").unwrap_or_default());
                collect_text(&element.children, text);
                if is_block {
                    text.push(' ');
                }
            }
        }
    }
}

/// Whether an element stands on lines of its own.
#[must_use]
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "footnote"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "iframe"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "noscript"
            | "object"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "video"
            | "audio"
    )
}

/// Whether an element has no content and no end.
#[must_use]
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
