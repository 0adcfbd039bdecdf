//! Atom: RFC 4287.

use super::{Feed, Item};
use crate::files::xml::Element;

/// The timestamp of a feed without entries: Atom requires one, and the same content must produce the same feed.
const WITHOUT_ENTRIES: &str = "1970-01-01T00:00:00Z";

/// Writes a feed as an Atom document.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    Element::new("feed")
        .attribute("xmlns", "http://www.w3.org/2005/Atom")
        .attribute("xml:lang", feed.language)
        .children([
            Element::with_text("id", &feed.page_url),
            Element::with_text("title", &feed.title),
            Element::with_text("subtitle", feed.description),
            Element::with_text("updated", feed.updated().unwrap_or(WITHOUT_ENTRIES)),
            link("self", "application/atom+xml", &feed.atom_url),
            link("alternate", "text/html", &feed.page_url),
            author(feed.author),
            Element::with_text("icon", &feed.small_icon_url),
        ])
        .children(feed.items.iter().map(|item| entry(item, feed.language)))
        .document()
}

/// Returns an entry of a feed. One in another language than the feed names it.
fn entry(item: &Item<'_>, feed_language: &str) -> Element {
    let tags = item.tags.iter();
    let entry = match item.language == feed_language {
        true => Element::new("entry"),
        false => Element::new("entry").attribute("xml:lang", item.language),
    };
    entry
        .children([Element::with_text("id", &item.id), Element::with_text("title", item.title)])
        .children(item.published.as_ref().map(|published| Element::with_text("published", published)))
        .children([Element::with_text("updated", &item.updated)])
        .children(links(item))
        .children(item.authors.iter().map(|name| author(name)))
        .children(tags.map(|tag| Element::new("category").attribute("term", &tag.slug).attribute("label", &tag.label)))
        .children([
            Element::with_text("summary", &item.summary),
            Element::with_text("content", &item.content_html).attribute("type", "html"),
        ])
}

/// Returns the links of an entry. One on another site links there.
fn links(item: &Item<'_>) -> Vec<Element> {
    match item.external_url {
        Some(url) => vec![link("alternate", "text/html", url), link("related", "text/html", &item.page_url)],
        None => vec![link("alternate", "text/html", &item.page_url)],
    }
}

fn link(relation: &str, media_type: &str, url: &str) -> Element {
    Element::new("link").attribute("rel", relation).attribute("type", media_type).attribute("href", url)
}

fn author(name: &str) -> Element {
    Element::new("author").children([Element::with_text("name", name)])
}
