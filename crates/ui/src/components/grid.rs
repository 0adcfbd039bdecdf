//! Lists whose entries stand side by side.

use crate::node::{Element, element};

/// A list in columns. How many there are can depend on the number of entries, so the list says it.
pub fn grid(class: &str, entries: Vec<Element>) -> Element {
    element("ul").class(class).set("data-count", &entries.len().to_string()).children(entries)
}
