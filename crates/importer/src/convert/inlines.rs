//! Conversion of inline elements.

use super::Converter;
use super::text::{autolink, collapse, replace_emoji_shortcodes};
use crate::ast::{Inline, plain_text};
use crate::dom::{Element, Node, is_block, text_content};
use crate::report::Cause;

impl Converter<'_> {
    /// Converts nodes to inlines without leading and trailing white space.
    pub(super) fn inlines(&mut self, nodes: &[Node]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.push_inlines(nodes, &mut inlines);
        trim(inlines)
    }

    pub(super) fn push_inlines(&mut self, nodes: &[Node], inlines: &mut Vec<Inline>) {
        for node in nodes {
            match node {
                Node::Text { text, line } => self.push_text(text, *line, inlines),
                Node::Comment { text, line } => self.report_comment(text, *line),
                Node::Element(element) => self.push_inline(element, inlines),
            }
        }
    }

    fn push_text(&mut self, text: &str, line: usize, inlines: &mut Vec<Inline>) {
        let (text, replaced) = replace_emoji_shortcodes(&collapse(text));
        for (shortcode, emoji) in replaced {
            self.file_report.add(Cause::EmojiConverted, line, &shortcode, emoji);
        }
        let parts = if self.in_link { vec![Inline::Text(text)] } else { autolink(&text, line) };
        for part in parts {
            if let Inline::Link { url, .. } = &part {
                self.file_report.add(Cause::UrlBecameLink, line, "", url);
            }
            push(inlines, part);
        }
    }

    pub(super) fn report_comment(&mut self, text: &str, line: usize) {
        if text.chars().any(char::is_alphanumeric) {
            self.file_report.add(Cause::CommentLeftOut, line, text, "");
        }
    }

    fn push_inline(&mut self, element: &Element, inlines: &mut Vec<Inline>) {
        let line = element.line;
        self.record_anchor(element);
        match element.name.as_str() {
            "em" | "i" | "cite" | "dfn" | "var" => self.push_formatted(element, inlines, Inline::Emphasis),
            "strong" | "b" => self.push_formatted(element, inlines, Inline::Strong),
            "del" | "s" | "strike" => self.push_formatted(element, inlines, Inline::Strikethrough),
            "code" | "kbd" | "samp" | "tt" => {
                let text = code_text(&element.children);
                if !text.trim().is_empty() {
                    inlines.push(Inline::Code(text));
                }
            }
            "br" => inlines.push(Inline::LineBreak),
            "hr" | "wbr" | "task" => {}
            "q" => {
                push(inlines, Inline::Text(String::from("“")));
                self.push_inlines(&element.children, inlines);
                push(inlines, Inline::Text(String::from("”")));
            }
            "sup" | "sub" => {
                self.file_report.add(Cause::SuperscriptBecameText, line, &text_content(&element.children), "");
                self.push_inlines(&element.children, inlines);
            }
            "a" => self.link(element, inlines),
            "img" => inlines.extend(self.image(element)),
            "footnote-reference" => {
                let label = element.attribute("label").unwrap_or_default();
                self.references.insert(String::from(label));
                inlines.push(Inline::FootnoteReference(String::from(label)));
            }
            name if super::media::is_unsupported(name) => inlines.extend(self.embedded(element)),
            name => {
                self.report_unwrapped(element);
                let is_block = is_block(name);
                if is_block {
                    push(inlines, Inline::Text(String::from(" ")));
                }
                self.push_inlines(&element.children, inlines);
                if is_block {
                    push(inlines, Inline::Text(String::from(" ")));
                }
            }
        }
    }

    /// Wraps inlines in a formatting element. White space at their edges stays outside.
    fn push_formatted(&mut self, element: &Element, inlines: &mut Vec<Inline>, format: fn(Vec<Inline>) -> Inline) {
        let mut inner = Vec::new();
        self.nested(element.line, |converter| converter.push_inlines(&element.children, &mut inner));
        let (before, after) =
            (touches_space(inner.first(), str::starts_with), touches_space(inner.last(), str::ends_with));
        let inner = trim(inner);
        if before {
            push(inlines, Inline::Text(String::from(" ")));
        }
        if !inner.is_empty() {
            inlines.push(format(inner));
        }
        if after {
            push(inlines, Inline::Text(String::from(" ")));
        }
    }

    fn link(&mut self, element: &Element, inlines: &mut Vec<Inline>) {
        let url = element.non_empty_attribute("href").map(String::from);
        let (Some(url), false) = (url, self.in_link) else {
            // An anchor, or a link within a link.
            if element.attribute("href").is_some() && !self.in_link {
                let text = text_content(&element.children);
                self.file_report.add(Cause::LinkWithoutAddress, element.line, &text, "");
            }
            self.push_inlines(&element.children, inlines);
            return;
        };
        if let Some(title) = element.non_empty_attribute("title") {
            self.file_report.add(Cause::LinkTitleLeftOut, element.line, title, "");
        }
        self.in_link = true;
        let mut content = Vec::new();
        self.nested(element.line, |converter| converter.push_inlines(&element.children, &mut content));
        self.in_link = false;
        let (before, after) =
            (touches_space(content.first(), str::starts_with), touches_space(content.last(), str::ends_with));
        let mut content = trim(content);
        let has_image = content.iter().any(|inline| matches!(inline, Inline::Image(_)));
        if plain_text(&content).trim().is_empty() && !has_image {
            let label = element
                .non_empty_attribute("aria-label")
                .or_else(|| element.non_empty_attribute("title"))
                .unwrap_or(&url);
            self.file_report.add(Cause::LinkWithoutText, element.line, "", label);
            content = vec![Inline::Text(collapse(label))];
        }
        if before {
            push(inlines, Inline::Text(String::from(" ")));
        }
        inlines.push(Inline::Link { url, content, line: element.line });
        if after {
            push(inlines, Inline::Text(String::from(" ")));
        }
    }

    /// Records an element that links can target.
    pub(super) fn record_anchor(&mut self, element: &Element) {
        let name = element
            .non_empty_attribute("id")
            .or_else(|| element.non_empty_attribute("name").filter(|_| element.name == "a"));
        if let Some(name) = name.filter(|_| !(element.is_markdown && element.name.starts_with('h'))) {
            self.anchors.push((String::from(name), element.line));
        }
    }

    /// Reports what is lost when an element is unwrapped.
    pub(super) fn report_unwrapped(&mut self, element: &Element) {
        if let Some(style) = element.non_empty_attribute("style") {
            self.file_report.add(Cause::StyleLeftOut, element.line, style, "");
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
            let tag = format!("<{}>", element.name);
            self.file_report.add(Cause::ElementUnwrapped, element.line, &tag, "");
        }
        if let Some(title) = element.non_empty_attribute("title").filter(|_| element.name == "abbr") {
            self.file_report.add(Cause::AbbreviationExplanationLeftOut, element.line, title, "");
        }
    }
}

