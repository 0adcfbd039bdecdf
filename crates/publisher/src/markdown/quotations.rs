//! Call-outs, and quotations with their source.

use super::blocks::BodyParser;
use super::container::END_LINE;
use model::body::{Block, Inline};
use pulldown_cmark::{BlockQuoteKind, TagEnd};
use std::ops::Range;

/// The kinds of call-outs, as they are written.
pub const CALL_OUTS: [&str; 4] = [NOTE, TIP, IMPORTANT, WARNING];
/// Of something that is worth knowing.
pub const NOTE: &str = "NOTE";
/// Of advice.
pub const TIP: &str = "TIP";
/// Of something that readers need.
pub const IMPORTANT: &str = "IMPORTANT";
/// Of a danger.
pub const WARNING: &str = "WARNING";

/// The dashes that begin the line with the source of a quotation.
const DASHES: [&str; 4] = ["— ", "– ", "― ", "-- "];

impl BodyParser<'_> {
    /// Parses a call-out. Its first block is its label: the word of GitHub, until the language of the page is known.
    pub(super) fn call_out(&mut self, kind: BlockQuoteKind, range: &Range<usize>) -> Block {
        let mut blocks = self.blocks(TagEnd::BlockQuote(Some(kind)), range);
        if blocks.is_empty() {
            self.error(range, "this call-out is empty", "write its words below, each line with `> ` before it");
        }
        let label = call_out_label(kind);
        blocks.insert(0, Block::Paragraph(vec![Inline::Strong(vec![Inline::Text(String::from(label))])]));
        self.body.has_call_outs = true;
        if label == WARNING { Block::Warning(blocks) } else { Block::CallOut(blocks) }
    }

    /// Parses a quotation. A last line that begins with a dash says where it is from.
    pub(super) fn quotation(&mut self, range: &Range<usize>) -> Block {
        let source_line = self.find_source_line(range);
        let outer = std::mem::replace(&mut self.source_line, source_line);
        let mut blocks = self.blocks(TagEnd::BlockQuote(None), range);
        let has_source = std::mem::replace(&mut self.source_line, outer).is_some();
        if !has_source {
            return Block::Quote(blocks);
        }
        match source(&mut blocks) {
            Some(source) if !blocks.is_empty() => Block::Quotation(vec![Block::Quote(blocks), Block::Source(source)]),
            // A quotation of nothing but a line with a dash.
            Some(words) => Block::Quote(vec![Block::Paragraph(words)]),
            None => Block::Quote(blocks),
        }
    }

    /// Returns where the last line of a quotation begins, if that is a dash.
    fn find_source_line(&self, range: &Range<usize>) -> Option<usize> {
        // The line that ends a container can be directly below.
        let quotation = self.source_of(range).trim_end();
        let quotation = quotation.strip_suffix(END_LINE).unwrap_or(quotation).trim_end();
        let start = quotation.rfind('\n')? + 1;
        let words = quotation[start..].trim_start_matches([' ', '\t', '>']);
        DASHES.iter().any(|dash| words.starts_with(dash)).then_some(range.start + start)
    }

    /// Whether a line break is the one before the line that says where the open quotation is from.
    pub(super) fn is_before_source_line(&self, line_break: &Range<usize>) -> bool {
        self.source_line.is_some_and(|start| {
            line_break.start < start && self.source_of(&(line_break.start..start)).trim().is_empty()
        })
    }
}

/// Returns the kind of a call-out, as it is written.
#[must_use]
pub fn call_out_label(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => NOTE,
        BlockQuoteKind::Tip => TIP,
        BlockQuoteKind::Important => IMPORTANT,
        // The second is of GitHub alone.
        BlockQuoteKind::Warning | BlockQuoteKind::Caution => WARNING,
    }
}

/// Takes the words that say where a quotation is from off its last paragraph.
fn source(blocks: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let Some(Block::Paragraph(content)) = blocks.last_mut() else { return None };
    let line_break = content.iter().rposition(|inline| matches!(inline, Inline::LineBreak));
    let Some(line_break) = line_break else {
        return match blocks.pop() {
            Some(Block::Paragraph(content)) => Some(content),
            _ => None,
        };
    };
    let source = content.split_off(line_break + 1);
    content.pop();
    Some(source)
}
