//! The comments of YAML. The parser drops them, and with them words that an editor did not mean as a comment.

use crate::diagnostic::Position;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::ops::Range;

/// A comment.
#[derive(Debug, PartialEq, Eq)]
pub struct Comment<'a> {
    /// The position of its `#`, in the YAML alone.
    pub position: Position,
    /// The comment, from its `#` to the end of the line.
    pub text: &'a str,
    /// What is before it.
    pub place: Place,
}

/// What is before a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Something on the same line.
    AfterValue,
    /// A value on the lines above, which a line with this indentation would continue.
    BelowValue,
    /// Nothing: the comment has its line for itself.
    OwnLine,
}

/// Returns the comments (YAML 1.2.2, section 6.6). Returns none if the YAML does not parse.
#[must_use]
pub fn comments(yaml: &str) -> Vec<Comment<'_>> {
    // Few files have a comment, so most are not parsed for them.
    if !yaml.contains('#') {
        return Vec::new();
    }
    let Some(tokens) = Tokens::new(yaml) else { return Vec::new() };
    let mut comments = Vec::new();
    // The parser counts characters.
    let mut line_start = 0;
    for (line_index, line) in yaml.split('\n').enumerate() {
        let mut before = None;
        for (column, (offset, character)) in line.char_indices().enumerate() {
            let starts_comment = character == '#' && before.is_none_or(char::is_whitespace);
            if starts_comment && !tokens.is_in_scalar(line_start + column) {
                let place = match line[..offset].trim().is_empty() {
                    false => Place::AfterValue,
                    true if tokens.is_below_value(line_start, column) => Place::BelowValue,
                    true => Place::OwnLine,
                };
                let position = Position { line: line_index + 1, column: column + 1 };
                comments.push(Comment { position, text: &line[offset..], place });
                break;
            }
            before = Some(character);
        }
        line_start += line.chars().count() + 1;
    }
    comments
}

/// The places of scalars and of collections in brackets, in characters.
struct Tokens {
    characters: Vec<char>,
    scalars: Vec<Range<usize>>,
    brackets: Vec<Range<usize>>,
}

impl Tokens {
    fn new(yaml: &str) -> Option<Tokens> {
        let characters: Vec<char> = yaml.chars().collect();
        let (mut scalars, mut brackets, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for event in Parser::new_from_str(yaml) {
            let (event, span) = event.ok()?;
            let range = span.start.index()..span.end.index();
            match event {
                Event::Scalar(_, style, ..) => scalars.push(scalar_range(&characters, style, range)),
                Event::SequenceStart(..) | Event::MappingStart(..) => open.push(range.start),
                Event::SequenceEnd | Event::MappingEnd => {
                    let start = open.pop()?;
                    if matches!(characters.get(start), Some('[' | '{')) {
                        brackets.push(start..range.end);
                    }
                }
                _ => {}
            }
        }
        Some(Tokens { characters, scalars, brackets })
    }

    fn is_in_scalar(&self, index: usize) -> bool {
        self.scalars.iter().any(|range| range.contains(&index))
    }

    /// Whether a line with this indentation would continue the value above it.
    fn is_below_value(&self, line_start: usize, indentation: usize) -> bool {
        let is_in_brackets = self.brackets.iter().any(|range| range.contains(&line_start));
        let value = self.scalars.iter().rev().find(|range| !range.is_empty() && range.end <= line_start);
        let Some(value) = value.filter(|_| !is_in_brackets) else { return false };
        let after = &self.characters[value.end..];
        let is_key = after.iter().find(|sign| **sign != ' ') == Some(&':');
        let first_line = self.characters[..value.start].iter().rposition(|sign| *sign == '\n').map_or(0, |end| end + 1);
        let first_indentation = self.characters[first_line..].iter().take_while(|sign| **sign == ' ').count();
        !is_key && indentation > first_indentation
    }
}

/// Returns the range of a scalar in characters. The parser's span of a quoted scalar includes a comment after it.
pub(super) fn scalar_range(characters: &[char], style: ScalarStyle, span: Range<usize>) -> Range<usize> {
    let (quote, escape) = match style {
        ScalarStyle::DoubleQuoted => ('"', '\\'),
        ScalarStyle::SingleQuoted => ('\'', '\''),
        _ => return span,
    };
    let mut index = span.start + 1;
    while let Some(character) = characters.get(index).filter(|_| index < span.end) {
        let is_escape = *character == escape && (escape != quote || characters.get(index + 1) == Some(&quote));
        match *character == quote && !is_escape {
            true => return span.start..index + 1,
            false => index += if is_escape { 2 } else { 1 },
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_have_places() {
        let yaml = "é: BPD is #1\n# whole line\ntags: [a]  # from a list\nquoted: \"a #b\" # c\nsingle: 'it''s #b' #d\nsharp: C#\n\
                    text: |\n  a #b\nkey: #x\n";
        let found: Vec<_> =
            comments(yaml).into_iter().map(|it| (it.position.line, it.position.column, it.text, it.place)).collect();
        let after = Place::AfterValue;
        assert_eq!(
            found,
            [
                (1, 11, "#1", after),
                (2, 1, "# whole line", Place::OwnLine),
                (3, 12, "# from a list", after),
                (4, 16, "# c", after),
                (5, 20, "#d", after),
                (9, 6, "#x", after)
            ]
        );
    }

    #[test]
    fn an_indented_comment_can_be_below_a_value() {
        for yaml in
            ["title: a\n  #lost\n", "title: a\n  b\n  # lost\n", "x:\n  - a\n    # lost\n", "t: \"a\"\n #lost\nb: c\n"]
        {
            assert_eq!(comments(yaml).first().map(|it| it.place), Some(Place::BelowValue), "{yaml}");
        }
        for yaml in [
            "tags:\n  # the first\n  - a\n  # the second\n  - b\n",
            "extra:\n  # one\n  a: b\n  # two\n  c: d\n",
            "tags: [a,\n  # b\n  c]\n",
            "title:\n  # nothing\n",
        ] {
            assert!(comments(yaml).iter().all(|it| it.place == Place::OwnLine), "{yaml}");
        }
    }
}
