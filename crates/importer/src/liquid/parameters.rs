//! The arguments of an include: `{% include name.html key="value" %}`.

use super::Renderer;
use super::value::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The arguments of an open include.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    values: BTreeMap<String, Value>,
    /// The keys of those that the include has used.
    used: RefCell<BTreeSet<String>>,
}

impl Parameters {
    /// Returns an argument, which counts as used from now on.
    pub fn get(&self, key: &str) -> Value {
        self.used.borrow_mut().insert(String::from(key));
        self.peek(key)
    }

    /// Returns an argument that is only tested.
    pub fn peek(&self, key: &str) -> Value {
        self.values.get(key).cloned().unwrap_or(Value::Nil)
    }

    /// Returns the arguments with words that the include has not used.
    pub fn unused(&self) -> Vec<String> {
        let used = self.used.borrow();
        let unused = self.values.iter().filter(|(key, _)| !used.contains(*key));
        let texts = unused.filter_map(|(key, value)| Some((key, value.to_text()?)));
        let has_words =
            |text: &str| text.chars().any(char::is_alphanumeric) && !matches!(text, "true" | "false" | "yes" | "no");
        texts.filter(|(_, text)| has_words(text)).map(|(key, text)| format!("{key}=\"{text}\"")).collect()
    }
}

impl Renderer<'_> {
    /// Parses the arguments of an include.
    pub(super) fn parse_parameters(&self, text: &str) -> Parameters {
        let mut parameters = Parameters::default();
        let mut rest = text.trim_start();
        while let Some((key, after)) = rest.split_once('=') {
            // What stands before the key belongs to no argument.
            let key = key.split_whitespace().last().unwrap_or_default();
            let after = after.trim_start();
            let (value, length) = self.parameter_value(after);
            if let Some(value) = value.filter(|_| !key.is_empty()) {
                parameters.values.insert(String::from(key), value);
            }
            rest = &after[length..];
        }
        parameters
    }

    /// Returns the value at the start of a string, and its length. A backslash escapes a quotation mark.
    fn parameter_value(&self, text: &str) -> (Option<Value>, usize) {
        let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) else {
            let length = text.find(char::is_whitespace).unwrap_or(text.len());
            return (self.value(&text[..length]), length);
        };
        let mut value = String::new();
        let mut characters = text.char_indices().skip(1);
        while let Some((offset, character)) = characters.next() {
            match character {
                '\\' => match characters.next() {
                    Some((_, escaped)) if escaped == quote => value.push(escaped),
                    Some((_, other)) => value.extend(['\\', other]),
                    None => value.push('\\'),
                },
                character if character == quote => return (Some(Value::Text(value)), offset + 1),
                character => value.push(character),
            }
        }
        (Some(Value::Text(value)), text.len())
    }
}
