//! Puts elements into each other as they begin and end, however badly they do.

use super::{Element, Node, is_block, is_void};

/// More than any text needs, and few enough to walk through the tree without care.
const DEEPEST: usize = 128;

/// Elements are nested too deeply; the line of the one that was too deep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooDeep {
    /// Counted from 1.
    pub line: usize,
}

/// A tree that grows.
#[derive(Debug, Default)]
pub struct Builder {
    root: Vec<Node>,
    open: Vec<Element>,
    too_deep: Option<TooDeep>,
}

impl Builder {
    /// Begins an element that was written in Markdown. It ends with [`Builder::end_markdown`].
    pub fn begin_markdown(&mut self, element: Element) {
        self.push_open(Element { is_markdown: true, ..element });
    }

    /// Ends the innermost element that was written in Markdown, and all HTML that was left open in it.
    pub fn end_markdown(&mut self) {
        let last = self.open.iter().rposition(|element| element.is_markdown);
        self.close_to(last.unwrap_or(self.open.len()));
    }

    /// Begins an element of HTML, which may end others.
    pub fn begin_html(&mut self, element: Element, is_closed: bool) {
        self.end_implied(&element.name);
        match is_closed || is_void(&element.name) {
            true => self.push(Node::Element(element)),
            false => self.push_open(element),
        }
    }

    /// Ends an element of HTML; nothing happens where none of this name is open.
    pub fn end_html(&mut self, name: &str) {
        let within = self.html_open();
        let found = self.open[within..].iter().rposition(|element| element.name == name);
        if let Some(index) = found {
            self.close_to(within + index);
        }
    }

    /// Adds something that holds nothing.
    pub fn push(&mut self, node: Node) {
        let siblings = match self.open.last_mut() {
            Some(parent) => {
                if let Node::Element(element) = &node {
                    parent.holds_blocks |= element.holds_blocks || is_block(&element.name);
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

    /// The whole tree.
    ///
    /// # Errors
    /// It was nested too deeply.
    pub fn finish(mut self) -> Result<Vec<Node>, TooDeep> {
        self.close_to(0);
        self.too_deep.map_or(Ok(self.root), Err)
    }

    fn push_open(&mut self, element: Element) {
        // Beyond the limit elements are still counted, so that beginnings and ends belong together.
        if self.open.len() >= DEEPEST {
            self.too_deep.get_or_insert(TooDeep { line: element.line });
        }
        self.open.push(element);
        if self.open.len() > DEEPEST * 2 {
            self.close_to(DEEPEST);
        }
    }

    /// Where the HTML begins that is open within the innermost element of Markdown.
    fn html_open(&self) -> usize {
        self.open.iter().rposition(|element| element.is_markdown).map_or(0, |index| index + 1)
    }

    /// Ends what cannot hold the element that begins.
    fn end_implied(&mut self, name: &str) {
        let (ended, barriers): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            name if is_block(name) => (&["p"], &["table", "td", "th", "li", "div", "blockquote", "section", "button"]),
            _ => return,
        };
        let within = self.html_open();
        for index in (within..self.open.len()).rev() {
            let open = self.open[index].name.as_str();
            if barriers.contains(&open) {
                return;
            }
            if ended.contains(&open) {
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
