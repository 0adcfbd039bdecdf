//! The head of the document. The only module that changes it.

#![expect(clippy::disallowed_methods, reason = "this is the module that changes the head")]

use crate::site_context::SiteContext;
use leptos::prelude::document;
use model::site::document_title;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What the head says about a page.
pub struct PageTags<'a> {
    /// The page's title, without the site's.
    pub title: &'a str,
    /// The page's description.
    pub description: &'a str,
}

/// Removes the addresses under which search engines and people who share a page should know the first page: they are not
/// those of any other. Whoever asks for another page by its address gets a document that has its own.
pub fn leave_first_page() {
    let Ok(addresses) = document().query_selector_all("link[rel=canonical], link[hreflang]") else { return };
    for address in (0..addresses.length()).filter_map(|index| addresses.item(index)?.dyn_into::<Element>().ok()) {
        address.remove();
    }
}

/// Sets title and description.
pub fn show(tags: &PageTags<'_>, context: SiteContext) {
    document().set_title(&document_title(tags.title, &context.site.title));
    if let Ok(Some(description)) = document().query_selector("meta[name=description]") {
        // Setting an attribute of an element that exists does not fail.
        let _ = description.set_attribute("content", tags.description);
    }
}
