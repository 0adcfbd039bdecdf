//! The comments of YAML. The parser drops them, and with them words that an editor did not mean as a comment.

use crate::diagnostic::Position;
use saphyr_parser::{Event, Parser, ScalarStyle};
use std::ops::Range;

/// A comment after something else on its line.
#[derive(Debug, PartialEq, Eq)]
pub struct TrailingComment<'a> {
    /// The position of its `#`, in the YAML alone.
    pub position: Position,
    /// The comment, from its `#` to the end of the line.
    pub text: &'a str,
}

/// Returns the comments that follow something on their line (YAML 1.2.2, section 6.6). Returns none if the YAML does not
/// parse.
#[must_use]
pub fn trailing_comments(yaml: &str) -> Vec<TrailingComment<'_>> {
    // Few files have a comment, so most are not parsed for them.
    if !yaml.contains('#') {
        return Vec::new();
    }
    let characters: Vec<char> = yaml.chars().collect();
    let mut scalars: Vec<Range<usize>> = Vec::new();
    for event in Parser::new_from_str(yaml) {
        match event {
            Ok((Event::Scalar(_, style, ..), span)) => {
                scalars.push(scalar_range(&characters, style, span.start.index()..span.end.index()));
            }
            Ok(_) => {}
            Err(_) => return Vec::new(),
        }
    }
    let is_in_scalar = |index: usize| scalars.iter().any(|range| range.contains(&index));
    let mut comments = Vec::new();
    // The parser counts characters.
    let mut line_start = 0;
    for (line_index, line) in yaml.split('\n').enumerate() {
        let mut before = None;
        for (column, (offset, character)) in line.char_indices().enumerate() {
            let starts_comment = character == '#' && before.is_some_and(char::is_whitespace);
            if starts_comment && !is_in_scalar(line_start + column) {
                if !line[..offset].trim().is_empty() {
                    let position = Position { line: line_index + 1, column: column + 1 };
                    comments.push(TrailingComment { position, text: &line[offset..] });
                }
                break;
            }
            before = Some(character);
        }
        line_start += line.chars().count() + 1;
    }
    comments
}

/// Returns the range of a scalar in characters. The parser's span of a quoted scalar includes a comment after it.
fn scalar_range(characters: &[char], style: ScalarStyle, span: Range<usize>) -> Range<usize> {
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
    fn comments_follow_something_on_their_line() {
        let yaml = "é: BPD is #1\n# whole line\ntags: [a]  # from a list\nquoted: \"a #b\" # c\nsingle: 'it''s #b' #d\nsharp: C#\n\
                    text: |\n  a #b\nkey: #x\n";
        let found = trailing_comments(yaml);
        let found: Vec<_> = found.iter().map(|it| (it.position.line, it.position.column, it.text)).collect();
        assert_eq!(found, [(1, 11, "#1"), (3, 12, "# from a list"), (4, 16, "# c"), (5, 20, "#d"), (9, 6, "#x")]);
    }
}
