//! The plain text of blocks.

use super::{Body, Part};
use model::body::{Block, plain_text};
use std::slice;

/// Counts the words of blocks, without content that directives insert.
#[must_use]
pub fn count_words(blocks: &[Block]) -> usize {
    let mut text = String::new();
    visit_text(blocks, &mut |part| {
        text.push_str(part);
        text.push(' ');
    });
    text.split_whitespace().count()
}

/// Returns whether readers see anything in a body: a letter, an image, or what a directive inserts.
#[must_use]
pub fn has_content(body: &Body) -> bool {
    body.parts.iter().any(|part| match part {
        Part::Directive(..) | Part::Block(Block::Figure { .. } | Block::Gallery(_)) => true,
        Part::Block(block) => {
            let mut has_content = false;
            let is_seen = |sign: char| !sign.is_whitespace() && !sign.is_ascii_punctuation() && !"…–—".contains(sign);
            visit_text(slice::from_ref(block), &mut |text| has_content |= text.contains(is_seen));
            has_content
        }
    })
}

/// Calls `visit` with each piece of plain text, in order, without content that directives insert.
pub fn visit_text(blocks: &[Block], visit: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. }
            | Block::Paragraph(content)
            | Block::Plain(content)
            | Block::Summary(content)
            | Block::Source(content)
            | Block::Term(content)
            | Block::Description(content)
            | Block::Actions(content) => {
                visit(&plain_text(content));
            }
            Block::BulletList(items) | Block::NumberedList { items, .. } => {
                items.iter().for_each(|item| visit_text(&item.blocks, visit));
            }
            Block::Cards(cards) => cards.iter().for_each(|card| {
                visit(&plain_text(&card.heading));
                visit_text(&card.blocks, visit);
            }),
            Block::Quote(blocks)
            | Block::Panel(blocks)
            | Block::CallOut(blocks)
            | Block::Warning(blocks)
            | Block::Details(blocks)
            | Block::Gallery(blocks)
            | Block::DescriptionList(blocks)
            | Block::Quotation(blocks) => visit_text(blocks, visit),
            Block::Code { text, .. } => visit(text),
            Block::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    visit(&plain_text(cell));
                }
            }
            Block::Figure { caption, .. } => caption.iter().for_each(|caption| visit(caption)),
            Block::Footnotes(notes) => notes.iter().for_each(|note| visit_text(&note.blocks, visit)),
            Block::Navigation { links, .. } => visit(&plain_text(links)),
            Block::Rule
            | Block::Initiatives(_)
            | Block::Team(_)
            | Block::News(_)
            | Block::DatedCards(_)
            | Block::Dates(_) => {}
        }
    }
}
