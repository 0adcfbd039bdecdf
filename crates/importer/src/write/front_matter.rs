//! Values as YAML.

use crate::yaml::{Value, Yaml};
use std::fmt::Write;

/// A text as one value on one line.
#[must_use]
pub fn scalar(text: &str) -> String {
    if text
        .chars()
        .any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}'))
    {
        return double_quoted(text);
    }
    match is_plain(text) {
        true => String::from(text),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

/// A value below a key, as lines that are indented by so many steps. Begins with a space or a line break.
pub fn yaml(value: &Yaml, steps: usize, written: &mut String) {
    match &value.value {
        Value::Null => written.push_str(" null\n"),
        Value::Text { text, plain } => {
            let text = text.trim_end_matches('\n');
            let is_number =
                text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || matches!(text, "true" | "false");
            let _ = match is_number && !plain && !text.is_empty() {
                true => writeln!(written, " '{text}'"),
                false => writeln!(written, " {}", scalar(text)),
            };
        }
        Value::List(items) if items.is_empty() => written.push_str(" []\n"),
        Value::Table(entries) if entries.is_empty() => written.push_str(" {}\n"),
        Value::List(items) => {
            written.push('\n');
            for item in items {
                let _ = write!(written, "{}-", "  ".repeat(steps));
                yaml(item, steps + 1, written);
            }
        }
        Value::Table(entries) => {
            written.push('\n');
            for (index, (key, value)) in entries.iter().enumerate() {
                if entries[index + 1..].iter().any(|(later, _)| later == key) {
                    continue;
                }
                let _ = write!(written, "{}{}:", "  ".repeat(steps), scalar(key));
                yaml(value, steps + 1, written);
            }
        }
    }
}

/// Whether a text needs no quotation marks anywhere in YAML.
fn is_plain(text: &str) -> bool {
    let is_safe = |letter: char| {
        letter.is_alphanumeric() || " -_.,/()’‘“”–—…+%?!;$".contains(letter) || letter == ':' || letter == '@'
    };
    let begins = text.starts_with(|first: char| first.is_alphanumeric() || first == '/');
    let is_word =
        !matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    begins
        && text.trim() == text
        && text.chars().all(is_safe)
        && (is_word || matches!(text, "true" | "false"))
        && !text.contains(": ")
        && !text.ends_with(':')
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}') => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    #[test]
    fn texts_read_back_as_they_were() {
        for text in [
            "plain",
            "a: b",
            "it's",
            "\"q\"",
            "- x",
            "#1",
            "x #y",
            "null",
            "yes",
            "2024",
            "@x",
            "a\nb",
            "é – “x”",
            "{a}",
            "~",
            "a:",
            "",
            "tab\there",
            "ends ",
            "\u{85}",
            "[x]",
            "x, y",
            "12:30:00",
            "!x",
            "%x",
            "? x",
            "\\",
        ] {
            let yaml = parse(&format!("key: {}\n", scalar(text)), 1).unwrap();
            let value = &yaml.get("key").unwrap().value;
            assert!(matches!(value, Value::Text { text: read, .. } if read == text), "{text:?}: {value:?}");
        }
    }

    #[test]
    fn nested_values_read_back_as_they_were() {
        let source = "a:\n  - x\n  - b: 'true'\n    c: [1, 2]\n  - [[]]\nd: {}\ne:\n";
        let first = parse(source, 1).unwrap();
        let mut written = String::from("key:");
        yaml(&first, 1, &mut written);
        let mut again = String::from("key:");
        yaml(parse(&written, 1).unwrap().get("key").unwrap(), 1, &mut again);
        assert_eq!(written, again);
        assert!(written.contains("b: 'true'"), "{written}");
    }
}
