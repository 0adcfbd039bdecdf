//! The one live region of the site: it says that a page is loading, and announces a new page to assistive technology.

use crate::node::{Element, element};
use crate::state::State;

/// The region, and the line for those who see, which the style sheet shows while there is something in it.
#[must_use]
pub fn status_line() -> [Element; 2] {
    let said = |state: &State| Some(state.status.text.clone());
    let seen = |state: &State| state.status.is_visible.then(|| state.status.text.clone());
    [
        element("p").set("role", "status").class("visually-hidden").text_live(Box::new(said)),
        element("p").class("status-line").set("aria-hidden", "true").text_live(Box::new(seen)),
    ]
}
