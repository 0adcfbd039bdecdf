//! Elements → the AST of the new site. Elements without an equivalent are unwrapped, converted or removed, and
//! reported.

mod blocks;
mod details;
mod inlines;
mod media;
mod table;
mod text;

use crate::ast::{Block, BlockKind, Inline, for_each_inlines, plain_text};
use crate::dom::Node;
use crate::report::{Cause, FileReport};
use std::collections::BTreeSet;

/// A converted document body.
#[derive(Debug, Default)]
pub struct Converted {
    /// The blocks, with the footnotes at the end.
    pub blocks: Vec<Block>,
    /// Anchors that links can target, with their lines.
    pub anchors: Vec<(String, usize)>,
}

struct Converter<'a> {
    file_report: &'a mut FileReport,
    anchors: Vec<(String, usize)>,
    footnotes: Vec<Block>,
    /// The labels of footnotes with a reference.
    references: BTreeSet<String>,
    /// The current nesting depth of lists, quotes and inlines.
    depth: usize,
    /// Whether the current inlines are part of a link.
    in_link: bool,
    /// The line of the first element that was nested too deeply.
    too_deep: Option<usize>,
}

/// Converts a document body. Returns `None`, after reporting an error, if it is nested too deeply.
pub fn convert(nodes: &[Node], file_report: &mut FileReport) -> Option<Converted> {
    let mut converter = Converter {
        file_report,
        anchors: Vec::new(),
        footnotes: Vec::new(),
        references: BTreeSet::new(),
        depth: 0,
        in_link: false,
        too_deep: None,
    };
    let mut blocks = converter.blocks(nodes);
    let mut footnotes = std::mem::take(&mut converter.footnotes);
    converter.retain_referenced(&mut footnotes);
    blocks.append(&mut footnotes);
    converter.report_missing_footnotes(&mut blocks);
    if let Some(line) = converter.too_deep {
        converter.file_report.add(Cause::TooDeep, line, "", "");
        return None;
    }
    Some(Converted { blocks, anchors: converter.anchors })
}

impl Converter<'_> {
    /// Removes footnotes without a reference, and later ones with a repeated label.
    fn retain_referenced(&mut self, footnotes: &mut Vec<Block>) {
        let mut seen = BTreeSet::new();
        footnotes.retain(|block| {
            let BlockKind::Footnote { label, blocks } = &block.kind else { return false };
            let mut blocks = blocks.clone();
            let mut text = Vec::new();
            for_each_inlines(&mut blocks, &mut |inlines, _| text.push(plain_text(inlines)));
            let (is_referenced, is_first) = (self.references.contains(label), seen.insert(label.clone()));
            if !is_referenced || !is_first {
                let cause = if is_referenced { Cause::FootnoteRepeated } else { Cause::FootnoteUnused };
                self.file_report.add(cause, block.line, &text.join(" "), "");
            }
            is_referenced && is_first
        });
    }

    /// Reports text that looks like the reference of a footnote that does not exist.
    fn report_missing_footnotes(&mut self, blocks: &mut [Block]) {
        let file_report = &mut self.file_report;
        for_each_inlines(blocks, &mut |inlines, line| {
            for inline in inlines.iter() {
                let Inline::Text(text) = inline else { continue };
                for (start, _) in text.match_indices("[^") {
                    let label = text[start + 2..].split(']').next().unwrap_or_default();
                    let is_label = label.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_'));
                    if is_label && !label.is_empty() && text[start + 2 + label.len()..].starts_with(']') {
                        file_report.add(Cause::FootnoteMissing, line, &format!("[^{label}]"), "");
                    }
                }
            }
        });
    }

    /// Runs a conversion one level deeper, or records that the limit is reached.
    fn nested<T: Default>(&mut self, line: usize, convert: impl FnOnce(&mut Self) -> T) -> T {
        // One less than the publisher allows: a caption or a term can add a level.
        if self.depth + 1 >= publisher::markdown::MAX_DEPTH {
            self.too_deep.get_or_insert(line);
            return T::default();
        }
        self.depth += 1;
        let result = convert(self);
        self.depth -= 1;
        result
    }
}
