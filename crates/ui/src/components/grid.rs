//! A list in columns.

use crate::view::html::ul;
use crate::view::{Element, Node};

/// A list in columns. The style sheet derives the number of columns from the number of items, in `data-count`.
pub fn grid(class: &str, items: Vec<Node>) -> Element {
    ul().class(class).attr("data-count", items.len().to_string()).child(items)
}
