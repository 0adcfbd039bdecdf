//! Blocks and inlines that the publisher makes itself.

use model::body::{Block, Inline, LinkTarget};
use model::route::Route;

/// Between the parts of one line.
pub(super) const SEPARATOR: &str = "\u{a0}· ";

pub(super) fn text(text: &str) -> Inline {
    Inline::Text(String::from(text))
}

/// A link to a page, or to a fragment of it if `fragment` is not empty.
pub(super) fn link_to_page(route: &Route, fragment: &str, label: &str) -> Inline {
    let separator = if fragment.is_empty() { "" } else { "#" };
    let path = [&route.path(), separator, fragment].concat();
    Inline::Link { to: LinkTarget::Page(path), content: vec![text(label)] }
}

/// A link to a URL of another site, or an e-mail address.
pub(super) fn external_link(url: &str, label: &str) -> Inline {
    Inline::Link { to: LinkTarget::External(String::from(url)), content: vec![text(label)] }
}

/// A heading with one line of text.
pub(super) fn heading(level: u8, id: String, label: &str) -> Block {
    Block::Heading { level, id, source_id: None, content: vec![text(label)] }
}

/// A label with its values below it.
pub(super) fn labelled(label: &str, values: Vec<Inline>) -> Block {
    let mut content = vec![Inline::Strong(vec![text(label)]), Inline::LineBreak];
    content.extend(values);
    Block::Paragraph(content)
}
