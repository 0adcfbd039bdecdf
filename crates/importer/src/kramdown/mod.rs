//! Preprocessing of kramdown: syntax that only kramdown has is converted or removed here, line by line.
//!
//! Syntax: <https://kramdown.gettalong.org/syntax.html>

mod attributes;
mod code;
mod extensions;
mod html_blocks;
mod line_signs;
mod list_marker;
mod lists;
mod math;
mod raw_elements;
mod references;
mod signs;
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
    /// Whether each line break of a paragraph is one for readers.
    pub has_hard_wrap: bool,
    /// Whether the document is HTML.
    pub is_html: bool,
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

/// How the old site reads Markdown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dialect {
    /// Whether the old site uses kramdown, as Jekyll does.
    pub is_kramdown: bool,
    /// Whether kramdown parses the content of HTML blocks (`parse_block_html`).
    pub parses_html_blocks: bool,
    /// Whether each line break of a paragraph is one for readers (`hard_wrap`).
    pub has_hard_wrap: bool,
}

/// Preprocesses Markdown.
#[must_use]
pub fn preprocess_markdown(lines: Vec<Line>, dialect: Dialect, file_report: &mut FileReport) -> Preprocessed {
    let mut preprocessed = Preprocessed { has_hard_wrap: dialect.has_hard_wrap, ..Preprocessed::default() };
    let extensions::Resolved { lines, mut html_parsing } = extensions::resolve(lines, file_report);
    html_parsing.insert(0, (0, dialect.parses_html_blocks));
    let lines = html_blocks::extract(&lines, (&html_parsing, dialect.is_kramdown), &mut preprocessed.html_blocks);
    let lines = line_signs::rewrite(lines);
    let lines = math::convert(lines, file_report);
    let lines = if dialect.is_kramdown { references::rewrite(signs::rewrite(lines)) } else { lines };
    let lines = raw_elements::encode(lines);
    let lines = attributes::resolve(lines, &mut preprocessed.anchors, file_report);
    let lines = tables::rewrite(lines, dialect.is_kramdown, file_report);
    let lines = lists::reindent(lines, dialect.is_kramdown);
    preprocessed.text = MappedText::join(&lines);
    preprocessed
}

/// Preprocesses an HTML document.
#[must_use]
pub fn preprocess_html(lines: &[Line]) -> Preprocessed {
    let html = MappedText::join(lines).text;
    let line = lines.first().map_or(1, |line| line.number);
    let placeholder = Line::new(format!("{PLACEHOLDER_PREFIX}0\">"), line);
    Preprocessed {
        text: MappedText::join(&[placeholder]),
        html_blocks: vec![Some((html, line))],
        is_html: true,
        ..Preprocessed::default()
    }
}
