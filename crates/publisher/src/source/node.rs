//! The spanned tree that both YAML and TOML parse into: every key and every value has its position.
//!
//! Scalars keep the author's spelling: `2024-07-20`, `no` and `007` stay strings, and the reader of a field decides its
//! type.

use crate::diagnostic::Position;

/// A value with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where the value starts.
    pub position: Position,
    /// The value.
    pub value: Value,
}

/// The kinds of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No value was written.
    Null,
    /// A string, number, date or boolean.
    Scalar {
        /// The characters, without quotation marks.
        string: String,
        /// Whether it was written without quotation marks.
        is_plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the author's order.
    Table(Vec<(Key, Node)>),
}

/// A key with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Where the key starts.
    pub position: Position,
    /// The key itself.
    pub name: String,
}

impl Node {
    /// Returns the value of a key of a table; its last value if the key is repeated.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(entries) => entries.iter().rev().find(|(entry, _)| entry.name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Returns a trimmed scalar unless it is empty.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { string, .. } => Some(string.trim()).filter(|string| !string.is_empty()),
            _ => None,
        }
    }

    /// Iterates over the items of a list, or over the single value.
    pub fn items(&self) -> impl Iterator<Item = &Node> {
        match &self.value {
            Value::List(items) => items.as_slice(),
            Value::Null => &[],
            _ => std::slice::from_ref(self),
        }
        .iter()
    }
}

impl Value {
    /// Returns the name of the kind for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "an empty value",
            Value::Scalar { .. } => "text",
            Value::List(_) => "a list",
            Value::Table(_) => "a group of values",
        }
    }
}

/// Joins the lines of a parser's message.
pub(super) fn one_line(message: &str) -> String {
    message.lines().collect::<Vec<_>>().join("; ")
}
