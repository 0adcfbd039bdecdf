//! Inlines that the publisher writes itself.

use model::body::{Inline, LinkTarget};

/// Plain text.
pub(super) fn text(text: &str) -> Inline {
    Inline::Text(String::from(text))
}

/// A link to a page of the site, by its path with or without a fragment.
pub(super) fn page_link(path: String, label: &str) -> Inline {
    Inline::Link { to: LinkTarget::Page(path), content: vec![text(label)] }
}
