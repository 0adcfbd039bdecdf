//! The language of parts of a page.

use crate::context::ViewContext;
use crate::view::Element;
use crate::view::html::p;
use model::strings::interpolate;

/// Adds `lang` and `dir` to an element, if its language differs from that of the page.
pub fn in_language(element: Element, language: &str, context: &ViewContext<'_>) -> Element {
    element.attr("lang", context.lang_attribute(language)).attr("dir", context.dir_attribute(language))
}

/// A notice that the content is not translated, if it is not.
pub fn language_notice(language: &str, context: &ViewContext<'_>) -> Option<Element> {
    let code = context.lang_attribute(language)?;
    let name = context.site.language(code).map_or(code, |known| &known.name);
    Some(p().class("notice").child(interpolate(&context.strings().not_translated, &[("language", name)])))
}
