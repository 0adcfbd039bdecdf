//! The nodes that html5ever's tree builder creates and moves.

use super::{Element, Node, is_block};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// Deeper than any real document, and shallow enough for recursion over the tree.
const MAX_DEPTH: usize = 128;

/// The attribute of an element that was written in Markdown.
pub(super) const MARKDOWN: &str = "import-markdown";

/// The error for elements that are nested too deeply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooDeep {
    /// The line of the first element beyond the limit, counted from 1.
    pub line: usize,
}

/// An arena of nodes. Handles are indexes; the document is the first node.
#[derive(Debug)]
pub(super) struct Sink {
    nodes: RefCell<Vec<SinkNode>>,
    line: Cell<usize>,
}

#[derive(Debug)]
struct SinkNode {
    content: Content,
    parent: Option<usize>,
    children: Vec<usize>,
    line: usize,
}

#[derive(Clone, Debug)]
enum Content {
    Element { name: QualName, attributes: Vec<Attribute> },
    Text(String),
    Comment(String),
    Document,
}

impl Sink {
    /// Creates an arena with a document.
    pub fn new() -> Sink {
        let sink = Sink { nodes: RefCell::default(), line: Cell::new(1) };
        sink.create(Content::Document);
        sink
    }

    /// Returns the nodes of a fragment, which are below a root element.
    ///
    /// # Errors
    /// Errors if they are nested too deeply.
    pub fn fragment(&self) -> Result<Vec<Node>, TooDeep> {
        let root = self.nodes.borrow()[self.get_document()].children.first().copied();
        root.map_or(Ok(Vec::new()), |root| self.children(root, 0))
    }

    fn children(&self, parent: usize, depth: usize) -> Result<Vec<Node>, TooDeep> {
        let nodes = self.nodes.borrow();
        nodes[parent].children.iter().filter_map(|child| self.node(*child, depth).transpose()).collect()
    }

    fn node(&self, handle: usize, depth: usize) -> Result<Option<Node>, TooDeep> {
        let nodes = self.nodes.borrow();
        let SinkNode { content, line, .. } = &nodes[handle];
        let line = *line;
        if depth > MAX_DEPTH {
            return Err(TooDeep { line });
        }
        Ok(match content {
            Content::Element { name, attributes } => {
                Some(Node::Element(element(name, attributes, line, self.children(handle, depth + 1)?)))
            }
            Content::Text(text) => Some(Node::Text { text: text.clone(), line }),
            Content::Comment(text) => Some(Node::Comment { text: text.clone(), line }),
            Content::Document => None,
        })
    }

    fn create(&self, content: Content) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(SinkNode { content, parent: None, children: Vec::new(), line: self.line.get() });
        nodes.len() - 1
    }

    /// Inserts a node or text into a parent at a position among its children.
    fn insert(&self, parent: usize, position: usize, child: NodeOrText<usize>) {
        let child = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle);
                handle
            }
            NodeOrText::AppendText(text) => {
                if self.extend_text(parent, position, &text) {
                    return;
                }
                self.create(Content::Text(String::from(&*text)))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes[child].parent = Some(parent);
        let position = position.min(nodes[parent].children.len());
        nodes[parent].children.insert(position, child);
    }

    /// Appends text to the text node before a position, if there is one.
    fn extend_text(&self, parent: usize, position: usize, text: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before = position.checked_sub(1).and_then(|index| nodes[parent].children.get(index).copied());
        match before.map(|before| &mut nodes[before].content) {
            Some(Content::Text(present)) => {
                present.push_str(text);
                true
            }
            _ => false,
        }
    }

    fn detach(&self, handle: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes[handle].parent.take() else { return };
        if let Some(position) = nodes[parent].children.iter().rposition(|child| *child == handle) {
            nodes[parent].children.remove(position);
        }
    }
}

fn element(name: &QualName, attributes: &[Attribute], line: usize, children: Vec<Node>) -> Element {
    let attributes = attributes.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
    let (markers, attributes): (Vec<_>, Vec<_>) = attributes.partition(|(name, _)| name == MARKDOWN);
    let contains_blocks = children.iter().any(|child| match child {
        Node::Element(child) => child.contains_blocks || is_block(&child.name),
        _ => false,
    });
    Element {
        name: name.local.to_ascii_lowercase().to_string(),
        attributes,
        children,
        line,
        is_markdown: !markers.is_empty(),
        contains_blocks,
    }
}

/// The name of an element, as the tree builder asks for it.
#[derive(Debug)]
pub(super) struct ElementName(QualName);

impl ElemName for ElementName {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Sink;
    type ElemName<'a> = ElementName;

    fn finish(self) -> Sink {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, target: &usize) -> ElementName {
        match &self.nodes.borrow()[*target].content {
            Content::Element { name, .. } => ElementName(name.clone()),
            _ => ElementName(QualName::new(None, html5ever::ns!(), html5ever::local_name!(""))),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        self.create(Content::Element { name, attributes })
    }

    fn create_comment(&self, text: StrTendril) -> usize {
        self.create(Content::Comment(String::from(&*text)))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> usize {
        self.create(Content::Comment(String::from(&*data)))
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let end = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, previous: &usize, child: NodeOrText<usize>) {
        let has_parent = self.nodes.borrow()[*element].parent.is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The contents of a template are its children here.
    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(handle) = &child {
            self.detach(*handle);
        }
        let place = {
            let nodes = self.nodes.borrow();
            let parent = nodes[*sibling].parent;
            parent.and_then(|parent| Some((parent, nodes[parent].children.iter().rposition(|one| one == sibling)?)))
        };
        if let Some((parent, position)) = place {
            self.insert(parent, position, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, new: Vec<Attribute>) {
        if let Content::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target].content {
            for attribute in new {
                if !attributes.iter().any(|present| present.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for child in &children {
            nodes[*child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(usize::try_from(line).unwrap_or(usize::MAX));
    }
}
