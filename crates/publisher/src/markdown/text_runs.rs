//! The parts of a body that readers see as plain text, byte for byte as in its source.

use super::PARSER_OPTIONS;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// Consecutive text of one block, with the bytes of the source. An escaped sign, with its backslash, is [`ESCAPED`]: no
/// markup was meant there.
#[derive(Debug, PartialEq, Eq)]
pub struct TextRun {
    /// The byte offset in the body.
    pub start: usize,
    /// The source, as long as in the body.
    pub text: String,
    /// Whether nothing but white space and `>` is before the run on its line.
    pub starts_line: bool,
    /// Whether the run is inside a link or the description of an image.
    pub is_in_link: bool,
}

/// Replaces each byte of an escaped sign.
pub const ESCAPED: char = '\0';

/// Returns the text runs of a body, without code and HTML.
#[must_use]
pub fn text_runs(body: &str) -> Vec<TextRun> {
    let mut runs = Runs { body, finished: Vec::new(), current: None };
    let mut open_links = 0;
    let mut is_code_block = false;
    for (event, range) in Parser::new_ext(body, PARSER_OPTIONS).into_offset_iter() {
        match event {
            Event::Text(_) if !is_code_block => runs.text(range, open_links > 0),
            Event::SoftBreak => {}
            other => {
                runs.finish();
                match other {
                    Event::Start(Tag::CodeBlock(_)) => is_code_block = true,
                    Event::End(TagEnd::CodeBlock) => is_code_block = false,
                    Event::Start(Tag::Link { .. } | Tag::Image { .. }) => open_links += 1,
                    Event::End(TagEnd::Link | TagEnd::Image) => open_links -= 1,
                    _ => {}
                }
            }
        }
    }
    runs.finish();
    runs.finished
}

struct Runs<'a> {
    body: &'a str,
    finished: Vec<TextRun>,
    current: Option<TextRun>,
}

impl Runs<'_> {
    fn text(&mut self, range: Range<usize>, is_in_link: bool) {
        let (body, start) = (self.body, range.start);
        let is_escaped =
            body[..start].ends_with('\\') && body[start..].starts_with(|sign: char| sign.is_ascii_punctuation());
        let run = self.current.get_or_insert_with(|| {
            let start = if is_escaped { start - 1 } else { start };
            let before = body[..start].rsplit('\n').next().unwrap_or_default();
            TextRun { start, text: String::new(), starts_line: before.trim_matches([' ', '>']).is_empty(), is_in_link }
        });
        let gap = &body[run.start + run.text.len()..start];
        // Between two text events are backslashes, and line breaks with the signs that start the next line.
        let in_gap = |byte: u8| match byte {
            b'\n' => '\n',
            b'\\' => ESCAPED,
            _ => ' ',
        };
        run.text.extend(gap.bytes().map(in_gap));
        match is_escaped {
            true => {
                run.text.push(ESCAPED);
                run.text.push_str(&body[start + 1..range.end]);
            }
            false => run.text.push_str(&body[range]),
        }
    }

    fn finish(&mut self) {
        self.finished.extend(self.current.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_have_the_bytes_of_their_source() {
        let body = "A \\[b] é -- c\n> d\n> e\n\n`[x]` **f** [g](/h/) i&amp;j\n\n```\ncode\n```\n";
        let runs = text_runs(body);
        let texts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, ["A \0\0b] é -- c", "d\n  e", " ", "f", " ", "g", " i&amp;j"]);
        for run in &runs {
            let source = &body[run.start..run.start + run.text.len()];
            let same = source.bytes().zip(run.text.bytes()).all(|(one, other)| one == other || b"\0 ".contains(&other));
            assert!(same, "{source:?} {:?}", run.text);
        }
        assert!(runs.iter().filter(|run| run.is_in_link).map(|run| run.text.as_str()).eq(["g"]));
    }
}
