//! Elements within a line.

use super::Converter;
use super::text::{collapse, with_emoji, with_links};
use crate::dom::{Element, Node, is_block, text_of};
use crate::tree::{Inline, plain_text};

impl Converter<'_> {
    /// The inlines of nodes, without white space at their beginning and end.
    pub(super) fn inlines(&mut self, nodes: &[Node]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.add_inlines(nodes, &mut inlines);
        trimmed(inlines)
    }

    pub(super) fn add_inlines(&mut self, nodes: &[Node], inlines: &mut Vec<Inline>) {
        for node in nodes {
            match node {
                Node::Text { text, line } => self.add_text(text, *line, inlines),
                Node::Comment { text, line } => self.comment(text, *line),
                Node::Element(element) => self.add_inline(element, inlines),
            }
        }
    }

    fn add_text(&mut self, text: &str, line: usize, inlines: &mut Vec<Inline>) {
        let (text, replaced) = with_emoji(&collapse(text));
        for (shortcode, emoji) in replaced {
            self.notes.record(line, "a shortcode became its emoji", &shortcode, emoji);
        }
        let parts = if self.in_link { vec![Inline::Text(text)] } else { with_links(&text, line) };
        for part in parts {
            if let Inline::Link { to, .. } = &part {
                self.notes.record(line, "an address in the text became a link", "", to);
            }
            push(inlines, part);
        }
    }

    pub(super) fn comment(&mut self, text: &str, line: usize) {
        if text.chars().any(char::is_alphanumeric) {
            self.notes.record(line, "a comment was left out", text, "");
        }
    }

    fn add_inline(&mut self, element: &Element, inlines: &mut Vec<Inline>) {
        let line = element.line;
        self.anchor(element);
        match element.name.as_str() {
            "em" | "i" | "cite" | "dfn" | "var" => self.marked(element, inlines, Inline::Emphasis),
            "strong" | "b" => self.marked(element, inlines, Inline::Strong),
            "del" | "s" | "strike" => self.marked(element, inlines, Inline::Strikethrough),
            "code" | "kbd" | "samp" | "tt" => {
                let text = code_text(&element.children);
                if !text.trim().is_empty() {
                    inlines.push(Inline::Code(text));
                }
            }
            "br" => inlines.push(Inline::Break),
            "hr" | "wbr" | "task" => {}
            "q" => {
                push(inlines, Inline::Text(String::from("“")));
                self.add_inlines(&element.children, inlines);
                push(inlines, Inline::Text(String::from("”")));
            }
            "sup" | "sub" => {
                self.notes.look(line, "raised or lowered text became plain", &text_of(&element.children), "");
                self.add_inlines(&element.children, inlines);
            }
            "a" => self.link(element, inlines),
            "img" => inlines.extend(self.image(element)),
            "footnote-reference" => {
                let label = element.attribute("label").unwrap_or_default();
                self.references.insert(String::from(label));
                inlines.push(Inline::FootnoteReference(String::from(label)));
            }
            name if super::media::is_removed(name) => inlines.extend(self.embedded(element)),
            name => {
                self.unwrapped(element);
                let is_block = is_block(name);
                if is_block {
                    push(inlines, Inline::Text(String::from(" ")));
                }
                self.add_inlines(&element.children, inlines);
                if is_block {
                    push(inlines, Inline::Text(String::from(" ")));
                }
            }
        }
    }

    /// Inlines with a mark around them; the white space at their edges stays outside.
    fn marked(&mut self, element: &Element, inlines: &mut Vec<Inline>, mark: fn(Vec<Inline>) -> Inline) {
        let mut inner = Vec::new();
        self.deeper(element.line, |converter| converter.add_inlines(&element.children, &mut inner));
        let (before, after) = (edge(inner.first(), str::starts_with), edge(inner.last(), str::ends_with));
        let inner = trimmed(inner);
        if before {
            push(inlines, Inline::Text(String::from(" ")));
        }
        if !inner.is_empty() {
            inlines.push(mark(inner));
        }
        if after {
            push(inlines, Inline::Text(String::from(" ")));
        }
    }

    fn link(&mut self, element: &Element, inlines: &mut Vec<Inline>) {
        let to = element.filled("href").map(String::from);
        let (Some(to), false) = (to, self.in_link) else {
            // A mark of a place, or a link within a link.
            self.add_inlines(&element.children, inlines);
            return;
        };
        if let Some(title) = element.filled("title") {
            self.notes.record(element.line, "the title of a link was left out", title, "");
        }
        self.in_link = true;
        let mut content = Vec::new();
        self.deeper(element.line, |converter| converter.add_inlines(&element.children, &mut content));
        self.in_link = false;
        let (before, after) = (edge(content.first(), str::starts_with), edge(content.last(), str::ends_with));
        let mut content = trimmed(content);
        let has_picture = content.iter().any(|inline| matches!(inline, Inline::Image(_)));
        if plain_text(&content).trim().is_empty() && !has_picture {
            let label = element.filled("aria-label").or_else(|| element.filled("title")).unwrap_or(&to);
            self.notes.look(element.line, "a link without text got one", "", label);
            content = vec![Inline::Text(collapse(label))];
        }
        if before {
            push(inlines, Inline::Text(String::from(" ")));
        }
        inlines.push(Inline::Link { to, content, line: element.line });
        if after {
            push(inlines, Inline::Text(String::from(" ")));
        }
    }

    /// Remembers a place that links can lead to.
    pub(super) fn anchor(&mut self, element: &Element) {
        let name = element.filled("id").or_else(|| element.filled("name").filter(|_| element.name == "a"));
        if let Some(name) = name.filter(|_| !(element.is_markdown && element.name.starts_with('h'))) {
            self.anchors.push((String::from(name), element.line));
        }
    }

    /// Notes what is lost when an element is unwrapped.
    pub(super) fn unwrapped(&mut self, element: &Element) {
        if let Some(style) = element.filled("style") {
            self.notes.record(element.line, "an inline style was left out", style, "");
        }
        let is_known = is_block(&element.name)
            || matches!(
                element.name.as_str(),
                "abbr"
                    | "big"
                    | "bdi"
                    | "bdo"
                    | "data"
                    | "font"
                    | "ins"
                    | "label"
                    | "mark"
                    | "picture"
                    | "small"
                    | "span"
                    | "time"
                    | "u"
                    | "source"
            );
        if !is_known {
            let message = format!("the element `<{}>` was unwrapped", element.name);
            self.notes.record(element.line, message, "", "");
        }
        if let Some(title) = element.filled("title").filter(|_| element.name == "abbr") {
            self.notes.look(element.line, "an abbreviation keeps its place, but not its explanation", title, "");
        }
    }
}

