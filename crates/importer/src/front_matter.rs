//! The keys at the head of a file.

use crate::report::Notes;
use crate::yaml::{self, Value, Yaml, YamlError};

/// The keys of a file, and where its text begins.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// A table; empty for a file without front matter.
    pub keys: Yaml,
    /// Whether there is front matter at all.
    pub is_there: bool,
    /// Where the text begins, in bytes.
    pub body_start: usize,
    /// The line on which the text begins.
    pub body_line: usize,
}

/// Reads the front matter of a file. What prevents it is noted and gives `None`.
pub fn read(text: &str, notes: &mut Notes) -> Option<FrontMatter> {
    let Some(first) = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else {
        let keys = Yaml { line: 1, value: Value::Table(Vec::new()) };
        return Some(FrontMatter { keys, is_there: false, body_start: 0, body_line: 1 });
    };
    let rest = &text[first.len()..];
    let Some((length, fence)) = end_of(rest) else {
        notes.error(1, "the front matter has no end: put a line `---` after its last key");
        return None;
    };
    let keys = match parse(&rest[..length], notes) {
        Ok(keys) => keys,
        Err(YamlError { line, message }) => {
            notes.error(line, format!("the front matter is not YAML: {message}"));
            return None;
        }
    };
    let Value::Table(entries) = &keys.value else {
        notes.error(2, "the front matter holds no keys: write `key: value` lines");
        return None;
    };
    for (index, (name, value)) in entries.iter().enumerate() {
        if entries[..index].iter().any(|(earlier, _)| earlier == name) {
            notes.look(value.line, format!("the key `{name}` stands twice; the last one counts, as in Jekyll"), "", "");
        }
    }
    let body_line = rest[..length].lines().count() + 3;
    Some(FrontMatter { keys, is_there: true, body_start: first.len() + length + fence, body_line })
}

/// Where the closing line begins, and how long it is.
fn end_of(text: &str) -> Option<(usize, usize)> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((offset, line.len()));
        }
        offset += line.len();
    }
    None
}

/// Reads YAML; where it is none, tries once more with values in quotation marks that cannot stand without.
fn parse(text: &str, notes: &mut Notes) -> Result<Yaml, YamlError> {
    const FIRST_LINE: usize = 2;
    yaml::parse(text, FIRST_LINE).or_else(|error| {
        let mut repaired = String::new();
        let mut changes = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let quoted = quoted(line);
            changes.extend(quoted.as_ref().map(|after| (index + FIRST_LINE, line, after.clone())));
            repaired.push_str(quoted.as_deref().unwrap_or(line));
            repaired.push('\n');
        }
        let keys = yaml::parse(&repaired, FIRST_LINE).map_err(|_| error)?;
        for (line, before, after) in changes {
            notes.record(line, "a value was put into quotation marks", before, &after);
        }
        Ok(keys)
    })
}

/// A line `key: value` with its value in quotation marks, if the value could not stand without them.
fn quoted(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let is_key = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    let is_other =
        value.starts_with(['"', '\'', '[', '{', '|', '>', '#']) && !value.ends_with(|end: char| end.is_alphanumeric());
    let must_be = value.contains(": ")
        || value.ends_with(':')
        || value.starts_with(['@', '`', '%', '*', '&', '!', '"', '\'', '[']);
    (is_key && must_be && !is_other).then(|| format!("{key}: '{}'", value.replace('\'', "''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_in_a_title_is_mended() {
        let mut notes = Notes::new("a.md");
        let front_matter = read("---\ntitle: Durham: what we saw\n---\nText\n", &mut notes).unwrap();
        assert_eq!(front_matter.keys.get("title").and_then(Yaml::text), Some("Durham: what we saw"));
        assert_eq!((front_matter.body_line, notes.into_entries().len()), (4, 1));
    }

    #[test]
    fn front_matter_without_an_end_is_an_error() {
        let mut notes = Notes::new("a.md");
        assert!(read("---\ntitle: x\n\nText\n", &mut notes).is_none());
        assert_eq!(notes.into_entries().len(), 1);
    }
}
