//! Serialization of the AST as Markdown that parses back to the same text.

mod blocks;
mod escape;
mod inlines;
mod round_trip;
mod yaml;

pub use escape::longest_backtick_run;
pub(crate) use round_trip::text_of_markdown;
pub use yaml::{push_yaml, yaml_scalar};

use crate::ast::{Block, BlockKind, Inline, for_each_inlines};
use crate::report::{Cause, FileReport};
use std::collections::BTreeMap;

/// Markdown with its line map.
#[derive(Debug, Default)]
pub struct Markdown {
    /// The Markdown.
    pub text: String,
    /// For each block, its first line, counted from 0, and the line in the source.
    pub line_map: Vec<(usize, usize)>,
}

/// Serializes blocks as Markdown.
#[must_use]
pub fn to_markdown(blocks: &[Block], file_report: &mut FileReport) -> Markdown {
    let mut blocks = blocks.to_vec();
    normalize_footnote_labels(&mut blocks);
    let mut markdown = Markdown::default();
    let mut line_count = 0;
    for (index, block) in blocks.iter().enumerate() {
        let alternate_markers = index > 0 && blocks::would_merge(&blocks[index - 1], block);
        let lines = block_lines(block, alternate_markers, file_report);
        if index > 0 {
            markdown.text.push('\n');
            line_count += 1;
        }
        markdown.line_map.push((line_count, block.line));
        line_count += lines.len();
        for line in lines {
            markdown.text.push_str(&line);
            markdown.text.push('\n');
        }
    }
    markdown
}

/// Returns the lines of a block. Formatting that does not survive the round trip is removed.
fn block_lines(block: &Block, alternate_markers: bool, file_report: &mut FileReport) -> Vec<String> {
    let lines = blocks::lines(block, alternate_markers, 0);
    let text = round_trip::text_of_blocks(std::slice::from_ref(block));
    if round_trip::text_of_markdown(&lines.join("\n")) == text {
        return lines;
    }
    let mut plain = block.clone();
    for_each_inlines(std::slice::from_mut(&mut plain), &mut |inlines, _| {
        *inlines = inlines::without_formatting(inlines);
    });
    file_report.add(Cause::FormattingRemoved, block.line, &text, "");
    let lines = blocks::lines(&plain, alternate_markers, 0);
    if round_trip::text_of_markdown(&lines.join("\n")) != text {
        file_report.add(Cause::RoundTripFailed, block.line, &text, "");
    }
    lines
}

/// Replaces footnote labels that not every parser accepts.
fn normalize_footnote_labels(blocks: &mut [Block]) {
    let mut new_labels: BTreeMap<String, String> = BTreeMap::new();
    let mut normalize = |label: &mut String| {
        let number = new_labels.len() + 1;
        let is_plain = label.len() < 40 && label.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let new_label = new_labels
            .entry(label.clone())
            .or_insert_with(|| if is_plain { label.clone() } else { format!("note{number}") });
        *label = new_label.clone();
    };
    fn rename(inlines: &mut [Inline], normalize: &mut impl FnMut(&mut String)) {
        for inline in inlines {
            match inline {
                Inline::FootnoteReference(label) => normalize(label),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Link { content: inner, .. } => rename(inner, normalize),
                _ => {}
            }
        }
    }
    for_each_inlines(blocks, &mut |inlines, _| rename(inlines, &mut normalize));
    for block in blocks {
        if let BlockKind::Footnote { label, .. } = &mut block.kind {
            normalize(label);
        }
    }
}
