//! The labels of call-outs, in the language of the page.

use crate::authored::CallOutStrings;
use crate::markdown::{IMPORTANT, NOTE, TIP, WARNING};
use model::body::{Block, Inline};

/// Translates the label of each call-out.
pub(super) fn translate_labels(blocks: &mut [Block], strings: &CallOutStrings) {
    for block in blocks {
        match block {
            Block::CallOut(blocks) | Block::Warning(blocks) => {
                translate_label(blocks, strings);
                translate_labels(blocks, strings);
            }
            Block::Quote(blocks) | Block::Quotation(blocks) | Block::Panel(blocks) | Block::Details(blocks) => {
                translate_labels(blocks, strings);
            }
            Block::BulletList(items) | Block::NumberedList { items, .. } => {
                items.iter_mut().for_each(|item| translate_labels(&mut item.blocks, strings));
            }
            Block::Cards(cards) => cards.iter_mut().for_each(|card| translate_labels(&mut card.blocks, strings)),
            Block::Footnotes(notes) => notes.iter_mut().for_each(|note| translate_labels(&mut note.blocks, strings)),
            _ => {}
        }
    }
}

/// Translates the first block of a call-out.
fn translate_label(blocks: &mut [Block], strings: &CallOutStrings) {
    let Some(Block::Paragraph(paragraph)) = blocks.first_mut() else { return };
    let [Inline::Strong(label)] = paragraph.as_mut_slice() else { return };
    let [Inline::Text(label)] = label.as_mut_slice() else { return };
    let translated = match label.as_str() {
        NOTE => &strings.note,
        TIP => &strings.tip,
        IMPORTANT => &strings.important,
        WARNING => &strings.warning,
        _ => return,
    };
    label.clone_from(translated);
}
