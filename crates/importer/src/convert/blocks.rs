//! Conversion of block elements.

use super::Converter;
use super::inlines::{code_text, trim};
use crate::ast::{Block, BlockKind, Inline, Item, plain_text};
use crate::dom::{CALL_OUT, Element, Node, is_block, text_content};
use crate::report::Cause;

impl Converter<'_> {
    /// Converts nodes to blocks. Inlines between blocks become paragraphs.
    pub(super) fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut paragraph = (Vec::new(), 0);
        let mut nodes = nodes;
        while let Some(node) = nodes.first() {
            let stray = stray_items(nodes);
            nodes = &nodes[stray.as_ref().map_or(1, |(_, count)| *count)..];
            if let Some((list, _)) = stray {
                let text = text_content(&list.children);
                self.file_report.add(Cause::ItemsBecameList, list.line, &text, &text);
                flush_paragraph(&mut paragraph, &mut blocks);
                self.block(&list, &mut blocks);
                continue;
            }
            match node {
                Node::Element(element)
                    if element.contains_blocks
                        || is_block(&element.name)
                        || paragraph.0.is_empty() && self.is_titled_frame(element) =>
                {
                    flush_paragraph(&mut paragraph, &mut blocks);
                    self.block(element, &mut blocks);
                }
                Node::Comment { text, line } => self.report_comment(text, *line),
                Node::Text { line, .. } | Node::Element(Element { line, .. }) => {
                    if paragraph.0.is_empty() {
                        paragraph.1 = *line;
                    }
                    self.push_inlines(std::slice::from_ref(node), &mut paragraph.0);
                }
            }
        }
        flush_paragraph(&mut paragraph, &mut blocks);
        blocks
    }

    fn block(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let line = element.line;
        let push = |kind: BlockKind, blocks: &mut Vec<Block>| blocks.push(Block { line, kind });
        match element.name.as_str() {
            "p" if !element.contains_blocks => {
                self.record_anchor(element);
                self.report_style(element);
                let content = self.inlines(&element.children);
                if !content.is_empty() {
                    push(BlockKind::Paragraph(content), blocks);
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element, blocks),
            "ul" | "ol" | "menu" | "dir" => {
                let items = self.nested(line, |converter| converter.items(element));
                let start = (element.name == "ol")
                    .then(|| element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1));
                if !items.is_empty() {
                    // CommonMark list numbers have at most nine digits.
                    push(BlockKind::List { start: start.map(|start: u64| start.min(999_999_999)), items }, blocks);
                }
            }
            "blockquote" => {
                self.record_anchor(element);
                let inner = self.nested(line, |converter| converter.blocks(&element.children));
                if !inner.is_empty() {
                    let kind = match element.attribute(CALL_OUT) {
                        Some(kind) => {
                            self.file_report.add(Cause::CallOutConverted, line, &format!("[!{kind}]"), "");
                            BlockKind::CallOut { kind: String::from(kind), blocks: inner }
                        }
                        None => BlockKind::Quote(inner),
                    };
                    push(kind, blocks);
                }
            }
            "pre" => {
                let code = element.elements().find(|inner| inner.name == "code");
                let language_of_class = |element: &Element| element.class_suffix("language-").map(String::from);
                let language = element.non_empty_attribute("language").map(String::from);
                let language =
                    language.or_else(|| code.and_then(language_of_class)).or_else(|| language_of_class(element));
                let text = code_text(&element.children);
                let text = text.strip_prefix('\n').unwrap_or(&text).trim_end_matches('\n');
                if !text.trim().is_empty() {
                    push(BlockKind::Code { language: language.unwrap_or_default(), text: format!("{text}\n") }, blocks);
                }
            }
            "hr" => push(BlockKind::Rule, blocks),
            "table" => self.table(element, blocks),
            "dl" => self.definitions(element, blocks),
            "details" => self.details(element, blocks),
            "figure" => self.figure(element, blocks),
            "footnote" => {
                let inner = self.blocks(&element.children);
                let label = String::from(element.attribute("label").unwrap_or_default());
                self.footnotes.push(Block { line, kind: BlockKind::Footnote { label, blocks: inner } });
            }
            name if super::media::is_unsupported(name) => {
                let content = self.embedded(element);
                match self.video(element, &content) {
                    Some(video) => push(video, blocks),
                    None if content.is_empty() => {}
                    None => push(BlockKind::Paragraph(content), blocks),
                }
            }
            _ => {
                self.record_anchor(element);
                self.report_unwrapped(element);
                blocks.extend(self.blocks(&element.children));
            }
        }
    }

    fn heading(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        self.record_anchor(element);
        self.report_style(element);
        let level = element.name.as_bytes()[1] - b'0';
        let content: Vec<Inline> = self.inlines(&element.children).into_iter().map(without_break).collect();
        let is_empty = plain_text(&content).trim().is_empty();
        let has_image = content.iter().any(|inline| matches!(inline, Inline::Image(_)));
        match (is_empty, has_image) {
            (true, false) => self.file_report.add(Cause::EmptyHeadingLeftOut, element.line, "", ""),
            (_, true) if is_empty => blocks.push(Block { line: element.line, kind: BlockKind::Paragraph(content) }),
            _ => {
                let id = element.non_empty_attribute("id").map(String::from);
                blocks.push(Block { line: element.line, kind: BlockKind::Heading { level, id, content } });
            }
        }
    }

    fn items(&mut self, list: &Element) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for node in &list.children {
            let blocks = match node {
                Node::Element(item) if item.name == "li" => {
                    self.record_anchor(item);
                    let task = task_state(item);
                    items.push(Item { done: task, blocks: self.blocks(&item.children) });
                    continue;
                }
                other => self.blocks(std::slice::from_ref(other)),
            };
            // Content of a list outside any item belongs to the previous item.
            match items.last_mut() {
                Some(item) => item.blocks.extend(blocks),
                None if blocks.is_empty() => {}
                None => items.push(Item { done: None, blocks }),
            }
        }
        items.retain(|item| !item.blocks.is_empty());
        items
    }

    fn report_style(&mut self, element: &Element) {
        if let Some(style) = element.non_empty_attribute("style") {
            self.file_report.add(Cause::StyleLeftOut, element.line, style, "");
        }
    }
}

