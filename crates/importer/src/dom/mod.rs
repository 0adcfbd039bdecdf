//! One element tree for Markdown and raw HTML.

mod builder;
pub(crate) mod html;
mod markdown;
mod sink;

pub use markdown::{CALL_OUT, parse};

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text with its white space as written.
    Text {
        /// The characters.
        text: String,
        /// Its first line in the source.
        line: usize,
    },
    /// An HTML comment.
    Comment {
        /// The content of the comment.
        text: String,
        /// Its line in the source.
        line: usize,
    },
}

/// An element with an HTML tag name. Footnotes are elements `footnote` and `footnote-reference` with a `label`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// The tag name, in lower case.
    pub name: String,
    /// The attributes as name and value.
    pub attributes: Vec<(String, String)>,
    /// The child nodes.
    pub children: Vec<Node>,
    /// Its line in the source.
    pub line: usize,
    /// Whether it was written in Markdown.
    pub is_markdown: bool,
    /// Whether it contains block elements.
    pub contains_blocks: bool,
}

impl Element {
    /// Creates an element without children.
    #[must_use]
    pub fn new(name: &str, line: usize) -> Element {
        Element { name: String::from(name), line, ..Element::default() }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn with_attribute(mut self, name: &str, value: impl Into<String>) -> Element {
        self.attributes.push((String::from(name), value.into()));
        self
    }

    /// Returns the value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Returns the trimmed value of an attribute unless it is empty.
    #[must_use]
    pub fn non_empty_attribute(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// Returns the rest of the first class that has a prefix.
    #[must_use]
    pub fn class_suffix(&self, prefix: &str) -> Option<&str> {
        self.attribute("class")?.split_whitespace().find_map(|class| class.strip_prefix(prefix))
    }

    /// Iterates over the child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }
}

/// Returns the text content of nodes, including the alternative text of images.
#[must_use]
pub fn text_content(nodes: &[Node]) -> String {
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

/// Returns whether an element is a block element.
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

/// Returns whether an element is void: it has no content and no end tag.
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
