//! YAML and TOML as one tree whose every key and value knows its place.
//!
//! Scalars stay the text that the author wrote: `2024-07-20`, `no` or `007` mean what they say, and whoever reads a
//! field decides what it must be.

use crate::diagnostic::Position;

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where the value begins.
    pub position: Position,
    /// The value.
    pub value: Value,
}

/// What a value can be.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing was written.
    Null,
    /// A text, number, date or truth value.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the author's order.
    Table(Vec<(Key, Node)>),
}

/// A key with its place.
#[derive(Clone, Debug)]
pub struct Key {
    /// Where the key begins.
    pub position: Position,
    /// The key.
    pub name: String,
}

impl Value {
    /// What it is, for a message.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Scalar(_) => "a text",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

pub(super) fn one_line(message: &str) -> String {
    message.lines().collect::<Vec<_>>().join("; ")
}
