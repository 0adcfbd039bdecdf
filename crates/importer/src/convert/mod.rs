//! Elements → the blocks and inlines of the new site. What has no meaning there is unwrapped, converted or removed, and
//! noted.

mod blocks;
mod details;
mod inlines;
mod media;
mod table;
mod text;

use crate::dom::Node;
use crate::report::Notes;
use crate::tree::{Block, BlockKind};
use std::collections::BTreeSet;

/// A converted text.
#[derive(Debug, Default)]
pub struct Converted {
    /// Its blocks; the footnotes stand at the end.
    pub blocks: Vec<Block>,
    /// Names of places that links can lead to, with their lines.
    pub anchors: Vec<(String, usize)>,
}

struct Converter<'a> {
    notes: &'a mut Notes,
    anchors: Vec<(String, usize)>,
    footnotes: Vec<Block>,
    references: BTreeSet<String>,
    /// How many lists, quotes and inlines are open.
    depth: usize,
    /// Whether the inlines stand in a link.
    in_link: bool,
    /// The line of what was nested too deeply.
    too_deep: Option<usize>,
}

/// Converts a text. A text that is nested too deeply is noted as an error and gives `None`.
pub fn convert(nodes: &[Node], notes: &mut Notes) -> Option<Converted> {
    let mut converter = Converter {
        notes,
        anchors: Vec::new(),
        footnotes: Vec::new(),
        references: BTreeSet::new(),
        depth: 0,
        in_link: false,
        too_deep: None,
    };
    let mut blocks = converter.blocks(nodes);
    let mut footnotes = std::mem::take(&mut converter.footnotes);
    converter.keep_used(&mut footnotes);
    blocks.append(&mut footnotes);
    if let Some(line) = converter.too_deep {
        converter.notes.error(line, "lists, quotes or emphasis are nested too deeply");
        return None;
    }
    Some(Converted { blocks, anchors: converter.anchors })
}

impl Converter<'_> {
    /// Leaves out footnotes to which nothing refers, and the second of two with one label.
    fn keep_used(&mut self, footnotes: &mut Vec<Block>) {
        let mut seen = BTreeSet::new();
        footnotes.retain(|block| {
            let BlockKind::Footnote { label, blocks } = &block.kind else { return false };
            let mut blocks = blocks.clone();
            let mut text = Vec::new();
            crate::tree::for_each_inlines(&mut blocks, &mut |inlines, _| text.push(crate::tree::plain_text(inlines)));
            let (is_used, is_first) = (self.references.contains(label), seen.insert(label.clone()));
            if !is_used || !is_first {
                let message = match is_used {
                    true => "a second footnote of the same name was left out",
                    false => "a footnote to which nothing refers was left out",
                };
                self.notes.look(block.line, message, &text.join(" "), "");
            }
            is_used && is_first
        });
    }

    /// Goes one level deeper, or says that this is too deep.
    fn deeper<T: Default>(&mut self, line: usize, inner: impl FnOnce(&mut Self) -> T) -> T {
        // One less than the publisher allows: a caption or a term can add a level.
        if self.depth + 1 >= publisher::markdown::MAX_DEPTH {
            self.too_deep.get_or_insert(line);
            return T::default();
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }
}
