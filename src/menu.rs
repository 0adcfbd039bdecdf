//! The menu of small screens. The browser opens and closes it. The app closes it when a new page is shown, and opens its
//! own if that of the static HTML was open.

use leptos::prelude::document;
use ui::MENU_ID;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Whether the menu is open. A browser without popovers always shows it, and never as open.
#[must_use]
pub fn is_open() -> bool {
    menu().is_some_and(|menu| menu.matches(":popover-open").unwrap_or_default())
}

/// Opens the menu.
pub fn open() {
    if let Some(menu) = menu() {
        // A popover in the document that is closed can be opened.
        let _ = menu.show_popover();
    }
}

/// Closes the menu if it is open.
pub fn close() {
    if let Some(menu) = menu().filter(|_| is_open()) {
        let _ = menu.hide_popover();
    }
}

fn menu() -> Option<HtmlElement> {
    document().get_element_by_id(MENU_ID)?.dyn_into().ok()
}
