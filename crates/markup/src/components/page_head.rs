//! What stands at the top of a page.

use super::{LARGE, cloth};
use crate::node::{Element, element};

/// The heading of a page with what belongs to it, beside the cloth of a name.
pub fn page_head(name: &str, content: Vec<Element>) -> Element {
    let top = element("div").class("stack").children(content);
    element("div").class("page-head").child(top).child(cloth("page", name, LARGE))
}
