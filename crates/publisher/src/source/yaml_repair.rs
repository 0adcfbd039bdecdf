//! Suggests how to write a line of front matter that YAML cannot read as an editor meant it.

use super::yaml::{self, YamlOptions};

/// How many lines before an error can have caused it, such as a quotation mark without its partner.
const LINES_BEFORE: usize = 3;

/// A line that causes an error, and the line in its place that does not.
#[derive(Debug, PartialEq, Eq)]
pub struct Repair {
    /// The number of the line in the YAML, counted from 1.
    pub line: usize,
    /// The line as it should be.
    pub text: String,
}

/// Returns the repair that lets YAML parse beyond `error_line`, if there is one.
#[must_use]
pub fn repair(yaml: &str, error_line: usize, options: YamlOptions) -> Option<Repair> {
    let lines: Vec<&str> = yaml.lines().collect();
    // An indented line is part of the value before it, where the error then is.
    let last = (error_line + 1).min(lines.len());
    (1.max(last.saturating_sub(LINES_BEFORE))..=last).rev().find_map(|line| {
        let text = candidates(lines.get(line - 1)?).into_iter().find(|candidate| {
            let mut repaired = lines.clone();
            repaired[line - 1] = candidate;
            let result = yaml::parse(&repaired.join("\n"), 1, options);
            result.map_or_else(|error| error.position.line > error_line, |_| true)
        })?;
        Some(Repair { line, text })
    })
}

/// Returns `key: value` with the value in quotation marks, whatever marks it has now.
#[must_use]
pub fn quoted(line: &str) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let is_key = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-');
    let indentation = key.len() - key.trim_start().len();
    if !key.trim().chars().all(is_key) || key.trim().is_empty() {
        return None;
    }
    let value = value.trim();
    if value.starts_with(['[', '{']) && value.ends_with([']', '}']) {
        return None;
    }
    let value = without_quotes(value);
    let value = match value.contains(['"', '\\']) {
        true => format!("'{}'", value.replace('\'', "''")),
        false => format!("\"{value}\""),
    };
    Some(format!("{}{}: {value}", &key[..indentation], key.trim()))
}

/// Removes the quotation marks around a value, if they are a pair or the first has no partner.
fn without_quotes(value: &str) -> &str {
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('„', '“'), ('‘', '’')] {
        let Some(rest) = value.strip_prefix(open) else { continue };
        if let Some(inner) = rest.strip_suffix(close).filter(|inner| !has_quote(inner, open, close)) {
            return inner;
        }
        if !rest.contains(close) {
            return rest;
        }
    }
    value
}

/// Whether a string has one of two quotation marks. Apostrophes between letters are ignored.
fn has_quote(text: &str, open: char, close: char) -> bool {
    let is_letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
    let is_quote = |(index, sign): (usize, char)| {
        let is_apostrophe = matches!(sign, '\'' | '’')
            && is_letter(text[..index].chars().next_back())
            && is_letter(text[index + sign.len_utf8()..].chars().next());
        (sign == open || sign == close) && !is_apostrophe
    };
    text.char_indices().any(is_quote)
}

/// Returns what an editor may have meant, the smallest change first.
fn candidates(line: &str) -> Vec<String> {
    let spaced = line.replace('\t', " ");
    let unindented = spaced.trim();
    let mut candidates = vec![String::from(unindented)];
    if let Some((key, value)) = unindented.split_once(':').or_else(|| unindented.split_once('=')) {
        candidates.push(format!("{}: {}", key.trim_end(), value.trim_start()));
        candidates.push(format!("{}: {}]", key.trim_end(), value.trim_start()));
    }
    for text in [&spaced, unindented] {
        candidates.extend(quoted(text));
    }
    candidates.retain(|candidate| candidate != line);
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: YamlOptions =
        YamlOptions { max_depth: 17, allows_repeated_keys: false, allows_properties: false, nulls: &["", "~", "null"] };

    /// Parses, and returns the repair of the error.
    fn repaired(yaml: &str) -> (usize, String) {
        let error = yaml::parse(yaml, 1, OPTIONS).expect_err(yaml);
        let repair = repair(yaml, error.position.line, OPTIONS).unwrap_or_else(|| panic!("no repair: {yaml}"));
        (repair.line, repair.text)
    }

    #[test]
    fn values_are_quoted() {
        for (line, expected) in [
            ("title: Python: a start", "title: \"Python: a start\""),
            ("title: “Python: a start”", "title: \"Python: a start\""),
            ("title: \"About\" us", "title: '\"About\" us'"),
            ("title: \"A\" and \"B\"", "title: '\"A\" and \"B\"'"),
            ("title: \"About us", "title: \"About us\""),
            ("title: 'It's here'", "title: \"It's here\""),
            ("title: @bpd on Mastodon", "title: \"@bpd on Mastodon\""),
            ("title: `code` first", "title: \"`code` first\""),
            ("title: %d", "title: \"%d\""),
            ("title: {a", "title: \"{a\""),
        ] {
            let yaml = format!("date: 2024-01-02\n{line}\nsummary: Words.\n");
            assert_eq!(repaired(&yaml), (2, String::from(expected)), "{line}");
        }
    }

    #[test]
    fn indentation_tabs_and_separators_are_mended() {
        let title = String::from("title: About us");
        assert_eq!(repaired("  title: About us\ndate: 2024-01-02\n"), (1, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\n\ttitle: About us\n"), (2, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\n  title: About us\n"), (2, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\ntitle:About us\nsummary: Words.\n"), (2, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\ntitle = About us\nsummary: Words.\n"), (2, title));
        assert_eq!(repaired("tags: [a, b\ntitle: About us\n"), (1, String::from("tags: [a, b]")));
    }
}
