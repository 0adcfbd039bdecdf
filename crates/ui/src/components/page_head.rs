//! What stands at the top of a page.

use super::{LARGE, pattern};
use crate::node::{Element, element};

/// The heading of a page with what belongs to it, beside the pattern of a name. The pattern comes first: on small screens it
/// stands above, and must not push the heading down when a document arrives in pieces.
pub fn page_head(name: &str, content: Vec<Element>) -> Element {
    let top = element("div").class("stack").children(content);
    element("div").class("page-head").child(pattern("page", name, LARGE)).child(top)
}
