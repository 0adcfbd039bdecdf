//! The front matter of source files.

use crate::report::{Cause, FileReport};
use crate::yaml::{self, Key, Value, Yaml, YamlError};
use publisher::diagnostic::Position;
use publisher::source::front_matter::closing_fence;

/// The front matter of a file, and the position of its body.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// A mapping; empty for a file without front matter.
    pub keys: Yaml,
    /// Whether the file has front matter.
    pub is_present: bool,
    /// The byte offset of the body.
    pub body_start: usize,
    /// The first line of the body.
    pub body_line: usize,
}

/// Parses the front matter of a file. Returns `None` after reporting an error.
pub fn parse(source: &str, file_report: &mut FileReport) -> Option<FrontMatter> {
    let Some(first) = source.split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else {
        let keys = Yaml { position: Position::START, value: Value::Table(Vec::new()) };
        return Some(FrontMatter { keys, is_present: false, body_start: 0, body_line: 1 });
    };
    let rest = &source[first.len()..];
    let Some(fence) = closing_fence(rest, &["---", "..."]) else {
        file_report.add(Cause::FrontMatterNotClosed, 1, "", "");
        return None;
    };
    let keys = match parse_yaml(&rest[..fence.start], file_report) {
        Ok(keys) => keys,
        Err(YamlError { position, kind }) => {
            file_report.add(Cause::YamlUnreadable, position.line, &kind.to_string(), "");
            return None;
        }
    };
    let Value::Table(entries) = &keys.value else {
        file_report.add(Cause::FrontMatterIsNoTable, 2, "", "");
        return None;
    };
    for (index, (Key { name, .. }, value)) in entries.iter().enumerate() {
        if entries[..index].iter().any(|(earlier, _)| earlier.name == *name) {
            file_report.add(Cause::KeyRepeated, value.position.line, &format!("{name}:"), "");
        }
    }
    let body_line = rest[..fence.start].lines().count() + 3;
    Some(FrontMatter { keys, is_present: true, body_start: first.len() + fence.end, body_line })
}

/// Parses YAML. On failure, tries once more with quotation marks around values that need them. The lines that continue a
/// value in quotation marks or brackets are indented, as Jekyll does not require it.
fn parse_yaml(source: &str, file_report: &mut FileReport) -> Result<Yaml, YamlError> {
    const FIRST_LINE: usize = 2;
    yaml::parse(source, FIRST_LINE).or_else(|error| {
        let lines = continued_lines(source);
        if let Ok(keys) = yaml::parse(&join_lines(lines.iter().map(|line| line.text.as_str())), FIRST_LINE) {
            return Ok(keys);
        }
        let quote = |line: &ContinuedLine| if line.is_in_long_value { None } else { quote_value(&line.text) };
        let quoted: Vec<Option<String>> = lines.iter().map(quote).collect();
        let repaired = lines.iter().zip(&quoted).map(|(line, quoted)| quoted.as_deref().unwrap_or(&line.text));
        let repaired = join_lines(repaired);
        let keys = yaml::parse(&repaired, FIRST_LINE).map_err(|_| error)?;
        for (index, (line, quoted)) in lines.iter().zip(&quoted).enumerate() {
            if let Some(after) = quoted {
                file_report.add(Cause::ValueQuoted, index + FIRST_LINE, &line.text, after);
            }
        }
        Ok(keys)
    })
}

fn join_lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A line of front matter.
struct ContinuedLine {
    /// The line, indented if it continues a value.
    text: String,
    /// Whether its value takes several lines.
    is_in_long_value: bool,
}

/// Returns the lines, those that continue a value in quotation marks or brackets indented.
fn continued_lines(source: &str) -> Vec<ContinuedLine> {
    let mut open = None;
    let line = |line: &str| {
        let continues = open.is_some();
        open = open_value(line, open);
        ContinuedLine {
            text: format!("{}{line}", if continues { "  " } else { "" }),
            is_in_long_value: continues || open.is_some(),
        }
    };
    source.lines().map(line).collect()
}

