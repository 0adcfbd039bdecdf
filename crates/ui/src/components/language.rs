//! The language of parts of a page.

use super::inlines;
use crate::context::ViewContext;
use crate::view::Element;
use crate::view::html::p;
use model::body::Inline;
use model::interface_string::InterfaceString;
use model::site::Direction;

/// Adds `lang` and `dir` to an element, if its language differs from that of the page.
pub fn in_language(element: Element, language: &str, context: &ViewContext<'_>) -> Element {
    element.attr("lang", context.lang_attribute(language)).attr("dir", context.dir_attribute(language))
}

/// Adds `lang` and `dir` to an element with a string of the interface, if that is not translated.
pub fn in_language_of(string: &InterfaceString, element: Element) -> Element {
    match string.language {
        None => element,
        Some(language) => {
            element.attr("lang", &language.code).attr("dir", language.direction.map(Direction::attribute))
        }
    }
}

/// A notice that the content is not translated, if it is not, or else the notice of the translation, if it has one.
pub fn language_notice(language: &str, notice: &[Inline], context: &ViewContext<'_>) -> Option<Element> {
    if context.lang_attribute(language).is_some() {
        return Some(p().class("notice").child(&context.strings().not_translated));
    }
    (!notice.is_empty()).then(|| p().class("notice").child(inlines(notice, context)))
}
