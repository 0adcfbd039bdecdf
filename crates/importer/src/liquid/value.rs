//! The values of Liquid expressions.

use crate::yaml::{self, Yaml};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `nil`, and everything that does not exist.
    Nil,
    /// `true` or `false`.
    Bool(bool),
    /// A string, a number or a date.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A mapping, in the order of its file.
    Table(Vec<(String, Value)>),
}

impl Value {
    /// Creates a string.
    pub fn text(text: impl Into<String>) -> Value {
        Value::Text(text.into())
    }

    /// Returns whether a condition is met by the value: all but `nil` and `false` do.
    #[must_use]
    pub fn is_truthy(&self) -> bool {
        !matches!(self, Value::Nil | Value::Bool(false))
    }

    /// Returns whether the value is empty as the filter `default` and the literals `empty` and `blank` mean it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Nil | Value::Bool(false) => true,
            Value::Bool(true) => false,
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Table(entries) => entries.is_empty(),
        }
    }

    /// Returns what an output shows; `None` for a mapping, whose form is Ruby's own.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        match self {
            Value::Nil => Some(String::new()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Text(text) => Some(text.clone()),
            Value::List(items) => items.iter().map(Value::to_text).collect(),
            Value::Table(_) => None,
        }
    }

    /// Returns the number that the value is.
    #[must_use]
    pub fn to_number(&self) -> Option<f64> {
        match self {
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// Returns a property: the value of a key, an item of a list by its number (the last is -1), or `size`, `first` and
    /// `last`.
    #[must_use]
    pub fn get(&self, key: &str) -> Value {
        let found = match self {
            Value::Table(entries) => entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.clone()),
            Value::List(items) => item(items, key),
            _ => None,
        };
        found.unwrap_or_else(|| if key == "size" { self.size() } else { Value::Nil })
    }

    /// Returns the items that a loop visits: a mapping has pairs of key and value.
    #[must_use]
    pub fn items(self) -> Vec<Value> {
        match self {
            Value::Nil => Vec::new(),
            Value::List(items) => items,
            Value::Table(entries) => {
                entries.into_iter().map(|(key, value)| Value::List(vec![Value::Text(key), value])).collect()
            }
            scalar => vec![scalar],
        }
    }

    fn size(&self) -> Value {
        match self {
            Value::Text(text) => Value::text(text.chars().count().to_string()),
            Value::List(items) => Value::text(items.len().to_string()),
            Value::Table(entries) => Value::text(entries.len().to_string()),
            Value::Nil | Value::Bool(_) => Value::Nil,
        }
    }
}

fn item(items: &[Value], key: &str) -> Option<Value> {
    match (key, key.parse::<isize>()) {
        ("first", _) => items.first().cloned(),
        ("last", _) => items.last().cloned(),
        (_, Ok(index)) if index < 0 => items.len().checked_sub(index.unsigned_abs()).map(|index| items[index].clone()),
        (_, Ok(index)) => items.get(index.unsigned_abs()).cloned(),
        _ => None,
    }
}

/// Returns the value of a scalar without quotation marks, as YAML 1.1 and Ruby have it.
fn plain_scalar(text: &str) -> Value {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "on" => return Value::Bool(true),
        "false" | "no" | "off" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | '_'));
    match digits.split_once('.') {
        // `3.50` is 3.5, and `1_000` is 1000.
        Some((_, fraction)) if is_number && !fraction.is_empty() && !fraction.contains('.') => {
            let number = text.replace('_', "").parse::<f64>();
            number.map_or_else(|_| Value::text(text), |number| Value::text(format!("{number:?}")))
        }
        None if is_number => Value::text(text.replace('_', "")),
        _ => Value::text(text),
    }
}

impl From<&Yaml> for Value {
    fn from(yaml: &Yaml) -> Value {
        match &yaml.value {
            yaml::Value::Null => Value::Nil,
            yaml::Value::Scalar { string, is_plain: true } => plain_scalar(string),
            yaml::Value::Scalar { string, .. } => Value::Text(string.clone()),
            yaml::Value::List(items) => Value::List(items.iter().map(Value::from).collect()),
            yaml::Value::Table(entries) => {
                Value::Table(entries.iter().map(|(key, value)| (key.name.clone(), Value::from(value))).collect())
            }
        }
    }
}
