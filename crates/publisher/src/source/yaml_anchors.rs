//! Anchors, aliases and merge keys of YAML: `&name`, `*name` and `<<: *name`.

use super::node::{Key, Node, Value};
use std::collections::HashMap;

/// More values than any file repeats. Aliases of aliases could multiply them without end.
const MAX_REPEATED: usize = 10_000;

/// The values with an anchor, by the parser's number for it.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    values: HashMap<usize, Node>,
    repeated: usize,
}

impl Anchors {
    /// Remembers a value with an anchor. The number of a value without one is 0.
    pub fn insert(&mut self, anchor: usize, node: &Node) {
        if anchor > 0 {
            self.values.insert(anchor, node.clone());
        }
    }

    /// Returns a copy of the value of an alias, if it exists and is at most `depth` deep.
    pub fn get(&mut self, anchor: usize, depth: usize) -> Option<Value> {
        let node = self.values.get(&anchor)?;
        self.repeated += count(node);
        (self.repeated <= MAX_REPEATED && depth_of(node) <= depth).then(|| node.value.clone())
    }
}

/// Replaces merge keys by the entries of their tables, which the table's own entries precede
/// (<https://yaml.org/type/merge.html>).
pub(super) fn merge(entries: Vec<(Key, Node)>) -> Vec<(Key, Node)> {
    let (merges, mut own): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|(key, node)| key.name == "<<" && matches!(node.value, Value::Table(_) | Value::List(_)));
    for (_, node) in merges {
        let tables = match node.value {
            Value::List(items) => items.into_iter().map(|item| item.value).collect(),
            table => vec![table],
        };
        for table in tables {
            let Value::Table(merged) = table else { continue };
            let is_new = |(key, _): &(Key, Node)| !own.iter().any(|(present, _)| present.name == key.name);
            let merged: Vec<_> = merged.into_iter().filter(is_new).collect();
            own.extend(merged);
        }
    }
    own
}

fn children(node: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    match &node.value {
        Value::List(items) => Box::new(items.iter()),
        Value::Table(entries) => Box::new(entries.iter().map(|(_, value)| value)),
        Value::Null | Value::Scalar { .. } => Box::new(std::iter::empty()),
    }
}

fn count(node: &Node) -> usize {
    1 + children(node).map(count).sum::<usize>()
}

fn depth_of(node: &Node) -> usize {
    1 + children(node).map(depth_of).max().unwrap_or_default()
}
