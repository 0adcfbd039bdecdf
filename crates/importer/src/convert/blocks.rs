//! Elements that stand on lines of their own.

use super::Converter;
use super::inlines::{code_text, trimmed};
use crate::dom::{Element, Node, is_block, text_of};
use crate::tree::{Block, BlockKind, Inline, Item};

impl Converter<'_> {
    /// The blocks of nodes. Inlines between blocks become paragraphs.
    pub(super) fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut paragraph = (Vec::new(), 0);
        for node in nodes {
            match node {
                Node::Element(element) if element.holds_blocks || is_block(&element.name) => {
                    end_paragraph(&mut paragraph, &mut blocks);
                    self.block(element, &mut blocks);
                }
                Node::Comment { text, line } => self.comment(text, *line),
                Node::Text { line, .. } | Node::Element(Element { line, .. }) => {
                    if paragraph.0.is_empty() {
                        paragraph.1 = *line;
                    }
                    self.add_inlines(std::slice::from_ref(node), &mut paragraph.0);
                }
            }
        }
        end_paragraph(&mut paragraph, &mut blocks);
        blocks
    }

    fn block(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let line = element.line;
        let add = |kind: BlockKind, blocks: &mut Vec<Block>| blocks.push(Block { line, kind });
        match element.name.as_str() {
            "p" if !element.holds_blocks => {
                self.anchor(element);
                self.style_of(element);
                let content = self.inlines(&element.children);
                if !content.is_empty() {
                    add(BlockKind::Paragraph(content), blocks);
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element, blocks),
            "ul" | "ol" | "menu" | "dir" => {
                let items = self.deeper(line, |converter| converter.items(element));
                let start = (element.name == "ol")
                    .then(|| element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1));
                if !items.is_empty() {
                    // The parser of the new site reads numbers of nine digits.
                    add(BlockKind::List { start: start.map(|start: u64| start.min(999_999_999)), items }, blocks);
                }
            }
            "blockquote" => {
                self.anchor(element);
                let inner = self.deeper(line, |converter| converter.blocks(&element.children));
                if !inner.is_empty() {
                    add(BlockKind::Quote(inner), blocks);
                }
            }
            "pre" => {
                let code = element.elements().find(|inner| inner.name == "code");
                let of_class = |element: &Element| element.class_after("language-").map(String::from);
                let language = element.filled("language").map(String::from);
                let language = language.or_else(|| code.and_then(of_class)).or_else(|| of_class(element));
                let text = code_text(&element.children);
                let text = text.strip_prefix('\n').unwrap_or(&text).trim_end_matches('\n');
                if !text.trim().is_empty() {
                    add(BlockKind::Code { language: language.unwrap_or_default(), text: format!("{text}\n") }, blocks);
                }
            }
            "hr" => add(BlockKind::Rule, blocks),
            "table" => self.table(element, blocks),
            "dl" => self.definitions(element, blocks),
            "details" => self.details(element, blocks),
            "figure" => self.figure(element, blocks),
            "footnote" => {
                let inner = self.blocks(&element.children);
                let label = String::from(element.attribute("label").unwrap_or_default());
                self.footnotes.push(Block { line, kind: BlockKind::Footnote { label, blocks: inner } });
            }
            name if super::media::is_removed(name) => {
                let content = self.embedded(element);
                if !content.is_empty() {
                    add(BlockKind::Paragraph(content), blocks);
                }
            }
            _ => {
                self.anchor(element);
                self.unwrapped(element);
                blocks.extend(self.blocks(&element.children));
            }
        }
    }

    fn heading(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        self.anchor(element);
        self.style_of(element);
        let level = element.name.as_bytes()[1] - b'0';
        let content: Vec<Inline> = self.inlines(&element.children).into_iter().map(without_break).collect();
        let is_empty = crate::tree::plain_text(&content).trim().is_empty();
        let has_picture = content.iter().any(|inline| matches!(inline, Inline::Image(_)));
        match (is_empty, has_picture) {
            (true, false) => self.notes.record(element.line, "a heading without text was left out", "", ""),
            (_, true) if is_empty => blocks.push(Block { line: element.line, kind: BlockKind::Paragraph(content) }),
            _ => {
                let id = element.filled("id").map(String::from);
                blocks.push(Block { line: element.line, kind: BlockKind::Heading { level, id, content } });
            }
        }
    }

    fn items(&mut self, list: &Element) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for node in &list.children {
            let blocks = match node {
                Node::Element(item) if item.name == "li" => {
                    self.anchor(item);
                    let task = first_task(item);
                    items.push(Item { done: task, blocks: self.blocks(&item.children) });
                    continue;
                }
                other => self.blocks(std::slice::from_ref(other)),
            };
            // What stands in a list without being an item belongs to the item before.
            match items.last_mut() {
                Some(item) => item.blocks.extend(blocks),
                None if blocks.is_empty() => {}
                None => items.push(Item { done: None, blocks }),
            }
        }
        items.retain(|item| !item.blocks.is_empty());
        items
    }

    fn style_of(&mut self, element: &Element) {
        if let Some(style) = element.filled("style") {
            self.notes.record(element.line, "an inline style was left out", style, "");
        }
    }

    /// The text of an element that stands in a paragraph of its own, as strong text.
    pub(super) fn strong_paragraph(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let content = self.inlines(&element.children);
        if !text_of(&element.children).is_empty() && !content.is_empty() {
            let kind = BlockKind::Paragraph(vec![Inline::Strong(content)]);
            blocks.push(Block { line: element.line, kind });
        }
    }
}

fn end_paragraph(paragraph: &mut (Vec<Inline>, usize), blocks: &mut Vec<Block>) {
    let content = trimmed(std::mem::take(&mut paragraph.0));
    if !content.is_empty() {
        blocks.push(Block { line: paragraph.1, kind: BlockKind::Paragraph(content) });
    }
}

/// A heading stands on one line.
fn without_break(inline: Inline) -> Inline {
    match inline {
        Inline::Break => Inline::Text(String::from(" ")),
        other => other,
    }
}

/// Whether an item is a task, and whether it is done.
fn first_task(item: &Element) -> Option<bool> {
    let first = item.elements().next()?;
    let first = if first.name == "p" { first.elements().next()? } else { first };
    (first.name == "task").then(|| first.attribute("state") == Some("done"))
}
