//! The footer: who is behind the site, further pages, and where else the organisation can be found.

use super::header::link_to_content;
use super::{external_link, profile_link, string_link, text_link};
use crate::context::ViewContext;
use crate::view::html::{self, div, h2, li, nav, p, ul};
use crate::view::{CollectView, Element};
use model::route::ATOM_FEED;

/// The id of the heading that names the navigation. No heading of a page can have it: those have no underscore.
const PAGES_HEADING_ID: &str = "footer_pages";

/// The footer.
#[must_use]
pub fn footer(context: &ViewContext<'_>) -> Element {
    html::footer().class("site-footer").child((
        div().class("zigzag-border").attr("aria-hidden", "true"),
        about(context),
        pages(context),
        (!context.site.social.is_empty()).then(|| profiles(context)),
    ))
}

fn about(context: &ViewContext<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let about_organisation = &strings.about_organisation;
    let about_organisation = (!about_organisation.text.is_empty()).then(|| p().child(about_organisation));
    let source = site.repository.as_ref().map(|url| (" ", external_link(url, &strings.source_code, context)));
    div().class("site-footer-about").child((
        div().class("site-footer-name").child(&site.title),
        about_organisation,
        p().child((&strings.code_licence, source)),
    ))
}

fn pages(context: &ViewContext<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let pages = site.footer_navigation.iter().map(|link| text_link(&context.href(&link.path), &link.label));
    let contact = site.contact.as_ref().map(|address| external_link(&["mailto:", address].concat(), address, context));
    // The app leaves external links to the browser.
    let feed = string_link(&context.href(ATOM_FEED), &strings.follow_by_feed).attr("rel", "external");
    let links = pages.chain(contact).chain([feed, link_to_content(&strings.back_to_top)]);
    nav().attr("aria-labelledby", PAGES_HEADING_ID).child((
        h2().class("site-footer-heading").attr("id", PAGES_HEADING_ID).child(&strings.footer_navigation),
        ul().child(links.map(|link| li().child(link)).collect_view()),
    ))
}

fn profiles(context: &ViewContext<'_>) -> Element {
    let site = context.site;
    let links = site.social.iter().map(|profile| li().child(profile_link(&site.title, profile, context)));
    div().child((h2().class("site-footer-heading").child(&context.strings().social), ul().child(links.collect_view())))
}
