//! The base path, the languages and the first page of the site, from the `data-*` attributes of `<html>`.
//!
//! The language never changes while the app runs: links to other languages load a new document. The attribute `lang` does
//! not identify it, because a browser that translates a page changes it.

use crate::history;
use leptos::prelude::document;
use model::urls::{LocalizedRoute, SiteUrls};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Returns the URLs of the site that the document belongs to.
#[must_use]
pub fn from_document() -> SiteUrls {
    let base_path = attribute("basePath").unwrap_or_else(|| String::from("/"));
    let languages = attribute("languages").unwrap_or_else(|| String::from("en"));
    let languages: Vec<String> = languages.split(' ').map(String::from).collect();
    SiteUrls::new(&base_path, &languages)
}

/// The route of the document and the route of its address.
///
/// They differ where a host answers with the document at an address that the app would spell otherwise, such as
/// `/%61bout/` or `/about//`, and where it answers with one document at all addresses.
pub struct FirstRoute {
    /// The route to try first: that of the address if it has one.
    pub route: LocalizedRoute,
    /// The route that the document names, if it is another one. The host has answered with it, so it is never replaced by
    /// "not found".
    pub fallback: Option<LocalizedRoute>,
}

/// Returns the route of the first page. The document for unknown addresses names none.
#[must_use]
pub fn first_route(urls: &SiteUrls) -> FirstRoute {
    let of_address = urls.resolve(&history::address().path);
    let Some(named) = attribute("route").map(|path| urls.resolve(&path)) else {
        return FirstRoute { route: LocalizedRoute { route: None, ..of_address }, fallback: None };
    };
    match of_address.route {
        Some(_) if of_address != named => FirstRoute { route: of_address, fallback: Some(named) },
        _ => FirstRoute { route: named, fallback: None },
    }
}

fn attribute(name: &str) -> Option<String> {
    let root: HtmlElement = document().document_element()?.dyn_into().ok()?;
    root.dataset().get(name)
}
