//! The top of a page.

use super::{LARGE, pattern};
use crate::view::html::div;
use crate::view::{Element, IntoView};

/// The heading of a page and what belongs to it, beside the pattern of a name. The pattern comes first: on small screens
/// it is above the heading, and must not push it down while a document arrives in chunks.
pub fn page_header(name: &str, content: impl IntoView) -> Element {
    div().class("page-header").child((pattern("page", name, LARGE), div().class("stack").child(content)))
}
