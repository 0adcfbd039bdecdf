//! A page of prose: the home page, about, and any further page that an editor adds.

use crate::body::Block;
use crate::page::PageMeta;
use serde::{Deserialize, Serialize};

/// `content/<language>/pages/<slug>.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPage {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// Language, title, heading and description.
    #[serde(rename = "head")]
    pub meta: PageMeta,
    /// The prose.
    pub body: Vec<Block>,
}
