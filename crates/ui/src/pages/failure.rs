//! Shown when a page could not be loaded.

use crate::components::page_head;
use crate::context::Context;
use crate::node::{Element, element};
use crate::state::Action;

/// What a page says that could not be loaded.
pub struct FailureText<'a> {
    /// Why.
    pub reason: &'a str,
    /// The words on the button.
    pub button: &'a str,
    /// What the button does.
    pub action: Action,
}

/// Says why the page could not be loaded and offers what can be done about it.
#[must_use]
pub fn failure(text: FailureText<'_>, context: &Context<'_>) -> Element {
    let button = element("button").set("type", "button").text(text.button).on_use(text.action);
    let content = vec![
        element("h1").text(&context.strings().failure_heading),
        element("p").text(text.reason),
        element("p").child(button),
    ];
    page_head("failure", content)
}