/// Returns the text of code with its white space.
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

/// Appends an inline. Adjacent strings are joined, and so is their white space.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    let Inline::Text(text) = inline else {
        inlines.push(inline);
        return;
    };
    match inlines.last_mut() {
        Some(Inline::Text(last)) => {
            // Both strings are collapsed already: only their joint can have too much white space.
            let text = if last.ends_with([' ', '\n']) { text.trim_start_matches([' ', '\n']) } else { &text };
            last.push_str(text);
        }
        Some(Inline::LineBreak) => {
            let text = text.trim_start_matches([' ', '\n']);
            if !text.is_empty() {
                inlines.push(Inline::Text(String::from(text)));
            }
        }
        _ if text.is_empty() => {}
        _ => inlines.push(Inline::Text(text)),
    }
}

/// Returns whether an inline begins or ends with white space.
fn touches_space(inline: Option<&Inline>, at_edge: fn(&str, [char; 2]) -> bool) -> bool {
    matches!(inline, Some(Inline::Text(text)) if at_edge(text, [' ', '\n']))
}

/// Trims white space and breaks at the edges, and white space before breaks.
pub(super) fn trim(mut inlines: Vec<Inline>) -> Vec<Inline> {
    let is_empty = |inline: &Inline| match inline {
        Inline::Text(text) => text.trim_matches([' ', '\n']).is_empty(),
        Inline::LineBreak => true,
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
        let is_before_break = inlines[index] == Inline::LineBreak;
        if let (true, Inline::Text(text)) = (is_before_break, &mut inlines[index - 1]) {
            *text = String::from(text.trim_end_matches([' ', '\n']));
        }
    }
    inlines
}
