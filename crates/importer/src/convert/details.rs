//! Definition lists, details and figures.

use super::Converter;
use super::inlines::trim;
use crate::ast::{Block, BlockKind, Inline, Item, Term, plain_text};
use crate::dom::{Element, Node, text_content};
use crate::report::Cause;

/// Divides inlines at the line breaks of their text: in kramdown, each line above a meaning is a term.
fn at_line_breaks(inlines: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut lines = vec![Vec::new()];
    for inline in inlines {
        let Inline::Text(text) = inline else {
            lines.last_mut().into_iter().for_each(|line: &mut Vec<Inline>| line.push(inline.clone()));
            continue;
        };
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            lines.last_mut().into_iter().for_each(|line| line.push(Inline::Text(String::from(part))));
        }
    }
    lines
}

/// A term of a definition list, with its definitions.
struct Definition {
    terms: Vec<Vec<Inline>>,
    descriptions: Vec<Vec<Block>>,
}

impl Converter<'_> {
    /// Converts a definition list to a list of terms or, where it has more than a paragraph for each, to a list whose items begin
    /// with the term in strong text.
    pub(super) fn definitions(&mut self, list: &Element, blocks: &mut Vec<Block>) {
        let definitions = self.nested(list.line, |converter| {
            let mut definitions = Vec::new();
            converter.add_definitions(list, &mut definitions);
            definitions
        });
        let line = list.line;
        if definitions.is_empty() {
            return;
        }
        if let Some(terms) = definitions.iter().map(term).collect() {
            return blocks.push(Block { line, kind: BlockKind::Terms(terms) });
        }
        let text = text_content(&list.children);
        self.file_report.add(Cause::DefinitionsBecameList, line, &text, &text);
        let items = definitions.into_iter().map(|definition| item(definition, line)).collect();
        blocks.push(Block { line, kind: BlockKind::List { start: None, items } });
    }

    fn add_definitions(&mut self, list: &Element, definitions: &mut Vec<Definition>) {
        for element in list.elements() {
            self.record_anchor(element);
            match element.name.as_str() {
                "dt" => {
                    let inlines = self.inlines(&element.children);
                    let lines = if element.is_markdown { at_line_breaks(inlines) } else { vec![inlines] };
                    for term in lines.into_iter().map(trim).filter(|term| !term.is_empty()) {
                        match definitions.last_mut().filter(|last| last.descriptions.is_empty()) {
                            Some(last) => last.terms.push(term),
                            None => definitions.push(Definition { terms: vec![term], descriptions: Vec::new() }),
                        }
                    }
                }
                "dd" => {
                    let description = self.blocks(&element.children);
                    match definitions.last_mut() {
                        _ if description.is_empty() => {}
                        Some(last) => last.descriptions.push(description),
                        None => definitions.push(Definition { terms: Vec::new(), descriptions: vec![description] }),
                    }
                }
                // HTML allows wrappers around a term and its definitions.
                _ => self.add_definitions(element, definitions),
            }
        }
    }

    /// Converts details at the top level to the part that readers can open, and others to a paragraph of strong text, followed by
    /// the disclosed content.
    pub(super) fn details(&mut self, details: &Element, blocks: &mut Vec<Block>) {
        let summary = details.elements().find(|element| element.name == "summary");
        let text = summary.map(|summary| text_content(&summary.children)).unwrap_or_default();
        let is_summary = |node: &&Node| matches!(node, Node::Element(element) if element.name == "summary");
        let rest: Vec<Node> = details.children.iter().filter(|node| !is_summary(node)).cloned().collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let inlines = summary.map(|summary| self.inlines(&summary.children)).unwrap_or_default();
        // The summary of `::details` is plain text.
        let is_plain = inlines.iter().all(is_text) && !text.is_empty() && !text.contains(is_markup);
        let is_top_level = self.depth == 0;
        let content = match is_top_level && is_plain {
            true => self.nested(details.line, |converter| converter.blocks(&rest)),
            false => self.blocks(&rest),
        };
        if is_top_level && is_plain && !content.is_empty() {
            blocks.push(Block { line: details.line, kind: BlockKind::Details { summary: text, blocks: content } });
            return;
        }
        self.file_report.add(Cause::DetailsOpened, details.line, &text, "");
        if !text.is_empty() && !inlines.is_empty() {
            blocks.push(Block { line: details.line, kind: BlockKind::Paragraph(vec![Inline::Strong(inlines)]) });
        }
        blocks.extend(content);
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

/// Returns a term with its meanings, if each is one line of text.
fn term(definition: &Definition) -> Option<Term> {
    let [term] = definition.terms.as_slice() else { return None };
    let line = |blocks: &Vec<Block>| match blocks.as_slice() {
        [Block { kind: BlockKind::Paragraph(content), .. }] if content.iter().all(is_line) => Some(content.clone()),
        _ => None,
    };
    let descriptions: Option<Vec<Vec<Inline>>> = definition.descriptions.iter().map(line).collect();
    let descriptions = descriptions.filter(|descriptions| !descriptions.is_empty() && term.iter().all(is_line))?;
    Some(Term { term: term.clone(), descriptions })
}

/// Returns whether an inline has neither a line break nor an image.
fn is_line(inline: &Inline) -> bool {
    match inline {
        Inline::LineBreak | Inline::Image(_) => false,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { content, .. } => content.iter().all(is_line),
        _ => true,
    }
}

/// Returns an item that begins with its terms in strong text.
fn item(definition: Definition, line: usize) -> Item {
    let strong = |term| Block { line, kind: BlockKind::Paragraph(vec![Inline::Strong(term)]) };
    let terms = definition.terms.into_iter().map(strong);
    Item { done: None, blocks: terms.chain(definition.descriptions.into_iter().flatten()).collect() }
}

fn is_text(inline: &Inline) -> bool {
    match inline {
        Inline::Text(_) => true,
        Inline::Emphasis(content) | Inline::Strong(content) => content.iter().all(is_text),
        _ => false,
    }
}

/// Whether a sign could be read as markup.
fn is_markup(sign: char) -> bool {
    "\\`*_[]<>&~{}|".contains(sign)
}
