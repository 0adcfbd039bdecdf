//! A button for what only the app can do. Static HTML keeps its room and hides it.

use crate::view::Element;
use crate::view::html::button;
use model::interface_string::InterfaceString;

pub(crate) fn app_button(label: &InterfaceString) -> Element {
    button().class("app-only").attr("type", "button").child(label)
}
