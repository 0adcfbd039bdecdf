//! The document's head. The only module that changes it.

#![expect(clippy::disallowed_methods, reason = "this is the module that changes the head")]

use crate::focus::elements_within;
use crate::site_context::SiteContext;
use leptos::prelude::document;
use model::site::document_title;

/// Sets title and description to those of a page. `title` does not contain the site's title.
pub fn update(title: &str, description: &str, context: SiteContext) {
    document().set_title(&document_title(title, &context.site.title));
    if let Ok(Some(meta)) = document().query_selector("meta[name=description]") {
        // Setting an attribute of an existing element does not fail.
        let _ = meta.set_attribute("content", description);
    }
}

/// Removes the canonical link and the links to translations: they are those of the first page. The document of any other
/// page has its own.
pub fn remove_canonical_link() {
    let Some(root) = document().document_element() else { return };
    for (_, link) in elements_within(&root, "link[rel=canonical], link[hreflang]") {
        link.remove();
    }
}
