//! Preprocessing of kramdown: syntax that only kramdown has is converted or removed here, line by line.
//!
//! Syntax: <https://kramdown.gettalong.org/syntax.html>

mod attributes;
mod extensions;
mod fences;
mod html_blocks;
mod lists;
mod tables;

use crate::report::FileReport;
use crate::source_map::{Line, MappedText};

/// A document that is ready for the parser.
#[derive(Debug, Default)]
pub struct Preprocessed {
    /// The Markdown.
    pub text: MappedText,
    /// Extracted HTML with its lines. The Markdown has a placeholder for each.
    html_blocks: Vec<Option<(String, usize)>>,
    /// Anchors that links can target, with their lines.
    pub anchors: Vec<(String, usize)>,
}

impl Preprocessed {
    /// Takes the HTML that a placeholder represents. Each is returned once.
    pub fn take_html_block(&mut self, placeholder: &str) -> Option<(String, usize)> {
        let index = placeholder.trim().strip_prefix(PLACEHOLDER_PREFIX)?.strip_suffix("\">")?.parse::<usize>().ok()?;
        self.html_blocks.get_mut(index)?.take()
    }
}

/// The prefix of a placeholder, which the parser reads as an HTML block.
const PLACEHOLDER_PREFIX: &str = "<import-block n=\"";

/// Preprocesses Markdown.
#[must_use]
pub fn preprocess_markdown(lines: Vec<Line>, parses_html_blocks: bool, file_report: &mut FileReport) -> Preprocessed {
    let mut preprocessed = Preprocessed::default();
    let lines = extensions::remove(lines, file_report);
    let lines = html_blocks::extract(&lines, parses_html_blocks, &mut preprocessed.html_blocks);
    let lines = attributes::resolve(lines, &mut preprocessed.anchors, file_report);
    let lines = tables::complete_rows(lines, file_report);
    let lines = lists::reindent(lines);
    preprocessed.text = MappedText::join(&lines);
    preprocessed
}

/// Preprocesses an HTML document.
#[must_use]
pub fn preprocess_html(lines: &[Line]) -> Preprocessed {
    let html = MappedText::join(lines).text;
    let line = lines.first().map_or(1, |line| line.number);
    let placeholder = Line::new(format!("{PLACEHOLDER_PREFIX}0\">"), line);
    Preprocessed { text: MappedText::join(&[placeholder]), html_blocks: vec![Some((html, line))], anchors: Vec::new() }
}
