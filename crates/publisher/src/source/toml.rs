//! TOML → spanned tree.

use super::node::{Key, Node, Value};
use super::toml_repair;
use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

/// Parses TOML. Reports a syntax error and returns `None`.
pub fn parse_toml(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Node> {
    match DeTable::parse(&source.text) {
        Ok(table) => {
            let position = source.position(0);
            Some(Node { position, value: table_value(source, table.get_ref()) })
        }
        Err(error) => {
            let position = source.position(error.span().map_or(0, |span| span.start));
            let (line, problem) = toml_repair::problem(&source.text, position.line);
            let column = if line == position.line { position.column } else { 1 };
            diagnostics.add(&source.path, Position { line, column }, problem);
            None
        }
    }
}

fn table_value(source: &SourceFile, table: &DeTable<'_>) -> Value {
    let mut entries: Vec<(Key, Node)> = table
        .iter()
        .map(|(key, value)| {
            let position = source.position(key.span().start);
            (Key { position, name: key.get_ref().to_string() }, node(source, value))
        })
        .collect();
    // The map of the parser need not keep the author's order.
    entries.sort_by_key(|(key, _)| key.position);
    Value::Table(entries)
}

fn node(source: &SourceFile, value: &Spanned<DeValue<'_>>) -> Node {
    let plain = |string: String| Value::Scalar { string, is_plain: true };
    let position = source.position(value.span().start);
    let value = match value.get_ref() {
        DeValue::String(string) => Value::Scalar { string: string.to_string(), is_plain: false },
        DeValue::Integer(number) => plain(number.to_string()),
        DeValue::Float(number) => plain(number.to_string()),
        DeValue::Boolean(boolean) => plain(boolean.to_string()),
        DeValue::Datetime(date) => plain(date.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(source, item)).collect()),
        DeValue::Table(table) => table_value(source, table),
    };
    Node { position, value }
}
