//! The footer: further pages, and where else the organisation can be found.

use super::{external_link, text_link};
use crate::context::ViewContext;
use crate::view::html::{self, div, h2, li, nav, p, ul};
use crate::view::{CollectView, Element};
use model::route::ATOM_FEED;

/// The footer.
#[must_use]
pub fn footer(context: &ViewContext<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let pages = site.footer_navigation.iter().map(|link| li().child(text_link(&context.href(&link.path), &link.label)));
    // The app leaves external links to the browser.
    let feed = text_link(&context.href(ATOM_FEED), &strings.atom_feed).attr("rel", "external");
    let social = site.social.iter().map(|link| li().child(external_link(&link.url, &link.name, context)));
    let navigation = nav()
        .attr("aria-label", &strings.footer_navigation)
        .child(ul().child((pages.collect_view(), li().child(feed))));
    let elsewhere =
        div().child((h2().class("site-footer-heading").child(&strings.social), ul().child(social.collect_view())));
    html::footer().class("site-footer").child((
        div().class("zigzag-border").attr("aria-hidden", "true"),
        navigation,
        elsewhere,
        p().class("site-footer-name").child(&site.title),
    ))
}
