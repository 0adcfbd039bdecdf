//! The base path and the languages of the site, from the `data-*` attributes of `<html>`.
//!
//! The language never changes while the app runs: links to other languages load a new document.

use leptos::prelude::document;
use model::urls::SiteUrls;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Returns the URLs of the site that the document belongs to.
#[must_use]
pub fn from_document() -> SiteUrls {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let attribute = |name: &str| root.as_ref().and_then(|root| root.dataset().get(name));
    let base_path = attribute("basePath").unwrap_or_else(|| String::from("/"));
    let languages = attribute("languages").unwrap_or_else(|| String::from("en"));
    let languages: Vec<String> = languages.split(' ').map(String::from).collect();
    SiteUrls::new(&base_path, &languages)
}
