//! Lists of terms: a term on a line, and below it a line `: meaning` for each of its meanings.

use super::blocks::BodyParser;
use super::{Part, or_as_text};
use crate::source::file::lines;
use model::body::{Block, Inline};
use std::ops::Range;

/// What begins a line with a meaning.
const MARKER: &str = ": ";

impl BodyParser<'_> {
    /// Whether a line break is before a line with a meaning.
    pub(super) fn is_before_description(&self, line_break: &Range<usize>) -> bool {
        self.source_of(&(line_break.end..self.masked.len())).trim_start_matches([' ', '\t', '>']).starts_with(MARKER)
    }

    /// Turns the inlines of a paragraph into a list of terms if they are one, and reports lines that are not clear.
    pub(super) fn description_list(
        &mut self,
        content: Vec<Inline>,
        paragraph: &Range<usize>,
    ) -> Result<Block, Vec<Inline>> {
        // Signs of a line that the author has escaped are not in its source.
        let source = self.source_of(paragraph);
        let count = lines(source).filter(|(_, line)| is_description(without_quote_signs(line))).count();
        let breaks = content.iter().zip(content.iter().skip(1));
        let found = breaks.filter(|(one, next)| **one == Inline::LineBreak && has_marker(next)).count();
        // The paragraph of a tight list item begins behind the backslash.
        let is_escaped = self.source_of(&(0..paragraph.start)).ends_with('\\');
        if content.first().is_some_and(has_marker) && is_description(source) && !is_escaped {
            let help = "write the term on the line directly above, without an empty line between the two";
            self.warning(paragraph, "there is no term above this meaning", or_as_text(help, "`\\: `"));
            return Err(content);
        }
        if source.contains("\n:") || source.contains("> :") {
            self.report_slips(paragraph);
        }
        if count == 0 || count != found {
            return Err(content);
        }
        let mut rest = content;
        let mut list = Vec::new();
        while list.len() < count
            && let Some(start) =
                (1..rest.len()).rfind(|index| rest[index - 1] == Inline::LineBreak && has_marker(&rest[*index]))
        {
            let mut description = rest.split_off(start);
            rest.pop();
            remove_marker(&mut description);
            list.push(Block::Description(description));
        }
        self.check_terms(paragraph);
        list.push(Block::Term(rest));
        list.reverse();
        Ok(Block::DescriptionList(list))
    }

    /// Reports lines with a colon that was probably meant to begin a meaning.
    fn report_slips(&mut self, paragraph: &Range<usize>) {
        for (start, line) in lines(self.source_of(paragraph)).skip(1) {
            let line = without_quote_signs(line).trim();
            // Not a sign such as `:smile:`, or a field such as `:param x:`.
            let is_word = line.strip_prefix(':').is_some_and(|words| words.starts_with(char::is_alphanumeric))
                && line.matches(':').count() == 1;
            let (message, help) = match line {
                ":" => ("this meaning is empty", "write it behind the colon and a space, or remove the line"),
                _ if is_word => ("this line cannot be read as a meaning", "write a space after the colon"),
                _ => continue,
            };
            self.warning(&(paragraph.start + start..paragraph.end), message, or_as_text(help, "`\\:`"));
        }
    }

    /// Reports each line that can be a term or go on with the line above it.
    fn check_terms(&mut self, paragraph: &Range<usize>) {
        let source = self.source_of(paragraph);
        let lines: Vec<(usize, &str)> = lines(source).map(|(start, line)| (start, without_quote_signs(line))).collect();
        for [(_, above), (start, line), (_, below)] in lines.array_windows() {
            let is_continuation = is_description(above) && line.starts_with([' ', '\t']);
            if is_description(line) || !is_description(below) || is_continuation {
                continue;
            }
            let line = line.trim();
            let range = paragraph.start + start..paragraph.end;
            let help = match is_description(above) {
                true => {
                    "if it is a term, write an empty line above it; if it belongs to the meaning above, write two spaces \
                         before it"
                }
                false => "write each term on one line, with its meanings directly below and an empty line above it",
            };
            self.error(&range, format!("it is not clear whether `{line}` is a term"), help);
        }
    }
}

/// Returns a line without the signs that put it into quotations.
fn without_quote_signs(line: &str) -> &str {
    match line.trim_start().strip_prefix('>') {
        Some(rest) => without_quote_signs(rest.strip_prefix(' ').unwrap_or(rest)),
        None => line,
    }
}

/// Whether a line of the source is a meaning.
fn is_description(line: &str) -> bool {
    line.trim_start().starts_with(MARKER)
}

fn has_marker(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.starts_with(MARKER))
}

fn remove_marker(content: &mut Vec<Inline>) {
    let Some(Inline::Text(text)) = content.first_mut() else { return };
    *text = String::from(text[MARKER.len()..].trim_start());
    if text.is_empty() {
        content.remove(0);
    }
}

/// Adds a block. The terms of several paragraphs are one list.
pub(super) fn add_block(blocks: &mut Vec<Block>, block: Option<Block>) {
    match (blocks.last_mut(), block) {
        (Some(Block::DescriptionList(list)), Some(Block::DescriptionList(more))) => list.extend(more),
        (_, block) => blocks.extend(block),
    }
}

/// Adds a block at the top level of a body, as [`add_block`] does.
pub(super) fn add_part(parts: &mut Vec<Part>, block: Option<Block>) {
    match (parts.last_mut(), block) {
        (Some(Part::Block(Block::DescriptionList(list))), Some(Block::DescriptionList(more))) => list.extend(more),
        (_, block) => parts.extend(block.map(Part::Block)),
    }
}
