//! The requirements of RFC 4287 on Atom feeds, by section.

use roxmltree::{Document, Node};
use std::collections::BTreeSet;

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Asserts every MUST of the RFC that applies to the elements of a feed.
pub fn check(text: &str) {
    let document = Document::parse(text).unwrap();
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    check_feed(feed);
    children(feed, "entry").into_iter().for_each(check_entry);
    let ids: Vec<&str> = children(feed, "entry").into_iter().map(|entry| text_of(entry, "id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "4.1.1: duplicate entry ids: {ids:?}");
    for node in document.descendants().filter(Node::is_element) {
        assert_eq!(node.tag_name().namespace(), Some(ATOM), "{node:?}");
        check_construct(node);
    }
}

/// Returns the children of this name.
pub fn children<'a, 'input>(node: Node<'a, 'input>, name: &str) -> Vec<Node<'a, 'input>> {
    node.children().filter(|child| child.has_tag_name((ATOM, name))).collect()
}

/// Returns the text of the only child of this name.
pub fn text_of<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    let found = children(node, name);
    assert_eq!(found.len(), 1, "{name} of {node:?}");
    found[0].text().unwrap_or_default()
}

/// Returns the target of the only link with this relation.
pub fn link_of<'a>(node: Node<'a, '_>, relation: &str) -> Option<&'a str> {
    let links = children(node, "link").into_iter().filter(|link| link.attribute("rel") == Some(relation));
    let targets: Vec<&str> = links.map(|link| link.attribute("href").unwrap()).collect();
    assert!(targets.len() < 2, "{targets:?}");
    targets.first().copied()
}

/// Asserts section 4.1.1.
fn check_feed(feed: Node<'_, '_>) {
    for required in ["id", "title", "updated"] {
        assert!(!text_of(feed, required).is_empty(), "{required}");
    }
    for at_most_one in ["generator", "icon", "logo", "rights", "subtitle"] {
        assert!(children(feed, at_most_one).len() < 2, "{at_most_one}");
    }
    assert!(!children(feed, "author").is_empty());
    assert!(link_of(feed, "self").is_some() && link_of(feed, "alternate").is_some());
    let last = feed.children().filter(Node::is_element).skip_while(|child| !child.has_tag_name((ATOM, "entry")));
    assert!(last.into_iter().all(|child| child.has_tag_name((ATOM, "entry"))), "entries come last");
}

/// Asserts section 4.1.2.
fn check_entry(entry: Node<'_, '_>) {
    for required in ["id", "title", "updated"] {
        assert!(!text_of(entry, required).is_empty(), "{required}");
    }
    for at_most_one in ["content", "published", "rights", "source", "summary"] {
        assert!(children(entry, at_most_one).len() < 2, "{at_most_one}");
    }
    assert!(!children(entry, "author").is_empty());
    assert!(link_of(entry, "alternate").is_some());
}

/// Asserts sections 3.1 to 3.3, 4.1.3 and 4.2.
fn check_construct(node: Node<'_, '_>) {
    let text = node.text().unwrap_or_default();
    match node.tag_name().name() {
        "id" | "icon" | "uri" => assert!(is_absolute(text), "{text}"),
        "updated" | "published" => {
            assert!(text.parse::<jiff::Timestamp>().is_ok() && text.contains('T') && text.ends_with('Z'), "{text}");
        }
        "author" => assert!(!text_of(node, "name").is_empty()),
        "category" => assert!(!node.attribute("term").unwrap().is_empty()),
        "link" => {
            assert!(is_absolute(node.attribute("href").unwrap()));
            let media_type = node.attribute("type").unwrap();
            assert!(media_type.split_once('/').is_some_and(|(one, other)| !one.is_empty() && !other.is_empty()));
        }
        "title" | "subtitle" | "summary" | "content" => {
            assert!(matches!(node.attribute("type"), None | Some("text" | "html")), "{node:?}");
            assert!(!node.children().any(|child| child.is_element()), "{node:?}");
        }
        _ => {}
    }
}

fn is_absolute(url: &str) -> bool {
    url.starts_with("https://") && !url.contains(char::is_whitespace)
}
