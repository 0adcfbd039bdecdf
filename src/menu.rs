//! The menu of small screens. The browser opens and closes it, also on Escape and the back gesture, and the style sheet hides
//! the page behind it. The app moves focus into it, and closes it when a new page is shown or the header gets room for what
//! is in it.

use crate::focus;
use leptos::prelude::{document, window_event_listener_untyped};
use ui::MENU_ID;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The button that opens the menu. It is not rendered where the header has room for all.
const BUTTON: &str = "header > [popovertarget]";

/// The index of the first link among the focusable elements of the menu. The button that closes it comes before, and is not
/// rendered where the header has room.
const FIRST_LINK: u32 = 1;

/// Whether the menu is open. A browser without popovers always shows it, and never as open.
fn is_open() -> bool {
    menu().is_some_and(|menu| menu.matches(":popover-open").unwrap_or_default())
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
        if let Some(menu) = menu().filter(|_| is_open() && button().is_some_and(|button| button.client_width() == 0)) {
            let focused_index = focus::focused_index(&menu);
            close();
            focus::restore_focus(&menu, focused_index.map(|index| index.max(FIRST_LINK)));
        }
    }));
}

fn menu() -> Option<HtmlElement> {
    document().get_element_by_id(MENU_ID)?.dyn_into().ok()
}
