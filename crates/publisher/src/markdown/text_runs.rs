//! The parts of a body that readers see as plain text, byte for byte as in its source.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The text of one block, with the bytes of the source.
#[derive(Debug, PartialEq, Eq)]
pub struct TextRun<'a> {
    /// The byte offset in the body.
    pub start: usize,
    /// The source, with [`MASK`] for each byte of markup, of code and of escaped signs: nothing else was meant there.
    pub text: String,
    /// The source itself.
    pub source: &'a str,
    /// Whether the run is at the start of its paragraph.
    pub starts_paragraph: bool,
    /// Whether the run is in a cell of a table.
    pub is_cell: bool,
    /// Whether the run is inside a link or the description of an image.
    pub is_in_link: bool,
    /// The number of quotations, list items and footnotes around the run.
    pub depth: usize,
}

/// Replaces each byte that is not plain text.
pub const MASK: char = '\0';

/// Returns the text runs of a body from its events: one for each block, and one for each text of a link.
#[must_use]
pub fn text_runs<'a>(body: &'a str, events: &[(Event<'_>, Range<usize>)]) -> Vec<TextRun<'a>> {
    let mut runs = Runs {
        body,
        finished: Vec::new(),
        block: None,
        link: None,
        is_paragraph_start: false,
        is_cell: false,
        depth: 0,
    };
    let mut open_links = 0;
    let mut is_literal = false;
    for (event, range) in events {
        match event {
            Event::Text(_) if is_literal => {}
            Event::Text(_) => runs.text(range.clone(), open_links > 0),
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                open_links += 1;
                is_literal = matches!(link_type, LinkType::Autolink | LinkType::Email);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                open_links -= 1;
                is_literal = false;
                runs.finished.extend(runs.link.take().filter(|_| open_links == 0));
            }
            Event::Start(Tag::CodeBlock(_)) => is_literal = true,
            Event::End(TagEnd::CodeBlock) => is_literal = false,
            event if is_inline(event) => {}
            block => runs.block(block),
        }
        if is_inline(event) {
            runs.is_paragraph_start = false;
        }
    }
    runs.finish();
    runs.finished
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(tag) => {
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        }
        Event::Rule | Event::Html(_) | Event::TaskListMarker(_) => false,
        _ => true,
    }
}

struct Runs<'a> {
    body: &'a str,
    finished: Vec<TextRun<'a>>,
    block: Option<TextRun<'a>>,
    link: Option<TextRun<'a>>,
    is_paragraph_start: bool,
    is_cell: bool,
    depth: usize,
}

impl Runs<'_> {
    /// Handles the start or the end of a block.
    fn block(&mut self, event: &Event<'_>) {
        self.finish();
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_)) => self.depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition) => self.depth -= 1,
            _ => {}
        }
        let starts = matches!(event, Event::Start(Tag::Paragraph | Tag::Item) | Event::TaskListMarker(_));
        self.is_paragraph_start = starts;
        self.is_cell = matches!(event, Event::Start(Tag::TableCell));
    }

    fn text(&mut self, range: Range<usize>, is_in_link: bool) {
        let (body, start) = (self.body, range.start);
        let is_escaped =
            body[..start].ends_with('\\') && body[start..].starts_with(|sign: char| sign.is_ascii_punctuation());
        let (starts_paragraph, is_cell, depth) = (self.is_paragraph_start, self.is_cell, self.depth);
        let run = if is_in_link { &mut self.link } else { &mut self.block };
        let run = run.get_or_insert_with(|| TextRun {
            start: start - usize::from(is_escaped),
            text: String::new(),
            source: "",
            starts_paragraph,
            is_cell,
            is_in_link,
            depth,
        });
        mask(&body[run.start + run.text.len()..start], &mut run.text);
        let visible = start + usize::from(is_escaped);
        mask(&body[start..visible], &mut run.text);
        run.text.push_str(&body[visible..range.end]);
        run.source = &body[run.start..range.end];
    }

    fn finish(&mut self) {
        self.finished.extend(self.link.take());
        self.finished.extend(self.block.take());
    }
}

/// Appends a gap between two texts: white space and the signs that start a line of a quotation stay white space.
fn mask(gap: &str, text: &mut String) {
    let mut is_line_start = false;
    for byte in gap.bytes() {
        let is_quote = byte == b'>' && is_line_start;
        is_line_start = byte == b'\n' || is_line_start && matches!(byte, b' ' | b'\t' | b'>');
        text.push(match byte {
            b'\n' => '\n',
            b' ' | b'\t' => ' ',
            _ if is_quote => ' ',
            _ => MASK,
        });
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::ParserOutput;
    use super::*;

    /// Parses a body, and returns its text runs.
    pub fn runs_of(body: &str) -> Vec<TextRun<'_>> {
        text_runs(body, &ParserOutput::new(body).events)
    }

    #[test]
    fn runs_have_the_bytes_of_their_source() {
        let body =
            "A \\[b] é -- c\n> d\n> e\n\n`[x]` **f** [g](/h/) i&amp;j <https://a.example/_b_>\n\n```\ncode\n```\n- k\n";
        let runs = runs_of(body);
        let texts: Vec<String> = runs.iter().map(|run| run.text.replace('\0', "~")).collect();
        assert_eq!(texts, ["A ~~b] é -- c", "d\n  e", "g", " ~~f~~ ~~~~~~~~ i&amp;j ", "k"]);
        for run in &runs {
            assert_eq!(run.source, &body[run.start..run.start + run.text.len()]);
        }
        assert_eq!(runs.iter().map(|run| run.depth).collect::<Vec<_>>(), [0, 1, 0, 0, 1]);
        assert_eq!(runs.iter().map(|run| run.starts_paragraph).collect::<Vec<_>>(), [true, true, false, false, true]);
        assert!(runs.iter().filter(|run| run.is_in_link).map(|run| run.text.as_str()).eq(["g"]));
    }
}
