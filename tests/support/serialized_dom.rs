//! The DOM of a page as a string, to compare the static HTML of a document with the elements of the app.

use crate::diff::differing_parts;
use crate::{Browser, TestServer};

impl TestServer {
    /// Serializes the static HTML of every document opened from now on.
    pub fn serialize_static_html(&self) {
        self.add_init_script(include_str!("scripts/serialize_dom.js"));
    }
}

impl Browser {
    /// Returns the serialized static HTML of the document, as it was before the app started. The server must have been
    /// told to serialize it: see [`TestServer::serialize_static_html`].
    pub async fn static_html(&self) -> String {
        self.evaluate_string("window.staticHtml").await
    }

    /// Returns the serialized page in its current state.
    pub async fn serialized_page(&self) -> String {
        self.evaluate_string("serializePage()").await
    }
}

/// Asserts that the app's elements equal the static HTML: names, namespaces, attributes and text.
///
/// # Panics
/// Panics if they differ; the message shows the differing lines, each an element with its namespace.
pub fn assert_same_dom(static_html: &str, app: &str, path: &str) {
    let (static_html, app) = differing_parts(static_html, app);
    pretty_assertions::assert_eq!(static_html, app, "{path}: the app's elements differ from the static HTML");
}
