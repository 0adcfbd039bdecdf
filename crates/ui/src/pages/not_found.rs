//! Shown for an address that leads to no page.

use crate::components::{page_head, text_link};
use crate::context::Context;
use crate::node::{Element, element};
use model::route::Route;

/// Says that there is no such page, and offers those that there are.
#[must_use]
pub fn not_found(context: &Context<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let home = text_link(&context.page(&Route::Home), &site.title);
    let links = site.navigation.iter().map(|link| text_link(&context.href(&link.path), &link.label));
    let content = vec![
        element("h1").text(&strings.not_found_heading),
        element("p").text(&strings.not_found_text),
        element("ul")
            .class("page-links")
            .children(std::iter::once(home).chain(links).map(|link| element("li").child(link))),
    ];
    page_head("not-found", content)
}
