//! Focus. The only module that moves it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// The id of `<main>`. No heading can have it, because ids of headings have no underscore.
pub const MAIN_ID: &str = "main_content";

/// Moves focus to the heading of the page, without scrolling: where to scroll is decided elsewhere.
pub fn to_heading() {
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        to_element(&heading);
    }
}

/// Moves focus to the content, for those who pass over the header.
pub fn to_main() {
    if let Some(main) = document().get_element_by_id(MAIN_ID) {
        main.scroll_into_view();
        to_element(&main);
    }
}

/// Moves focus to the target of a fragment, if the page has it.
pub fn to_fragment(fragment: &str) -> bool {
    match document().get_element_by_id(fragment) {
        Some(target) => {
            to_element(&target);
            true
        }
        None => false,
    }
}

fn to_element(element: &web_sys::Element) {
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
