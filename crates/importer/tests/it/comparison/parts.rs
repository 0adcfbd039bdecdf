//! The parts of a document that are compared.

use super::html::Element;
use super::line::Line;
use super::links::{LinkContext, links};
use super::lists::lists;
use super::tables::tables;
use super::text::{raw_text, words};

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The document as a whole.
    Document,
    /// Its visible words with their punctuation.
    Words,
    /// Its code blocks, without their last line break.
    Code,
    /// Its links and images.
    Links,
    /// Its lists.
    Lists,
    /// The rows of its tables.
    Tables,
}

/// The kinds that consist of lines.
pub const KINDS: [Kind; 5] = [Kind::Words, Kind::Code, Kind::Links, Kind::Lists, Kind::Tables];

/// Returns the lines of a part, in the order of the document.
pub fn lines(kind: Kind, content: &Element, context: &LinkContext<'_>) -> Vec<Line> {
    match kind {
        Kind::Document => Vec::new(),
        Kind::Words => words(content).into_iter().map(Line::of_text).collect(),
        Kind::Code => code_blocks(content),
        Kind::Links => links(content, context),
        Kind::Lists => lists(content),
        Kind::Tables => tables(content),
    }
}

/// Returns the number of words, code blocks, links, lists or tables.
pub fn count(kind: Kind, lines: &[Line]) -> usize {
    match kind {
        // The rows have a shape, the table itself has none.
        Kind::Tables => lines.iter().filter(|line| line.shape.is_empty()).count(),
        _ => lines.len(),
    }
}

fn code_blocks(element: &Element) -> Vec<Line> {
    if element.name == "pre" {
        let text = raw_text(element);
        // A block without code shows nothing.
        let text = Some(text.strip_suffix('\n').unwrap_or(&text)).filter(|text| !text.is_empty());
        return text.map(Line::of_text).into_iter().collect();
    }
    element.elements().flat_map(code_blocks).collect()
}
