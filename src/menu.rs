//! The menu of small screens. The browser opens and closes it, also on Escape and the back gesture, and the style sheet hides
//! the page behind it. The app moves focus into it, closes it when a new page is shown or the header gets room for what is in
//! it, and opens its own if that of the static HTML was open.

use crate::focus;
use leptos::prelude::{document, window_event_listener_untyped};
use ui::MENU_ID;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The button that opens the menu. It is not rendered where the header has room for all.
const BUTTON: &str = "header > [popovertarget]";

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

/// Focuses the first control of the menu if it is open, unless the focus is within it already.
pub fn focus() {
    if let Some(menu) = menu().filter(|menu| is_open() && focus::focused_index(menu).is_none()) {
        focus::restore_focus(&menu, Some(0));
    }
}

/// Closes the menu if it is open.
pub fn close() {
    if let Some(menu) = menu().filter(|_| is_open()) {
        let _ = menu.hide_popover();
    }
}

/// Closes the menu once the header has room for what is in it, for example after the visitor has turned the device.
pub fn close_on_wide_screens() {
    // The listener lives as long as the document.
    std::mem::forget(window_event_listener_untyped("resize", |_| {
        let button = || document().query_selector(BUTTON).ok().flatten();
        // To read a width lays out the page.
        if is_open() && button().is_some_and(|button| button.client_width() == 0) {
            close();
        }
    }));
}

fn menu() -> Option<HtmlElement> {
    document().get_element_by_id(MENU_ID)?.dyn_into().ok()
}
