//! Strings of the interface in documents.

use maud::{Markup, html};
use model::interface_string::InterfaceString;
use model::site::Direction;

/// Writes a string. One in another language than the page is marked with it.
pub(crate) fn marked(string: &InterfaceString) -> Markup {
    html! {
        @match string.language {
            None => (string.text),
            Some(language) => {
                span lang=(language.code) dir=[language.direction.map(Direction::attribute)] { (string.text) }
            }
        }
    }
}
