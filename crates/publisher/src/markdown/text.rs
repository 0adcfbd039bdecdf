//! The plain text of a tree.

use model::body::{Block, plain_text};

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
            Block::Heading { content, .. }
            | Block::Paragraph(content)
            | Block::Plain(content)
            | Block::Actions(content) => {
                visit(&plain_text(content));
            }
            Block::BulletList(items) | Block::NumberedList { items, .. } => {
                items.iter().for_each(|item| for_each_text(&item.blocks, visit));
            }
            Block::Cards(cards) => cards.iter().for_each(|card| {
                visit(&plain_text(&card.heading));
                for_each_text(&card.blocks, visit);
            }),
            Block::Quote(blocks) | Block::Panel(blocks) => for_each_text(blocks, visit),
            Block::Code { text, .. } => visit(text),
            Block::Table { header, rows, .. } => {
                for cell in header.iter().chain(rows.iter().flatten()) {
                    visit(&plain_text(cell));
                }
            }
            Block::Figure { caption, .. } => caption.iter().for_each(|caption| visit(caption)),
            Block::Footnotes(notes) => notes.iter().for_each(|note| for_each_text(&note.blocks, visit)),
            Block::Rule | Block::Initiatives(_) | Block::Team(_) | Block::News(_) => {}
        }
    }
}
