//! Elements and texts.

use crate::state::{Action, State};

/// A part of a page.
pub enum Node {
    /// An element.
    Element(Element),
    /// A text.
    Text(Value),
}

/// An element with everything in it. It is handed on with each part that it gets, so it is no more than a pointer.
pub struct Element(Box<Parts>);

/// What an element is made of.
pub struct Parts {
    /// Its name in HTML or SVG.
    pub name: &'static str,
    /// Its attributes in the order in which they are written.
    pub attributes: Vec<(&'static str, Value)>,
    /// What stands in it.
    pub children: Vec<Node>,
    /// What happens when the visitor uses it.
    pub action: Option<Action>,
}

/// A text or the value of an attribute.
pub enum Value {
    /// One that stays.
    Fixed(String),
    /// One that follows the state. `None` is no attribute, or an empty text.
    Live(Live),
}

/// The value that something has in a state.
pub type Live = Box<dyn Fn(&State) -> Option<String> + Send>;

/// An element without anything in it.
#[must_use]
pub fn element(name: &'static str) -> Element {
    Element(Box::new(Parts { name, attributes: Vec::new(), children: Vec::new(), action: None }))
}

/// A text.
#[must_use]
pub fn text(text: &str) -> Node {
    Node::Text(Value::Fixed(String::from(text)))
}

impl Element {
    /// The element with a class.
    #[must_use]
    pub fn class(self, class: &str) -> Element {
        self.set("class", class)
    }

    /// The element with a further attribute.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: &str) -> Element {
        self.0.attributes.push((name, Value::Fixed(String::from(value))));
        self
    }

    /// The element with an attribute where there is a value.
    #[must_use]
    pub fn set_some(self, name: &'static str, value: Option<&str>) -> Element {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// The element with an attribute that follows the state.
    #[must_use]
    pub fn set_live(mut self, name: &'static str, live: Live) -> Element {
        self.0.attributes.push((name, Value::Live(live)));
        self
    }

    /// The element with a text at its end.
    #[must_use]
    pub fn text(self, content: &str) -> Element {
        self.node(text(content))
    }

    /// The element with a text at its end that follows the state.
    #[must_use]
    pub fn text_live(self, live: Live) -> Element {
        self.node(Node::Text(Value::Live(live)))
    }

    /// The element with another one at its end.
    #[must_use]
    pub fn child(self, child: Element) -> Element {
        self.node(Node::Element(child))
    }

    /// The element with another one at its end, where there is one.
    #[must_use]
    pub fn child_some(self, child: Option<Element>) -> Element {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// The element with others at its end.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Element>) -> Element {
        children.into_iter().fold(self, Element::child)
    }

    /// The element with nodes at its end.
    #[must_use]
    pub fn nodes(mut self, mut nodes: Vec<Node>) -> Element {
        self.0.children.append(&mut nodes);
        self
    }

    /// The element with something that happens when the visitor uses it.
    #[must_use]
    pub fn on_use(mut self, action: Action) -> Element {
        self.0.action = Some(action);
        self
    }

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.0
    }

    /// Its parts, taken.
    #[must_use]
    pub fn into_parts(self) -> Parts {
        *self.0
    }

    fn node(mut self, node: Node) -> Element {
        self.0.children.push(node);
        self
    }
}

impl Value {
    /// What it is in a state.
    #[must_use]
    pub fn in_state(&self, state: &State) -> Option<String> {
        match self {
            Value::Fixed(value) => Some(value.clone()),
            Value::Live(live) => live(state),
        }
    }
}
