//! Builds DOM from the element tree of `ui`.
//!
//! App and publisher share one tree for DOM and static HTML, which also keeps the WebAssembly small. So this module
//! implements the traits of Leptos' renderer for it: Leptos builds the tree when it is mounted. Its listeners and effects
//! are dropped together with its elements.

use crate::actions::perform;
use crate::navigation::Navigation;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::RemoveEventHandler;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState};
use ui::state::UiState;
use ui::view::{Dynamic, Element, Node, Value};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element as DomElement, Node as DomNode};

/// A view of `ui` as a view of Leptos.
pub struct ElementView {
    /// The nodes of the view: at least one.
    pub nodes: Vec<Node>,
    /// Has the state that dynamic values follow, and performs the actions of controls.
    pub navigation: Navigation,
}

/// The DOM of a view.
pub struct MountedElements {
    nodes: Vec<DomNode>,
    _bindings: Bindings,
}

/// What lives as long as the elements do.
#[derive(Default)]
struct Bindings {
    effects: Vec<RenderEffect<Option<String>>>,
    listeners: Vec<RemoveEventHandler<DomElement>>,
}

impl Bindings {
    fn build_node(&mut self, node: Node, navigation: Navigation) -> DomNode {
        match node {
            Node::Element(element) => self.build_element(element, navigation).into(),
            // Dynamic text is set on its parent element; a text node that is built on its own is static.
            Node::Text(text) => {
                let text = navigation.state.with_untracked(|state| text.resolve(state));
                Dom::create_text_node(text.as_deref().unwrap_or_default()).into()
            }
        }
    }

    fn build_element(&mut self, element: Element, navigation: Navigation) -> DomElement {
        let data = element.into_data();
        let element = Dom::create_element(data.tag.name, data.tag.namespace);
        for (name, value) in data.attributes {
            self.set_attribute(&element, name, value, navigation.state);
        }
        for child in data.children {
            match child {
                Node::Text(Value::Dynamic(text)) => self.bind_text(&element, text, navigation.state),
                // An element that is not in the document accepts every node.
                child => drop(element.append_child(&self.build_node(child, navigation))),
            }
        }
        if let Some((event, action)) = data.listener {
            let listener = Box::new(move |event: JsValue| {
                event.unchecked_into::<web_sys::Event>().prevent_default();
                perform(&action, navigation);
            });
            self.listeners.push(Dom::add_event_listener(&element, event.0, listener));
        }
        element
    }

    fn set_attribute(&mut self, element: &DomElement, name: &'static str, value: Value, state: RwSignal<UiState>) {
        match value {
            Value::Static(value) => Dom::set_attribute(element, name, &value),
            Value::Dynamic(value) => {
                let element = element.clone();
                self.bind(value, state, move |value| match value {
                    Some(value) => Dom::set_attribute(&element, name, value),
                    None => Dom::remove_attribute(&element, name),
                });
            }
        }
    }

    /// Binds the text of an element, whose only child it is. A browser that translates the page replaces text nodes, so the
    /// element is what stays.
    fn bind_text(&mut self, element: &DomElement, text: Dynamic, state: RwSignal<UiState>) {
        let element = element.clone();
        self.bind(text, state, move |text| element.set_text_content(text));
    }

    /// Applies a dynamic value now, and whenever it changes.
    fn bind(&mut self, value: Dynamic, state: RwSignal<UiState>, apply: impl Fn(Option<&str>) + 'static) {
        self.effects.push(RenderEffect::new(move |previous: Option<Option<String>>| {
            let current = state.with(|state| value(state));
            if previous.as_ref() != Some(&current) {
                apply(current.as_deref());
            }
            current
        }));
    }
}

impl Mountable for MountedElements {
    fn unmount(&mut self) {
        for node in &self.nodes {
            Dom::remove(node);
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&DomNode>) {
        for node in &self.nodes {
            Dom::insert_node(parent, node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.nodes.first().is_some_and(|first| first.insert_before_this(child))
    }

    fn elements(&self) -> Vec<DomElement> {
        self.nodes.iter().filter_map(|node| node.clone().dyn_into().ok()).collect()
    }
}

impl Render for ElementView {
    type State = MountedElements;

    fn build(self) -> MountedElements {
        debug_assert!(!self.nodes.is_empty(), "`rebuild` finds the position of a view by its first node");
        let mut bindings = Bindings::default();
        let nodes = self.nodes.into_iter().map(|node| bindings.build_node(node, self.navigation)).collect();
        MountedElements { nodes, _bindings: bindings }
    }

    fn rebuild(self, mounted: &mut MountedElements) {
        let mut new = self.build();
        mounted.insert_before_this(&mut new);
        mounted.unmount();
        *mounted = new;
    }
}

/// The tree has its attributes already.
impl AddAnyAttr for ElementView {
    type Output<NewAttr: Attribute> = ElementView;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> ElementView {
        self
    }
}

/// Leptos requires this of every view. The app never runs on a server, so there is no HTML to write or to hydrate.
impl RenderHtml for ElementView {
    type AsyncOutput = ElementView;
    type Owned = ElementView;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> ElementView {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> MountedElements {
        self.build()
    }

    fn into_owned(self) -> ElementView {
        self
    }
}
