//! A page of text: the home page, about, and any further page that an editor adds.

use crate::body::Block;
use serde::{Deserialize, Serialize};

/// What every page has: its place in the document's head and its heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageHead {
    /// The language of the text, which is the default language where a translation is missing.
    pub language: String,
    /// The title, for the document's head and for links.
    pub title: String,
    /// The only heading of level 1.
    pub heading: String,
    /// One sentence for search engines and previews.
    pub description: String,
}

/// `content/<language>/pages/<slug>.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// Title, heading and description.
    pub head: PageHead,
    /// The text.
    pub body: Vec<Block>,
}