/// The text of code, with its white space.
pub(super) fn code_text(nodes: &[Node]) -> String {
    nodes.iter().fold(String::new(), |mut text, node| {
        match node {
            Node::Text { text: part, .. } => text.push_str(part),
            Node::Element(element) if element.name == "br" => text.push('\n'),
            Node::Element(element) => text.push_str(&code_text(&element.children)),
            Node::Comment { .. } => {}
        }
        text
    })
}

/// Adds an inline; texts are joined, and their white space with them.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    let Inline::Text(text) = inline else {
        inlines.push(inline);
        return;
    };
    match inlines.last_mut() {
        Some(Inline::Text(last)) => {
            // Both are collapsed already: only where they meet there can be too much.
            let text = if last.ends_with([' ', '\n']) { text.trim_start_matches([' ', '\n']) } else { &text };
            last.push_str(text);
        }
        Some(Inline::Break) => {
            let text = text.trim_start_matches([' ', '\n']);
            if !text.is_empty() {
                inlines.push(Inline::Text(String::from(text)));
            }
        }
        _ if text.is_empty() => {}
        _ => inlines.push(Inline::Text(text)),
    }
}

fn edge(inline: Option<&Inline>, at: fn(&str, [char; 2]) -> bool) -> bool {
    matches!(inline, Some(Inline::Text(text)) if at(text, [' ', '\n']))
}

/// Inlines without white space and breaks at their edges and around breaks.
pub(super) fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    let is_empty = |inline: &Inline| match inline {
        Inline::Text(text) => text.trim_matches([' ', '\n']).is_empty(),
        Inline::Break => true,
        _ => false,
    };
    while inlines.last().is_some_and(is_empty) {
        inlines.pop();
    }
    let first = inlines.iter().position(|inline| !is_empty(inline)).unwrap_or(0);
    inlines.drain(..first);
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = String::from(text.trim_start_matches([' ', '\n']));
    }
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        *text = String::from(text.trim_end_matches([' ', '\n']));
    }
    for index in 1..inlines.len() {
        let is_before_break = inlines[index] == Inline::Break;
        if let (true, Inline::Text(text)) = (is_before_break, &mut inlines[index - 1]) {
            *text = String::from(text.trim_end_matches([' ', '\n']));
        }
    }
    inlines
}
