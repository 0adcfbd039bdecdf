//! The menu of small screens. The browser opens and closes it; the app closes it when a new page is shown.

use leptos::prelude::document;
use ui::MENU_ID;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Closes the menu if it is open.
pub fn close() {
    let menu = document().get_element_by_id(MENU_ID).and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    // A closed popover does not match. A browser without popovers always shows the menu.
    if let Some(menu) = menu.filter(|menu| menu.matches(":popover-open").unwrap_or_default()) {
        let _ = menu.hide_popover();
    }
}
