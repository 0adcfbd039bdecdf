//! Builds the element tree from start and end tags, which need not match.

use super::{Element, Node, is_block, is_void};

/// Deeper than any real document, and shallow enough for recursion over the tree.
const MAX_DEPTH: usize = 128;

/// The error for elements that are nested too deeply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooDeep {
    /// The line of the first element beyond the limit, counted from 1.
    pub line: usize,
}

/// A tree builder.
#[derive(Debug, Default)]
pub struct Builder {
    root: Vec<Node>,
    open: Vec<Element>,
    too_deep: Option<TooDeep>,
}

impl Builder {
    /// Opens an element that was written in Markdown. [`Builder::close_markdown`] closes it.
    pub fn open_markdown(&mut self, element: Element) {
        self.push_open(Element { is_markdown: true, ..element });
    }

    /// Closes the innermost Markdown element and all HTML left open in it.
    pub fn close_markdown(&mut self) {
        let last = self.open.iter().rposition(|element| element.is_markdown);
        self.close_to(last.unwrap_or(self.open.len()));
    }

    /// Opens an HTML element, which may implicitly close others.
    pub fn open_html(&mut self, element: Element, is_closed: bool) {
        self.close_implied(&element.name);
        match is_closed || is_void(&element.name) {
            true => self.push(Node::Element(element)),
            false => self.push_open(element),
        }
    }

    /// Closes an HTML element. Does nothing if none of this name is open.
    pub fn close_html(&mut self, name: &str) {
        let start = self.first_open_html();
        let position = self.open[start..].iter().rposition(|element| element.name == name);
        if let Some(index) = position {
            self.close_to(start + index);
        }
    }

    /// Appends a leaf, or a closed element.
    pub fn push(&mut self, node: Node) {
        let siblings = match self.open.last_mut() {
            Some(parent) => {
                if let Node::Element(element) = &node {
                    parent.contains_blocks |= element.contains_blocks || is_block(&element.name);
                }
                &mut parent.children
            }
            None => &mut self.root,
        };
        match (siblings.last_mut(), node) {
            (Some(Node::Text { text, .. }), Node::Text { text: more, .. }) => text.push_str(&more),
            (_, node) => siblings.push(node),
        }
    }

    /// Closes all elements and returns the tree.
    ///
    /// # Errors
    /// Errors if the tree was nested too deeply.
    pub fn finish(mut self) -> Result<Vec<Node>, TooDeep> {
        self.close_to(0);
        self.too_deep.map_or(Ok(self.root), Err)
    }

    fn push_open(&mut self, element: Element) {
        // Elements beyond the limit are still counted, so that start and end tags match.
        if self.open.len() >= MAX_DEPTH {
            self.too_deep.get_or_insert(TooDeep { line: element.line });
        }
        self.open.push(element);
        if self.open.len() > MAX_DEPTH * 2 {
            self.close_to(MAX_DEPTH);
        }
    }

    /// Returns the index of the first open HTML element within the innermost Markdown element.
    fn first_open_html(&self) -> usize {
        self.open.iter().rposition(|element| element.is_markdown).map_or(0, |index| index + 1)
    }

    /// Closes the elements that cannot contain the element that opens (optional end tags).
    fn close_implied(&mut self, name: &str) {
        let (closed, barriers): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            name if is_block(name) => (&["p"], &["table", "td", "th", "li", "div", "blockquote", "section", "button"]),
            _ => return,
        };
        let start = self.first_open_html();
        for index in (start..self.open.len()).rev() {
            let open = self.open[index].name.as_str();
            if barriers.contains(&open) {
                return;
            }
            if closed.contains(&open) {
                self.close_to(index);
                return;
            }
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(element) = self.open.pop() {
                self.push(Node::Element(element));
            }
        }
    }
}
