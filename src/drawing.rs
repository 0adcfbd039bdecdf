//! Descriptions of pages → DOM.
//!
//! A description is a view of Leptos: it is built when it is mounted, replaced as a whole when it changes, and takes its
//! listeners and effects along when it goes.

use crate::navigation::Navigation;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::RemoveEventHandler;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState};
use ui::node::{Element, Live, Node, Value};
use ui::state::State;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element as DomElement;

/// A description to be drawn.
pub struct Drawing {
    /// The description: at least one element.
    pub elements: Vec<Element>,
    /// What its live parts follow, and what its controls do.
    pub navigation: Navigation,
}

/// What has been drawn.
pub struct Drawn {
    elements: Vec<DomElement>,
    _kept: Kept,
}

/// What lives as long as the elements do.
#[derive(Default)]
struct Kept {
    effects: Vec<RenderEffect<Option<String>>>,
    listeners: Vec<RemoveEventHandler<DomElement>>,
}

impl Drawing {
    fn draw(self) -> Drawn {
        let mut kept = Kept::default();
        let elements = self.elements.into_iter().map(|element| kept.draw(element, self.navigation)).collect();
        Drawn { elements, _kept: kept }
    }
}

impl Kept {
    fn draw(&mut self, description: Element, navigation: Navigation) -> DomElement {
        let description = description.into_parts();
        let element = Dom::create_element(description.name, namespace(description.name));
        for (name, value) in description.attributes {
            self.set(&element, name, value, navigation.state);
        }
        for node in description.children {
            let node = match node {
                Node::Element(child) => self.draw(child, navigation).into(),
                Node::Text(value) => self.text(value, navigation.state),
            };
            // An element that is not in the page takes every node.
            let _ = element.append_child(&node);
        }
        if let Some(action) = description.action {
            let act = Box::new(move |event: JsValue| {
                event.unchecked_into::<web_sys::Event>().prevent_default();
                navigation.act(&action);
            });
            self.listeners.push(Dom::add_event_listener(&element, action_event(description.name), act));
        }
        element
    }

    fn set(&mut self, element: &DomElement, name: &'static str, value: Value, state: RwSignal<State>) {
        match value {
            Value::Fixed(value) => Dom::set_attribute(element, name, &value),
            Value::Live(live) => {
                let element = element.clone();
                self.follow(live, state, move |value| match value {
                    Some(value) => Dom::set_attribute(&element, name, value),
                    None => Dom::remove_attribute(&element, name),
                });
            }
        }
    }

    fn text(&mut self, value: Value, state: RwSignal<State>) -> web_sys::Node {
        let (text, live) = match value {
            Value::Fixed(text) => return Dom::create_text_node(&text).into(),
            Value::Live(live) => (Dom::create_text_node(""), live),
        };
        let node = text.clone();
        self.follow(live, state, move |value| Dom::set_text(&text, value.unwrap_or_default()));
        node.into()
    }

    /// Shows a value whenever the state gives another one.
    fn follow(&mut self, live: Live, state: RwSignal<State>, show: impl Fn(Option<&str>) + 'static) {
        self.effects.push(RenderEffect::new(move |previous: Option<Option<String>>| {
            let value = state.with(|state| live(state));
            if previous.as_ref() != Some(&value) {
                show(value.as_deref());
            }
            value
        }));
    }
}

/// The elements of patterns are those of SVG; all others are those of HTML.
fn namespace(name: &str) -> Option<&'static str> {
    matches!(name, "svg" | "pattern" | "path" | "rect").then_some("http://www.w3.org/2000/svg")
}

/// The event by which an element tells that it was used.
fn action_event(name: &str) -> &'static str {
    if name == "input" { "change" } else { "click" }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        for element in &self.elements {
            element.remove();
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&web_sys::Node>) {
        for element in &self.elements {
            Dom::insert_node(parent, element, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.elements.first().is_some_and(|first| first.insert_before_this(child))
    }

    fn elements(&self) -> Vec<DomElement> {
        self.elements.clone()
    }
}

impl Render for Drawing {
    type State = Drawn;

    fn build(self) -> Drawn {
        self.draw()
    }

    fn rebuild(self, drawn: &mut Drawn) {
        let mut new = self.draw();
        drawn.insert_before_this(&mut new);
        drawn.unmount();
        *drawn = new;
    }
}

/// Attributes are a part of the description already.
impl AddAnyAttr for Drawing {
    type Output<NewAttr: Attribute> = Drawing;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Drawing {
        self
    }
}

/// Leptos asks this of every view. The app never runs on a server, so there is no HTML to write, and none to start from.
impl RenderHtml for Drawing {
    type AsyncOutput = Drawing;
    type Owned = Drawing;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Drawing {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.draw()
    }

    fn into_owned(self) -> Drawing {
        self
    }
}
