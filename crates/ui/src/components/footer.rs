//! The footer: further pages, and where else the organisation can be found.

use super::external_link;
use crate::context::Context;
use crate::node::{Element, element, text};
use model::route::ATOM_FEED;

/// The footer.
#[must_use]
pub fn footer(context: &Context<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let pages = site.footer_navigation.iter().map(|link| {
        let link = element("a").set("href", &context.href(&link.path)).text(&link.label);
        element("li").child(link)
    });
    // The router would take a file for a page.
    let feed = element("a").set("href", &context.href(ATOM_FEED)).set("rel", "external").text(&strings.atom_feed);
    let social = site.social.iter().map(|link| {
        let link = external_link(&link.url, vec![text(&link.name)], context);
        element("li").child(link)
    });
    let navigation = element("nav")
        .set("aria-label", &strings.footer_navigation)
        .child(element("ul").children(pages).child(element("li").child(feed)));
    let elsewhere = element("div")
        .child(element("h2").class("site-footer-heading").text(&strings.social))
        .child(element("ul").children(social));
    element("footer")
        .class("site-footer")
        .child(element("div").class("teeth").set("aria-hidden", "true"))
        .child(navigation)
        .child(elsewhere)
        .child(element("p").class("site-footer-name").text(&site.title))
}
