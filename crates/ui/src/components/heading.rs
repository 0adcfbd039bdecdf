//! Headings with a link to themselves.

use crate::context::ViewContext;
use crate::view::Element;
use crate::view::html::{a, div};
use model::strings::interpolate;

/// A heading, and beside it a mark that links to a fragment, so that its URL can be copied. `text` is that of the heading.
/// The style sheet draws the mark, so that it is not selected with the heading.
pub fn heading_with_link(heading: Element, fragment: &str, text: &str, context: &ViewContext<'_>) -> Element {
    let name = interpolate(&context.strings().link_to_heading.text, &[("heading", text)]);
    let link = a().class("heading-link").attr("href", ["#", fragment].concat()).attr("aria-label", name);
    let class = ["heading ", heading.data().tag.name].concat();
    div().class(class).child((heading, link))
}
