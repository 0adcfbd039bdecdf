//! The one live region of the site: it says that a page is loading, and announces a new page to assistive technology.

use crate::node::{Element, Live, element};
use crate::state::State;

/// The region, and the line for those who see.
#[must_use]
pub fn status_line() -> [Element; 2] {
    let text = || -> Live { Box::new(|state| Some(state.status.text.clone())) };
    let is_hidden = |state: &State| (!state.status.is_visible).then(String::new);
    // What is seen comes and goes, while the region itself stays: only then is a change of its text announced.
    [
        element("p").set("role", "status").class("visually-hidden").text_live(text()),
        element("p")
            .class("status-line")
            .set("aria-hidden", "true")
            .set_live("hidden", Box::new(is_hidden))
            .text_live(text()),
    ]
}
