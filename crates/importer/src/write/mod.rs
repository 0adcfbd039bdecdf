//! The tree → the Markdown of the new site, written so that it reads back as the same text.

mod blocks;
mod escape;
mod front_matter;
mod inlines;
mod read_back;

pub use front_matter::{scalar, yaml};

use crate::report::Notes;
use crate::tree::{Block, BlockKind, Inline, for_each_inlines};
use std::collections::BTreeMap;

/// What the report says of a text that could not be written so that it reads back as the same.
pub const DIFFERS: &str = "this text may differ from that of the old site";

/// A written text, with the source line of each of its lines.
#[derive(Debug, Default)]
pub struct Written {
    /// The Markdown.
    pub text: String,
    /// For the first line of each block, counted from 0, the line in the source.
    pub lines: Vec<(usize, usize)>,
}

/// Writes blocks.
#[must_use]
pub fn write(blocks: &[Block], notes: &mut Notes) -> Written {
    let mut blocks = blocks.to_vec();
    name_footnotes(&mut blocks);
    let mut written = Written::default();
    let mut count = 0;
    for (index, block) in blocks.iter().enumerate() {
        let is_second = index > 0 && blocks::are_lists_alike(&blocks[index - 1], block);
        let lines = faithful(block, is_second, notes);
        if index > 0 {
            written.text.push('\n');
            count += 1;
        }
        written.lines.push((count, block.line));
        count += lines.len();
        for line in lines {
            written.text.push_str(&line);
            written.text.push('\n');
        }
    }
    written
}

/// The lines of a block. Where its formatting cannot be written so that the same text is read back, it goes.
fn faithful(block: &Block, is_second: bool, notes: &mut Notes) -> Vec<String> {
    let lines = blocks::lines(block, is_second, 0);
    let text = read_back::text_of(std::slice::from_ref(block));
    if read_back::read(&lines.join("\n")) == text {
        return lines;
    }
    let mut plain = block.clone();
    for_each_inlines(std::slice::from_mut(&mut plain), &mut |inlines, _| *inlines = inlines::without_marks(inlines));
    notes.look(block.line, "formatting that the new site cannot have was left out", &text, "");
    let lines = blocks::lines(&plain, is_second, 0);
    if read_back::read(&lines.join("\n")) != text {
        notes.look(block.line, DIFFERS, &text, "");
    }
    lines
}

/// Gives footnotes labels that every parser reads.
fn name_footnotes(blocks: &mut [Block]) {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut name = |label: &mut String| {
        let count = names.len() + 1;
        let is_plain = label.len() < 40 && label.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let new =
            names.entry(label.clone()).or_insert_with(|| if is_plain { label.clone() } else { format!("note{count}") });
        *label = new.clone();
    };
    fn rename(inlines: &mut [Inline], name: &mut impl FnMut(&mut String)) {
        for inline in inlines {
            match inline {
                Inline::FootnoteReference(label) => name(label),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Link { content: inner, .. } => rename(inner, name),
                _ => {}
            }
        }
    }
    for_each_inlines(blocks, &mut |inlines, _| rename(inlines, &mut name));
    for block in blocks {
        if let BlockKind::Footnote { label, .. } = &mut block.kind {
            name(label);
        }
    }
}
