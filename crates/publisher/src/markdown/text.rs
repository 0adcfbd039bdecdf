//! The plain text of a tree.

use model::body::{Block, Inline};

/// The text of inlines without their marks.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for_each_inline_text(inlines, &mut |part| text.push_str(part));
    text
}

/// How many words a reader reads.
#[must_use]
pub fn count_words(blocks: &[Block]) -> usize {
    let mut text = String::new();
    for_each_text(blocks, &mut |part| {
        text.push_str(part);
        text.push(' ');
    });
    text.split_whitespace().count()
}

/// Hands on every text of the blocks in order. Texts that a directive puts in are not among them.
pub fn for_each_text(blocks: &[Block], visit: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) | Block::Plain(content) => {
                for_each_inline_text(content, visit);
            }
            Block::BulletList(items) | Block::NumberedList { items, .. } => {
                items.iter().for_each(|item| for_each_text(&item.blocks, visit));
            }
            Block::Quote(blocks) => for_each_text(blocks, visit),
            Block::Code { text, .. } => visit(text),
            Block::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    for_each_inline_text(cell, visit);
                }
            }
            Block::Figure { caption, .. } => caption.iter().for_each(|caption| visit(caption)),
            Block::Footnotes(notes) => notes.iter().for_each(|note| for_each_text(&note.blocks, visit)),
            Block::Rule | Block::Initiatives(_) | Block::Team(_) | Block::News(_) => {}
        }
    }
}

fn for_each_inline_text(inlines: &[Inline], visit: &mut impl FnMut(&str)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => visit(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                for_each_inline_text(inner, visit);
            }
            Inline::Link { content, .. } => for_each_inline_text(content, visit),
            Inline::Image(image) => visit(&image.alternative),
            Inline::LineBreak => visit(" "),
            Inline::FootnoteReference { .. } => {}
        }
    }
}
