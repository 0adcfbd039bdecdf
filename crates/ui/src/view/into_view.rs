//! The traits of what an attribute's value and a child can be.

use super::html::span;
use super::{Element, Node, Value};
use crate::components::in_language_of;
use crate::state::UiState;
use model::interface_string::InterfaceString;

/// The value of an attribute: a string, a number, a `bool`, an option, or a closure over the state.
pub trait AttributeValue {
    /// Returns the value, or `None` for no attribute.
    fn into_value(self) -> Option<Value>;
}

/// Children of an element: an element, a string, a number, a closure over the state, or several of them.
pub trait IntoView: Sized {
    /// Appends the nodes to a list of children.
    fn append_to(self, children: &mut Vec<Node>);

    /// Returns the nodes alone.
    fn into_view(self) -> Vec<Node> {
        let mut nodes = Vec::new();
        self.append_to(&mut nodes);
        nodes
    }
}

/// The result of a closure over the state: a string, an optional string, or for a Boolean attribute a `bool`.
pub trait DynamicValue {
    /// Returns the value, or `None` for no attribute or an empty text node.
    fn into_option(self) -> Option<String>;
}

/// Collects an iterator of views into one, as Leptos' trait of this name does.
pub trait CollectView {
    /// Returns the nodes of all items, in their order.
    fn collect_view(self) -> Vec<Node>;
}

impl<Items: IntoIterator<Item: IntoView>> CollectView for Items {
    fn collect_view(self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for item in self {
            item.append_to(&mut nodes);
        }
        nodes
    }
}

impl DynamicValue for String {
    fn into_option(self) -> Option<String> {
        Some(self)
    }
}

impl DynamicValue for bool {
    fn into_option(self) -> Option<String> {
        self.then(String::new)
    }
}

impl<Inner: Into<String>> DynamicValue for Option<Inner> {
    fn into_option(self) -> Option<String> {
        self.map(Inner::into)
    }
}

impl AttributeValue for String {
    fn into_value(self) -> Option<Value> {
        Some(Value::Static(self))
    }
}

impl AttributeValue for &str {
    fn into_value(self) -> Option<Value> {
        String::from(self).into_value()
    }
}

impl AttributeValue for &String {
    fn into_value(self) -> Option<Value> {
        self.clone().into_value()
    }
}

impl AttributeValue for u32 {
    fn into_value(self) -> Option<Value> {
        self.to_string().into_value()
    }
}

impl<Inner: AttributeValue> AttributeValue for Option<Inner> {
    fn into_value(self) -> Option<Value> {
        self.and_then(Inner::into_value)
    }
}

/// A Boolean attribute: present if true, with an empty value (HTML, section 2.3.2).
impl AttributeValue for bool {
    fn into_value(self) -> Option<Value> {
        self.then(String::new).into_value()
    }
}

impl<Closure, Output> AttributeValue for Closure
where
    Closure: Fn(&UiState) -> Output + Send + 'static,
    Output: DynamicValue,
{
    fn into_value(self) -> Option<Value> {
        Some(Value::Dynamic(Box::new(move |state| self(state).into_option())))
    }
}

impl IntoView for Node {
    fn append_to(self, children: &mut Vec<Node>) {
        children.push(self);
    }
}

impl IntoView for Element {
    fn append_to(self, children: &mut Vec<Node>) {
        children.push(Node::Element(self));
    }
}

impl IntoView for String {
    fn append_to(self, children: &mut Vec<Node>) {
        children.push(Node::Text(Value::Static(self)));
    }
}

impl IntoView for &str {
    fn append_to(self, children: &mut Vec<Node>) {
        String::from(self).append_to(children);
    }
}

impl IntoView for &String {
    fn append_to(self, children: &mut Vec<Node>) {
        self.clone().append_to(children);
    }
}

/// A string in another language than the page is marked with it.
impl IntoView for &InterfaceString {
    fn append_to(self, children: &mut Vec<Node>) {
        match self.language {
            None => self.text.as_str().append_to(children),
            Some(_) => in_language_of(self, span()).child(&self.text).append_to(children),
        }
    }
}

impl IntoView for u32 {
    fn append_to(self, children: &mut Vec<Node>) {
        self.to_string().append_to(children);
    }
}

impl<Inner: IntoView> IntoView for Option<Inner> {
    fn append_to(self, children: &mut Vec<Node>) {
        if let Some(inner) = self {
            inner.append_to(children);
        }
    }
}

impl<Item: IntoView> IntoView for Vec<Item> {
    fn append_to(self, children: &mut Vec<Node>) {
        for item in self {
            item.append_to(children);
        }
    }
}

impl<Closure, Output> IntoView for Closure
where
    Closure: Fn(&UiState) -> Output + Send + 'static,
    Output: DynamicValue,
{
    fn append_to(self, children: &mut Vec<Node>) {
        children.push(Node::Text(Value::Dynamic(Box::new(move |state| self(state).into_option()))));
    }
}

macro_rules! tuples {
    ($($($part:ident)*;)*) => {
        $(
            impl<$($part: IntoView),*> IntoView for ($($part,)*) {
                #[expect(non_snake_case, reason = "each part is named as its type")]
                fn append_to(self, children: &mut Vec<Node>) {
                    let ($($part,)*) = self;
                    $($part.append_to(children);)*
                }
            }
        )*
    };
}

tuples! {
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}
