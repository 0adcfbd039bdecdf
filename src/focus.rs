//! Focus. The only module that moves it.

#![expect(clippy::disallowed_methods, reason = "this is the module that moves focus")]

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, NodeList};

/// Elements that can have focus.
const FOCUSABLE: &str = "a, button, summary, [tabindex]";

/// Focuses the heading of the page, without scrolling to it.
pub fn focus_heading() {
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        focus_element(&heading);
    }
}

/// Focuses the element with this id. Returns whether there is one.
pub fn focus_id(id: &str) -> bool {
    element_by_id(id).map(|target| focus_element(&target)).is_some()
}

/// Returns the element with this id. Firefox logs a warning for an empty id, which most URLs have as fragment.
#[must_use]
pub fn element_by_id(id: &str) -> Option<Element> {
    if id.is_empty() { None } else { document().get_element_by_id(id) }
}

/// Returns the elements within `root` that match a selector, each with its index.
pub fn elements_within(root: &Element, selector: &str) -> impl Iterator<Item = (u32, Element)> + use<> {
    let elements = root.query_selector_all(selector).ok();
    let count = elements.as_ref().map_or(0, NodeList::length);
    (0..count).filter_map(move |index| Some((index, elements.as_ref()?.item(index)?.dyn_into().ok()?)))
}

/// Returns the index of the focused element among the focusable elements within `root`.
#[must_use]
pub fn focused_index(root: &HtmlElement) -> Option<u32> {
    let focused = document().active_element().filter(|focused| root.contains(Some(focused)))?;
    elements_within(root, FOCUSABLE).find(|(_, element)| *element == focused).map(|(index, _)| index)
}

/// Focuses the element at an index from [`focused_index`] within `root`.
pub fn restore_focus(root: &HtmlElement, index: Option<u32>) {
    if let Some((_, element)) = elements_within(root, FOCUSABLE).find(|(place, _)| Some(*place) == index) {
        focus_element(&element);
    }
}

fn focus_element(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    // An element that is not focusable becomes focusable from scripts alone.
    if !element.has_attribute("tabindex") && element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Focusing an element in the document does not fail.
    let _ = element.focus_with_options(&options);
}
