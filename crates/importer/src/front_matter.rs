//! The front matter of source files.

use crate::report::FileReport;
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
        file_report
            .error(1, "the second line `---` is missing: write it between the lines such as `title: …` and the text");
        return None;
    };
    let keys = match parse_yaml(&rest[..fence.start], file_report) {
        Ok(keys) => keys,
        Err(YamlError { position, kind }) => {
            file_report.error(position.line, format!("this line cannot be read: {kind}"));
            return None;
        }
    };
    let Value::Table(entries) = &keys.value else {
        file_report.error(2, "there are no lines such as `title: …` between the two lines `---`");
        return None;
    };
    for (index, (Key { name, .. }, value)) in entries.iter().enumerate() {
        if entries[..index].iter().any(|(earlier, _)| earlier.name == *name) {
            file_report.review(
                value.position.line,
                format!("there are two lines `{name}:`; the last one was used, as in Jekyll"),
                "",
                "",
            );
        }
    }
    let body_line = rest[..fence.start].lines().count() + 3;
    Some(FrontMatter { keys, is_present: true, body_start: first.len() + fence.end, body_line })
}

/// Parses YAML. On failure, tries once more with quotation marks around values that need them.
fn parse_yaml(source: &str, file_report: &mut FileReport) -> Result<Yaml, YamlError> {
    const FIRST_LINE: usize = 2;
    yaml::parse(source, FIRST_LINE).or_else(|error| {
        let mut repaired = String::new();
        let mut changes = Vec::new();
        for (index, line) in source.lines().enumerate() {
            let quoted = quote_value(line);
            changes.extend(quoted.as_ref().map(|after| (index + FIRST_LINE, line, after.clone())));
            repaired.push_str(quoted.as_deref().unwrap_or(line));
            repaired.push('\n');
        }
        let keys = yaml::parse(&repaired, FIRST_LINE).map_err(|_| error)?;
        for (line, before, after) in changes {
            file_report.info(line, "a value was put in quotation marks", before, &after);
        }
        Ok(keys)
    })
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
    fn unterminated_front_matter_is_an_error() {
        let mut file_report = FileReport::new("a.md");
        assert!(parse("---\ntitle: x\n\nText\n", &mut file_report).is_none());
        assert_eq!(file_report.into_entries().len(), 1);
    }
}