/// A value that continues on the next line: in quotation marks, or in brackets.
#[derive(Clone, Copy, PartialEq)]
enum OpenValue {
    Quoted(char),
    Bracketed(usize),
}

/// Returns the value that is open after a line, given the one before it.
fn open_value(line: &str, open: Option<OpenValue>) -> Option<OpenValue> {
    let text = match open {
        Some(_) => line,
        None => {
            line.split_once(": ").map(|(_, value)| value).or_else(|| line.trim_start().strip_prefix("- "))?.trim_start()
        }
    };
    let mut open = open;
    let mut characters = text.chars();
    let mut depth = match open {
        Some(OpenValue::Bracketed(depth)) => depth,
        _ => 0,
    };
    while let Some(character) = characters.next() {
        match (open, character) {
            // In double quotation marks, a backslash escapes the next character.
            (Some(OpenValue::Quoted('"')), '\\') => drop(characters.next()),
            (Some(OpenValue::Quoted(quote)), end) if quote == end => open = bracketed(depth),
            (Some(OpenValue::Quoted(_)), _) => {}
            (_, quote @ ('"' | '\'')) if depth > 0 || text.starts_with(quote) => open = Some(OpenValue::Quoted(quote)),
            (_, '[' | '{') if depth > 0 || text.starts_with(['[', '{']) => depth += 1,
            (_, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !matches!(open, Some(OpenValue::Quoted(_))) {
            open = bracketed(depth);
        }
    }
    open
}

fn bracketed(depth: usize) -> Option<OpenValue> {
    (depth > 0).then_some(OpenValue::Bracketed(depth))
}

/// Quotes the value of a `key: value` line if it needs quotation marks.
fn quote_value(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let is_key =
        !key.is_empty() && key.chars().all(|character| character.is_alphanumeric() || "-_".contains(character));
    let is_other_syntax =
        value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) && !value.ends_with(|end: char| end.is_alphanumeric());
    let needs_quotes = value.contains(": ")
        || value.ends_with(':')
        || value.starts_with(['@', '`', '%', '*', '&', '!', '"', '\'', '[']);
    (is_key && needs_quotes && !is_other_syntax).then(|| format!("{key}: '{}'", value.replace('\'', "''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_a_colon_is_quoted() {
        let mut file_report = FileReport::new("a.md");
        let front_matter = parse("---\ntitle: Durham: what we saw\n---\nText\n", &mut file_report).unwrap();
        assert_eq!(front_matter.keys.get("title").and_then(Yaml::as_str), Some("Durham: what we saw"));
        assert_eq!((front_matter.body_line, file_report.into_entries().len()), (4, 1));
    }

    #[test]
    fn a_quoted_value_continues_at_the_start_of_a_line() {
        let mut file_report = FileReport::new("a.md");
        let source =
            "---\ntitle: \"one\ntwo: three\"\nother: 'a\nb''s'\ntags: [one,\n'two]', three]\nlast: c: d\n---\nText\n";
        let keys = parse(source, &mut file_report).unwrap().keys;
        let text = |key: &str| keys.get(key).and_then(Yaml::as_str).map(String::from);
        assert_eq!(text("title").as_deref(), Some("one two: three"));
        assert_eq!(text("other").as_deref(), Some("a b's"));
        assert_eq!(text("last").as_deref(), Some("c: d"));
        assert_eq!(keys.get("tags").into_iter().flat_map(Yaml::items).filter_map(Yaml::as_str).count(), 3);
    }

    #[test]
    fn unterminated_front_matter_is_an_error() {
        let mut file_report = FileReport::new("a.md");
        assert!(parse("---\ntitle: x\n\nText\n", &mut file_report).is_none());
        assert_eq!(file_report.into_entries().len(), 1);
    }
}
