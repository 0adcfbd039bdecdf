//! The base path, the languages and the first page of the site, from the `data-*` attributes of `<html>`.
//!
//! The language never changes while the app runs: links to other languages load a new document. The attribute `lang` does
//! not tell it, because a browser that translates a page changes it.

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

/// Returns the route that the document names. A host may answer with it at an address that the app would spell otherwise,
/// such as `/%61bout/` or `/about//`. The document for unknown addresses names none.
#[must_use]
pub fn document_route(urls: &SiteUrls) -> LocalizedRoute {
    match attribute("route") {
        Some(path) => urls.resolve(&path),
        None => LocalizedRoute { route: None, ..urls.resolve(history::address().path()) },
    }
}

fn attribute(name: &str) -> Option<String> {
    let root: HtmlElement = document().document_element()?.dyn_into().ok()?;
    root.dataset().get(name)
}
