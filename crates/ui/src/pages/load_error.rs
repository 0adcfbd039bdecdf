//! Shown when a page could not be loaded.

use crate::components::page_header;
use crate::context::ViewContext;
use crate::state::Action;
use crate::view::html::{button, h1, p};
use crate::view::{Element, ev};
use model::interface_string::InterfaceString;

/// The message of a page that could not be loaded.
pub struct LoadErrorMessage<'a> {
    /// The reason.
    pub reason: &'a InterfaceString,
    /// The label of the button.
    pub button_label: &'a InterfaceString,
    /// The action of the button.
    pub action: Action,
}

/// The reason why the page could not be loaded, and a button with what the visitor can do.
#[must_use]
pub fn load_error(message: LoadErrorMessage<'_>, context: &ViewContext<'_>) -> Element {
    let button = button().attr("type", "button").child(message.button_label).on(ev::click, message.action);
    let heading = h1().child(&context.strings().failure_heading);
    page_header("failure", (heading, p().child(message.reason), p().child(button)))
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::on_page;
    use crate::snapshots::{Case, case};

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        let string = |text: &str| InterfaceString { text: String::from(text), language: None };
        let (reason, button_label) = (&string("A reason."), &string("Try again"));
        let message = LoadErrorMessage { reason, button_label, action: Action::Retry };
        vec![case("With a button", on_page(|context| load_error(message, context)))]
    }
}