/// Returns the list that browsers show for items without one, and how many nodes they are.
fn stray_items(nodes: &[Node]) -> Option<(Element, usize)> {
    let Some(Node::Element(first)) = nodes.first() else { return None };
    let (list, items): (&str, &[&str]) = match first.name.as_str() {
        "li" => ("ul", &["li"]),
        "dt" | "dd" => ("dl", &["dt", "dd"]),
        _ => return None,
    };
    let is_part = |node: &Node| match node {
        Node::Element(element) => items.contains(&element.name.as_str()),
        Node::Text { text, .. } => text.trim().is_empty(),
        Node::Comment { .. } => true,
    };
    let count = nodes.iter().position(|node| !is_part(node)).unwrap_or(nodes.len());
    let children = nodes[..count].to_vec();
    Some((Element { children, contains_blocks: true, ..Element::new(list, first.line) }, count))
}

fn flush_paragraph(paragraph: &mut (Vec<Inline>, usize), blocks: &mut Vec<Block>) {
    let content = trim(std::mem::take(&mut paragraph.0));
    if !content.is_empty() {
        blocks.push(Block { line: paragraph.1, kind: BlockKind::Paragraph(content) });
    }
}

/// Replaces a line break by a space, for content that must fit on one line.
pub(super) fn without_break(inline: Inline) -> Inline {
    match inline {
        Inline::LineBreak => Inline::Text(String::from(" ")),
        other => other,
    }
}

/// Returns whether a task list item is done, or `None` for other items.
fn task_state(item: &Element) -> Option<bool> {
    let first = item.elements().next()?;
    let first = if first.name == "p" { first.elements().next()? } else { first };
    (first.name == "task").then(|| first.attribute("state") == Some("done"))
}
