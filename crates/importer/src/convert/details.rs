//! Definition lists, details and figures become the nearest block that the new site has.

use super::Converter;
use super::inlines::trim;
use crate::ast::{Block, BlockKind, Inline, Item, plain_text};
use crate::dom::{Element, Node, text_content};

impl Converter<'_> {
    /// Converts a definition list to a list whose items begin with the term in strong text.
    pub(super) fn definitions(&mut self, list: &Element, blocks: &mut Vec<Block>) {
        let items = self.nested(list.line, |converter| {
            let mut items: Vec<Item> = Vec::new();
            let mut after_term = false;
            converter.add_definitions(list, &mut items, &mut after_term);
            items
        });
        if items.is_empty() {
            return;
        }
        self.file_report.info(list.line, "a definition list became a list with bold terms", "", "");
        blocks.push(Block { line: list.line, kind: BlockKind::List { start: None, items } });
    }

    fn add_definitions(&mut self, list: &Element, items: &mut Vec<Item>, after_term: &mut bool) {
        for element in list.elements() {
            self.record_anchor(element);
            match element.name.as_str() {
                "dt" => {
                    let mut term = Vec::new();
                    self.strong_paragraph(element, &mut term);
                    match items.last_mut().filter(|_| *after_term) {
                        Some(item) => item.blocks.extend(term),
                        None => items.push(Item { done: None, blocks: term }),
                    }
                    *after_term = true;
                }
                "dd" => {
                    let definition = self.blocks(&element.children);
                    match items.last_mut() {
                        Some(item) => item.blocks.extend(definition),
                        None => items.push(Item { done: None, blocks: definition }),
                    }
                    *after_term = false;
                }
                // HTML allows wrappers around a term and its definitions.
                _ => self.add_definitions(element, items, after_term),
            }
        }
        items.retain(|item| !item.blocks.is_empty());
    }

    /// Converts a summary to a paragraph of strong text, followed by the disclosed content.
    pub(super) fn details(&mut self, details: &Element, blocks: &mut Vec<Block>) {
        let summary = details.elements().find(|element| element.name == "summary");
        let text = summary.map(|summary| text_content(&summary.children)).unwrap_or_default();
        self.file_report.info(details.line, "a part that readers could open is now always shown", &text, "");
        if let Some(summary) = summary {
            self.strong_paragraph(summary, blocks);
        }
        let is_summary = |node: &&Node| matches!(node, Node::Element(element) if element.name == "summary");
        let rest: Vec<Node> = details.children.iter().filter(|node| !is_summary(node)).cloned().collect();
        blocks.extend(self.blocks(&rest));
    }

    /// Converts a figure. The caption of a single image becomes the image's caption; any other becomes a paragraph.
    pub(super) fn figure(&mut self, figure: &Element, blocks: &mut Vec<Block>) {
        self.record_anchor(figure);
        let caption = figure.elements().find(|element| element.name == "figcaption");
        let is_caption = |node: &&Node| matches!(node, Node::Element(element) if element.name == "figcaption");
        let rest: Vec<Node> = figure.children.iter().filter(|node| !is_caption(node)).cloned().collect();
        let mut content = self.blocks(&rest);
        let caption = caption.map(|caption| trim(self.inlines(&caption.children))).unwrap_or_default();
        let is_plain = caption.iter().all(|inline| matches!(inline, Inline::Text(_)));
        let single_image = match content.as_mut_slice() {
            [Block { kind: BlockKind::Paragraph(inlines), .. }] => match inlines.as_mut_slice() {
                [Inline::Image(image)] => Some(image),
                _ => None,
            },
            _ => None,
        };
        match single_image {
            Some(image) if is_plain && !caption.is_empty() => {
                image.caption = plain_text(&caption);
            }
            _ if !caption.is_empty() => {
                content.push(Block { line: figure.line, kind: BlockKind::Paragraph(caption) });
            }
            _ => {}
        }
        blocks.extend(content);
    }
}
