//! HTML as a tree, parsed as browsers parse it.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements whose content is not text that a reader sees.
const INVISIBLE: [&str; 10] =
    ["audio", "canvas", "head", "noscript", "object", "script", "style", "svg", "template", "video"];

/// A node of the tree.
#[derive(Clone, Debug)]
pub enum Node {
    /// Text.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// The name, in lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The children.
    pub children: Vec<Node>,
}

impl Element {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Returns the child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns the first element below this one, or this one, that matches.
    pub fn find(&self, is_match: &impl Fn(&Element) -> bool) -> Option<&Element> {
        if is_match(self) { Some(self) } else { self.elements().find_map(|element| element.find(is_match)) }
    }

    /// Returns whether the element matches one of these selectors: `name`, `.class` or `name.class`.
    pub fn matches(&self, selectors: &[&str]) -> bool {
        selectors.iter().any(|selector| self.matches_one(selector))
    }

    fn matches_one(&self, selector: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        let has_class = |class: &str| classes.split_whitespace().any(|found| found == class);
        match selector.split_once('.') {
            None => self.name == selector,
            Some((name, class)) => (name.is_empty() || self.name == name) && has_class(class),
        }
    }

    /// Returns whether the element, which is in `parent`, matches one of these selectors, which can have a ` > `.
    fn matches_in(&self, parent: &Element, selectors: &[&str]) -> bool {
        selectors.iter().any(|selector| match selector.split_once(" > ") {
            Some((outer, inner)) => parent.matches_one(outer) && self.matches_one(inner),
            None => self.matches_one(selector),
        })
    }
}

/// Parses the content of a body. Elements that readers do not see, and those that match `excluded`, are left out.
pub fn parse(html: &str, excluded: &[&str]) -> Element {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(["<!doctype html><body>", html].concat());
    let mut document = Element { name: String::from("document"), ..Element::default() };
    document.children = convert_children(&dom.document, &document, excluded);
    document
}

fn convert_children(handle: &Handle, parent: &Element, excluded: &[&str]) -> Vec<Node> {
    handle.children.borrow().iter().filter_map(|child| convert(child, parent, excluded)).collect()
}

fn convert(handle: &Handle, parent: &Element, excluded: &[&str]) -> Option<Node> {
    match &handle.data {
        NodeData::Text { contents } => Some(Node::Text(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes =
                attributes.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
            let mut element =
                Element { name: name.local.to_string(), attributes: attributes.collect(), children: Vec::new() };
            let is_visible = element.attribute("hidden").is_none() && !element.matches(&INVISIBLE);
            if !is_visible || element.matches_in(parent, excluded) {
                return None;
            }
            element.children = convert_children(handle, &element, excluded);
            Some(Node::Element(element))
        }
        _ => None,
    }
}
