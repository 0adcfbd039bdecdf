//! The language of parts.

use crate::context::Context;
use crate::node::{Element, element};
use model::strings::interpolate;

/// The element as one whose text is in this language, which it says where the page's is another one.
pub fn in_language(element: Element, language: &str, context: &Context<'_>) -> Element {
    element.set_some("lang", context.lang_of_part(language)).set_some("dir", context.dir_of_part(language))
}

/// Says that a text is not translated, where that is so.
pub fn language_notice(language: &str, context: &Context<'_>) -> Option<Element> {
    let code = context.lang_of_part(language)?;
    let known = context.site.languages.iter().find(|known| known.code == code);
    let name = known.map_or(code, |known| &known.name);
    Some(element("p").class("notice").text(&interpolate(&context.strings().not_translated, &[("language", name)])))
}
