//! The spanned tree that both YAML and TOML parse into: every key and every value has its position.
//!
//! Scalars keep the author's spelling: `2024-07-20`, `no` and `007` stay strings, and the reader of a field decides its
//! type.

use crate::diagnostic::Position;

/// A value with its position.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where the value starts.
    pub position: Position,
    /// The value.
    pub value: Value,
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub enum Value {
    /// No value was written.
    Null,
    /// A string, number, date or boolean.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the author's order.
    Table(Vec<(Key, Node)>),
}

/// A key with its position.
#[derive(Clone, Debug)]
pub struct Key {
    /// Where the key starts.
    pub position: Position,
    /// The key itself.
    pub name: String,
}

impl Value {
    /// Returns the name of the kind for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "an empty value",
            Value::Scalar(_) => "text",
            Value::List(_) => "a list",
            Value::Table(_) => "a group of values",
        }
    }
}

/// Joins the lines of a parser's message.
pub(super) fn one_line(message: &str) -> String {
    message.lines().collect::<Vec<_>>().join("; ")
}
