//! Backslashes in double quotation marks, which YAML takes for signs such as a line break: `"C:\new"`.

use super::yaml_comments::scalar_range;
use crate::diagnostic::Position;
use saphyr_parser::{Event, Parser, ScalarStyle};

/// A backslash that readers would not see, with the sign after it.
#[derive(Debug, PartialEq, Eq)]
pub struct Escape {
    /// Where it is, in the YAML alone.
    pub position: Position,
    /// The two signs.
    pub text: String,
}

/// Returns the first such escape of each value, apart from those in the value of the key `skipped`. Leaves
/// out escapes that nobody writes by accident: `\"`, `\\` and code points. Returns none if the YAML does not parse.
#[must_use]
pub fn lost_backslashes(yaml: &str, skipped: &str) -> Vec<Escape> {
    if !yaml.contains('\\') {
        return Vec::new();
    }
    let characters: Vec<char> = yaml.chars().collect();
    let (mut escapes, mut depth, mut key, mut is_key) = (Vec::new(), 0, String::new(), true);
    for event in Parser::new_from_str(yaml) {
        let Ok((event, span)) = event else { return Vec::new() };
        match &event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth -= 1,
            Event::Scalar(name, ..) if depth == 1 && is_key => key = name.to_string(),
            Event::Scalar(_, ScalarStyle::DoubleQuoted, ..) if key != skipped => {
                let range = scalar_range(&characters, ScalarStyle::DoubleQuoted, span.start.index()..span.end.index());
                escapes.extend(first_escape(&characters[range.clone()]).map(|(index, sign)| Escape {
                    position: position(&characters, range.start + index),
                    text: format!("\\{sign}"),
                }));
            }
            _ => {}
        }
        // In the outermost table, keys and values take turns.
        let is_value_end = matches!(event, Event::Scalar(..) | Event::SequenceEnd | Event::MappingEnd);
        if depth == 1 {
            is_key = matches!(event, Event::MappingStart(..)) || is_value_end && !is_key;
        }
    }
    escapes
}

/// Returns a line that ends with a value in double quotation marks with that value in single ones, where no sign but `'` has
/// a meaning. Returns `None` for another line.
#[must_use]
pub fn in_single_quotes(line: &str) -> Option<String> {
    let (before, value) = line.split_once('"')?;
    let value = value.trim_end().strip_suffix('"')?;
    let mut shown = String::new();
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => return None,
            '\\' => shown.push(characters.next_if(|next| matches!(next, '"' | '\\')).unwrap_or('\\')),
            '\'' => shown.push_str("''"),
            _ => shown.push(character),
        }
    }
    Some(format!("{before}'{shown}'"))
}

fn first_escape(quoted: &[char]) -> Option<(usize, char)> {
    let mut index = 0;
    while index + 1 < quoted.len() {
        match (quoted[index], quoted[index + 1]) {
            ('\\', '"' | '\\' | 'x' | 'u' | 'U' | '\n') => index += 2,
            ('\\', sign) => return Some((index, sign)),
            _ => index += 1,
        }
    }
    None
}

fn position(characters: &[char], index: usize) -> Position {
    let before = &characters[..index];
    let line_start = before.iter().rposition(|sign| *sign == '\n').map_or(0, |end| end + 1);
    let line = before.iter().filter(|sign| **sign == '\n').count() + 1;
    Position { line, column: index - line_start + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_letters_are_found_where_they_are() {
        let yaml = "a: \"C:\\new\\temp\"\nb:\n  - \"d\\te\"\nextra:\n  f: \"\\n\"\ng: \"\\t\"\n";
        let found: Vec<_> = lost_backslashes(yaml, "extra").into_iter().map(|it| (it.position, it.text)).collect();
        let at = |line, column| Position { line, column };
        let expected = [(at(1, 7), "\\n"), (at(3, 7), "\\t"), (at(6, 5), "\\t")];
        assert_eq!(found, expected.map(|(position, text)| (position, String::from(text))));
        for yaml in ["a: 'C:\\new'\n", "a: C:\\new\n", "a: \"say \\\"hi\\\" \\\\n \\u00e9\"\n"] {
            assert_eq!(lost_backslashes(yaml, "extra"), [], "{yaml}");
        }
    }

    #[test]
    fn a_value_is_written_in_single_quotation_marks() {
        for (line, expected) in [
            (r#"title: "C:\new, it's \"new\"""#, Some(r#"title: 'C:\new, it''s "new"'"#)),
            (r#"  - "a\\b" "#, Some(r"  - 'a\b'")),
            (r#"tags: ["a", "b"]"#, None),
            (r#"a: "b" and "c""#, None),
            ("a: b", None),
        ] {
            assert_eq!(in_single_quotes(line).as_deref(), expected, "{line}");
        }
    }
}
