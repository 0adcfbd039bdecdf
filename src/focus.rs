//! Focus. The only module that moves it.

#![expect(clippy::disallowed_methods, reason = "this is the module that moves focus")]

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Moves focus to the heading of the page, without scrolling: where to scroll is decided elsewhere.
pub fn to_heading() {
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        to_element(&heading);
    }
}

/// Moves focus to the element of this id, if the page has it.
pub fn to_id(id: &str) -> bool {
    let target = element_of(id);
    target.map(|target| to_element(&target)).is_some()
}

/// The element of this id. Firefox warns of one that is empty, as the fragment of most addresses is.
#[must_use]
pub fn element_of(id: &str) -> Option<Element> {
    if id.is_empty() { None } else { document().get_element_by_id(id) }
}

/// Which of the elements that can have the focus has it, counted within `root`.
#[must_use]
pub fn place_within(root: &HtmlElement) -> Option<u32> {
    let focused = document().active_element().filter(|focused| root.contains(Some(focused)))?;
    let all = root.query_selector_all(FOCUSABLE).ok()?;
    (0..all.length()).find(|index| all.item(*index).is_some_and(|node| *node == **focused))
}

/// Moves focus to the element at this place within `root`, as [`place_within`] counts.
pub fn return_to(root: &HtmlElement, place: Option<u32>) {
    let element = place.zip(root.query_selector_all(FOCUSABLE).ok()).and_then(|(place, all)| all.item(place));
    if let Some(element) = element.and_then(|node| node.dyn_into().ok()) {
        to_element(&element);
    }
}

const FOCUSABLE: &str = "a, button, [tabindex]";

fn to_element(element: &Element) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    // What is no control can take focus from a script only.
    if !element.has_attribute("tabindex") && element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that stands in the page can be focused.
    let _ = element.focus_with_options(&options);
}
