//! The element tree, in Leptos' builder dialect: `div().class("card").attr("id", id).child((heading, text))`.
//!
//! The app builds DOM from the tree, the publisher writes it as HTML. A part of it that is a closure over the
//! [`UiState`] changes while the page is shown.

mod into_view;
mod tags;

pub use into_view::{AttributeValue, CollectView, DynamicValue, IntoView};
pub use tags::{Event, Tag, ev, html, svg};

use crate::state::{Action, UiState};

/// A node of the tree.
pub enum Node {
    /// An element with its children.
    Element(Element),
    /// The data of a text node.
    Text(Value),
}

/// An element. Boxed because builder methods move it; moving a pointer keeps the WebAssembly small.
pub struct Element(Box<ElementData>);

/// The tag, attributes, children and listener of an element.
pub struct ElementData {
    /// Its tag.
    pub tag: &'static Tag,
    /// Its attributes, in the order in which they are written.
    pub attributes: Vec<(&'static str, Value)>,
    /// Its children.
    pub children: Vec<Node>,
    /// The event that it listens for, and the action of the listener.
    pub listener: Option<(Event, Action)>,
}

/// The data of a text node, or the value of an attribute.
pub enum Value {
    /// A value that never changes.
    Static(String),
    /// A value that follows the state. `None` is a missing attribute or an empty text node.
    Dynamic(Dynamic),
}

/// A function from the state to a value. `Send`, because Leptos requires it of views.
pub type Dynamic = Box<dyn Fn(&UiState) -> Option<String> + Send>;

impl Element {
    /// Adds an attribute. `None` adds nothing; a closure over the state adds a dynamic attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl AttributeValue) -> Element {
        debug_assert!(self.0.attributes.iter().all(|(known, _)| *known != name), "the attribute {name} is set twice");
        if let Some(value) = value.into_value() {
            self.0.attributes.push((name, value));
        }
        self
    }

    /// Adds the attribute `class`. Unlike in Leptos, a second call does not add classes.
    #[must_use]
    pub fn class(self, value: impl AttributeValue) -> Element {
        self.attr("class", value)
    }

    /// Appends children: elements, strings, numbers, closures over the state, and options, vectors and tuples of them. A
    /// closure must be the only child: it is the text of the element.
    #[must_use]
    pub fn child(mut self, child: impl IntoView) -> Element {
        child.append_to(&mut self.0.children);
        let is_dynamic = |node: &Node| matches!(node, Node::Text(Value::Dynamic(_)));
        debug_assert!(
            self.0.children.len() < 2 || !self.0.children.iter().any(is_dynamic),
            "a dynamic text has siblings"
        );
        self
    }

    /// Listens for an event: prevents its default action and performs `action`. An element has one listener. Views are
    /// data that the publisher reads too, so it is an [`Action`], not a closure.
    #[must_use]
    pub fn on(mut self, event: Event, action: Action) -> Element {
        self.0.listener = Some((event, action));
        self
    }

    /// Returns the data of the element.
    #[must_use]
    pub fn data(&self) -> &ElementData {
        &self.0
    }

    /// Returns the data of the element by value.
    #[must_use]
    pub fn into_data(self) -> ElementData {
        *self.0
    }

    fn new(tag: &'static Tag) -> Element {
        Element(Box::new(ElementData { tag, attributes: Vec::new(), children: Vec::new(), listener: None }))
    }
}

impl Value {
    /// Returns the value in a state.
    #[must_use]
    pub fn resolve(&self, state: &UiState) -> Option<String> {
        match self {
            Value::Static(value) => Some(value.clone()),
            Value::Dynamic(value) => value(state),
        }
    }
}
