//! Serialization of YAML values.

use crate::yaml::{Value, Yaml};
use std::fmt::Write;

/// Serializes a string as a scalar on one line.
#[must_use]
pub fn yaml_scalar(text: &str) -> String {
    if text
        .chars()
        .any(|character| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}'))
    {
        return double_quoted(text);
    }
    match can_be_plain(text) {
        true => String::from(text),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

/// Appends the value of a key, indented by `level` levels. Begins with a space or a line break.
pub fn push_yaml(value: &Yaml, level: usize, output: &mut String) {
    match &value.value {
        Value::Null => output.push_str(" null\n"),
        Value::Scalar { string, is_plain } => {
            let text = string.trim_end_matches('\n');
            let looks_typed =
                text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || matches!(text, "true" | "false");
            let _ = match looks_typed && !is_plain && !text.is_empty() {
                true => writeln!(output, " '{text}'"),
                false => writeln!(output, " {}", yaml_scalar(text)),
            };
        }
        Value::List(items) if items.is_empty() => output.push_str(" []\n"),
        Value::Table(entries) if entries.is_empty() => output.push_str(" {}\n"),
        Value::List(items) => {
            output.push('\n');
            for item in items {
                let _ = write!(output, "{}-", "  ".repeat(level));
                push_yaml(item, level + 1, output);
            }
        }
        Value::Table(entries) => {
            output.push('\n');
            for (index, (key, value)) in entries.iter().enumerate() {
                if entries[index + 1..].iter().any(|(later, _)| later.name == key.name) {
                    continue;
                }
                let _ = write!(output, "{}{}:", "  ".repeat(level), yaml_scalar(&key.name));
                push_yaml(value, level + 1, output);
            }
        }
    }
}

/// Returns whether a string needs no quotation marks in any YAML context.
fn can_be_plain(text: &str) -> bool {
    let is_allowed = |character: char| {
        character.is_alphanumeric()
            || " -_.,/()’‘“”–—…+%?!;$".contains(character)
            || character == ':'
            || character == '@'
    };
    let has_plain_start = text.starts_with(|first: char| first.is_alphanumeric() || first == '/');
    let is_not_keyword =
        !matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    has_plain_start
        && text.trim() == text
        && text.chars().all(is_allowed)
        && (is_not_keyword || matches!(text, "true" | "false"))
        && !text.contains(": ")
        && !text.ends_with(':')
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            // Line breaks and tabs, too: the publisher reports `\n` and `\t` as lost backslashes.
            character
                if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}') =>
            {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
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
    fn scalars_round_trip() {
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
            let push_yaml = parse(&format!("key: {}\n", yaml_scalar(text)), 1).unwrap();
            let value = &push_yaml.get("key").unwrap().value;
            assert!(matches!(value, Value::Scalar { string, .. } if string == text), "{text:?}: {value:?}");
        }
    }

    #[test]
    fn nested_values_round_trip() {
        let source = "a:\n  - x\n  - b: 'true'\n    c: [1, 2]\n  - [[]]\nd: {}\ne:\n";
        let first = parse(source, 1).unwrap();
        let mut output = String::from("key:");
        push_yaml(&first, 1, &mut output);
        let mut again = String::from("key:");
        push_yaml(parse(&output, 1).unwrap().get("key").unwrap(), 1, &mut again);
        assert_eq!(output, again);
        assert!(output.contains("b: 'true'"), "{output}");
    }
}
