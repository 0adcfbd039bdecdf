//! Kramdown → Markdown that the parser knows: what only kramdown has is converted or taken out here, line by line.
//!
//! Source: <https://kramdown.gettalong.org/syntax.html>

mod attributes;
mod extensions;
mod fences;
mod html_blocks;
mod lists;
mod tables;

use crate::lines::{Line, Mapped};
use crate::report::Notes;

/// A text that is ready for the parser.
#[derive(Debug, Default)]
pub struct Prepared {
    /// The Markdown.
    pub text: Mapped,
    /// Pieces of HTML with their lines; a mark stands in the Markdown for each.
    blocks: Vec<Option<(String, usize)>>,
    /// Names of places that links can lead to, with their lines.
    pub anchors: Vec<(String, usize)>,
}

impl Prepared {
    /// The piece of HTML that a mark stands for. Each is handed out once.
    pub fn take_block(&mut self, mark: &str) -> Option<(String, usize)> {
        let index = mark.trim().strip_prefix(MARK)?.strip_suffix("\">")?.parse::<usize>().ok()?;
        self.blocks.get_mut(index)?.take()
    }
}

/// The beginning of a mark, which is a block of HTML to the parser.
const MARK: &str = "<import-block n=\"";

/// Prepares Markdown.
#[must_use]
pub fn prepare_markdown(lines: Vec<Line>, parses_html_blocks: bool, notes: &mut Notes) -> Prepared {
    let mut prepared = Prepared::default();
    let lines = extensions::resolve(lines, notes);
    let lines = html_blocks::take_out(&lines, parses_html_blocks, &mut prepared.blocks);
    let lines = attributes::resolve(lines, &mut prepared.anchors, notes);
    let lines = tables::complete(lines, notes);
    let lines = lists::indent(lines);
    prepared.text = Mapped::join(&lines);
    prepared
}

/// Prepares a text that is HTML altogether.
#[must_use]
pub fn prepare_html(lines: &[Line]) -> Prepared {
    let html = Mapped::join(lines).text;
    let line = lines.first().map_or(1, |line| line.number);
    let mark = Line::new(format!("{MARK}0\">"), line);
    Prepared { text: Mapped::join(&[mark]), blocks: vec![Some((html, line))], anchors: Vec::new() }
}
