//! Reads a table strictly: every key is known, every required key is there, every value is what it must be.
//!
//! A mistake becomes a diagnostic and reading goes on with an empty value, so that one run reports all mistakes. Nothing is
//! published as long as there are diagnostics, so an empty value never reaches the site.

use crate::diagnostic::{Diagnostics, Position, suggestion};
use crate::source::node::{Node, Value};
use jiff::civil::Date;
use std::path::Path;

/// A text with its place, for checks that come later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// Where it stands.
    pub position: Position,
    /// What was written.
    pub value: T,
}

/// The fields of one table.
pub struct Fields<'a> {
    file: &'a Path,
    position: Position,
    entries: Vec<(crate::source::node::Key, Node)>,
    known: Vec<&'static str>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Fields<'a> {
    /// The fields of a node, which must be a table.
    pub fn new(file: &'a Path, node: Node, diagnostics: &'a mut Diagnostics) -> Fields<'a> {
        let position = node.position;
        let entries = match node.value {
            Value::Table(entries) => entries,
            other => {
                diagnostics.at(
                    file,
                    position,
                    format!("keys are expected here, not {}", other.kind()),
                    "write `key: value` lines",
                );
                Vec::new()
            }
        };
        Fields { file, position, entries, known: Vec::new(), diagnostics }
    }

    /// A text that must be there and not be empty.
    pub fn text(&mut self, key: &'static str) -> Spanned<String> {
        let found = self.optional_text(key);
        found.unwrap_or_else(|| self.missing(key))
    }

    /// A text that may be left out.
    pub fn optional_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.take(key)?;
        let position = node.position;
        match node.value {
            Value::Scalar(text) if !text.trim().is_empty() => Some(Spanned { position, value: text }),
            Value::Scalar(_) | Value::Null => {
                self.diagnostics.at(
                    self.file,
                    position,
                    format!("`{key}` is empty"),
                    "write a text or remove the line",
                );
                Some(Spanned::default())
            }
            other => {
                let message = format!("`{key}` must be a text, not {}", other.kind());
                self.diagnostics.at(self.file, position, message, format!("write `{key}` as one text"));
                Some(Spanned::default())
            }
        }
    }

    /// A day, written YYYY-MM-DD, that must be there.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let text = self.text(key);
        self.read_date(text)
    }

    fn read_date(&mut self, Spanned { position, value: text }: Spanned<String>) -> Option<Spanned<Date>> {
        if text.is_empty() {
            return None;
        }
        let date = parse_date(&text);
        if date.is_none() {
            let help = "write year, month and day as YYYY-MM-DD, for example 2024-07-20";
            self.diagnostics.at(self.file, position, format!("`{text}` is not a date"), help);
        }
        date.map(|value| Spanned { position, value })
    }

    /// A day, written YYYY-MM-DD, that may be left out.
    pub fn optional_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let text = self.optional_text(key)?;
        self.read_date(text)
    }

    /// A whole number that must be there.
    pub fn number(&mut self, key: &'static str) -> u32 {
        let Spanned { position, value: text } = self.text(key);
        text.parse().unwrap_or_else(|_| {
            if !text.is_empty() {
                let message = format!("`{key}` must be a whole number, not `{text}`");
                self.diagnostics.at(self.file, position, message, format!("write for example `{key}` as 1"));
            }
            0
        })
    }

    /// A truth value; false where it is left out.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.optional_flag(key).unwrap_or(false)
    }

    /// A truth value that may be left out.
    pub fn optional_flag(&mut self, key: &'static str) -> Option<bool> {
        let Spanned { position, value: text } = self.optional_text(key)?;
        match text.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            "" => None,
            other => {
                let message = format!("`{key}` must be true or false, not `{other}`");
                self.diagnostics.at(self.file, position, message, "write true or false");
                None
            }
        }
    }

    /// A list of texts; empty where it is left out.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let mut texts = Vec::new();
        for item in self.nodes(key) {
            match item.value {
                Value::Scalar(value) => texts.push(Spanned { position: item.position, value }),
                other => {
                    let message = format!("`{key}` must hold texts, not {}", other.kind());
                    self.diagnostics.at(self.file, item.position, message, "write each entry as a text");
                }
            }
        }
        texts
    }

    /// A list of anything; empty where it is left out.
    pub fn nodes(&mut self, key: &'static str) -> Vec<Node> {
        let Some(node) = self.take(key) else { return Vec::new() };
        match node.value {
            Value::List(items) => items,
            other => {
                let message = format!("`{key}` must be a list, not {}", other.kind());
                self.diagnostics.at(
                    self.file,
                    node.position,
                    message,
                    format!("write `{key}` in square brackets: [one, two]"),
                );
                Vec::new()
            }
        }
    }

    /// Where the table begins.
    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// The place for diagnostics about the fields.
    pub fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    /// A table of keys that the site does not use, such as those of a site from which a text was taken over. What stands
    /// in it is nobody's business.
    pub fn unused_table(&mut self, key: &'static str) {
        let Some(node) = self.take(key) else { return };
        if !matches!(node.value, Value::Table(_)) {
            let message = format!("`{key}` must be a table, not {}", node.value.kind());
            self.diagnostics.at(
                self.file,
                node.position,
                message,
                format!("write the keys below `{key}:`, each indented"),
            );
        }
    }

    /// Takes a value out, whatever it is.
    pub fn take(&mut self, key: &'static str) -> Option<Node> {
        self.known.push(key);
        let index = self.entries.iter().position(|(found, _)| found.name == key)?;
        Some(self.entries.remove(index).1)
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        for (key, _) in &self.entries {
            let help = suggestion(&key.name, self.known.iter().copied());
            self.diagnostics.at(self.file, key.position, format!("unknown key `{}`", key.name), help);
        }
    }

    fn missing(&mut self, key: &'static str) -> Spanned<String> {
        // A key that is there under a mistyped name is reported as unknown; a second diagnostic would only confuse.
        let mistyped = self.entries.iter().any(|(found, _)| strsim::osa_distance(&found.name, key) <= 2);
        if !mistyped {
            self.diagnostics.at(
                self.file,
                self.position,
                format!("the key `{key}` is missing"),
                format!("add a line for `{key}`"),
            );
        }
        Spanned::default()
    }
}

/// Reads a day written YYYY-MM-DD.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| Date::strptime("%Y-%m-%d", text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_are_dates() {
        assert!(parse_date("2024-02-29").is_some());
        for text in ["2023-02-29", "2024-13-01", "2024-1-1", "20-07-2024", "2024-07-20T00:00", ""] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
