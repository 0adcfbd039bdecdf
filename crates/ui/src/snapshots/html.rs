//! Writes views as HTML to be read: one element a line.
//!
//! A listener is written as Leptos writes one, `on:click="…"`, because a snapshot must show it.

use crate::state::UiState;
use crate::view::{Element, ElementData, Node};

/// Whether the tiles of patterns are written. They are long, and only the component `pattern` decides them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tiles {
    Written,
    LeftOut,
}

/// Writes nodes in a state.
pub fn write(nodes: &[Node], state: &UiState, tiles: Tiles) -> String {
    let mut writer = Writer { html: String::new(), state, tiles };
    writer.nodes(nodes, 0);
    writer.html
}

struct Writer<'a> {
    html: String,
    state: &'a UiState,
    tiles: Tiles,
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: &[Node], depth: usize) {
        for node in nodes {
            match node {
                Node::Element(element) => self.element(element, depth),
                Node::Text(value) => {
                    let text = value.resolve(self.state).unwrap_or_default();
                    self.line(depth, &with_visible_spaces(&escape(&text)));
                }
            }
        }
    }

    fn element(&mut self, element: &Element, depth: usize) {
        let ElementData { tag, children, .. } = element.data();
        let start = self.start_tag(element);
        let is_left_out = tag.name == "pattern" && self.tiles == Tiles::LeftOut;
        if tag.is_void {
            self.line(depth, &start);
        } else if is_left_out {
            self.line(depth, &format!("{start}…</{}>", tag.name));
        } else if let Some(text) = self.only_text(children) {
            self.line(depth, &format!("{start}{text}</{}>", tag.name));
        } else {
            self.line(depth, &start);
            self.nodes(children, depth + 1);
            self.line(depth, &format!("</{}>", tag.name));
        }
    }

    fn start_tag(&self, element: &Element) -> String {
        let ElementData { tag, attributes, listener, .. } = element.data();
        let mut start = format!("<{}", tag.name);
        for (name, value) in attributes {
            match value.resolve(self.state) {
                None => {}
                Some(value) if value.is_empty() => start += &format!(" {name}"),
                Some(value) => start += &format!(" {name}=\"{}\"", escape(&value)),
            }
        }
        if let Some((event, action)) = listener {
            start += &format!(" on:{}=\"{}\"", event.0, escape(&format!("{action:?}")));
        }
        start + ">"
    }

    /// Returns the escaped text, if all children are text.
    fn only_text(&self, children: &[Node]) -> Option<String> {
        let text = |node: &Node| match node {
            Node::Element(_) => None,
            Node::Text(value) => Some(escape(&value.resolve(self.state).unwrap_or_default())),
        };
        children.iter().map(text).collect()
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.html.push_str(&"  ".repeat(depth));
        self.html.push_str(line);
        self.html.push('\n');
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writes the space at either end of a text node as a reference, so that it does not look like indentation.
fn with_visible_spaces(text: &str) -> String {
    let trimmed = text.trim_matches(' ');
    let Some(start) = text.find(trimmed).filter(|_| !trimmed.is_empty()) else { return text.replace(' ', "&#32;") };
    let end = text.len() - start - trimmed.len();
    ["&#32;".repeat(start), trimmed.to_owned(), "&#32;".repeat(end)].concat()
}
