//! The menu of small screens. The browser opens and closes it; the app only closes it where a new page is shown.

use leptos::prelude::document;
use ui::MENU_ID;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Closes the menu if it is open.
pub fn close() {
    let menu = document().get_element_by_id(MENU_ID).and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    // A browser that knows no popovers shows the menu at all times, and one that is closed is not matched.
    if let Some(menu) = menu.filter(|menu| menu.matches(":popover-open").unwrap_or_default()) {
        let _ = menu.hide_popover();
    }
}
