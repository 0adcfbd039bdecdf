//! Brackets within brackets.

use std::collections::HashMap;

/// Returns the offset of each opening bracket with the offset of the one that closes it.
#[must_use]
pub fn closing_brackets(text: &str, opening: char, closing: char) -> HashMap<usize, usize> {
    let mut open = Vec::new();
    let mut pairs = HashMap::new();
    for (offset, character) in text.char_indices() {
        if character == opening {
            open.push(offset);
        } else if character == closing {
            pairs.extend(open.pop().map(|start| (start, offset)));
        }
    }
    pairs
}
