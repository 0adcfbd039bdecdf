//! Initiatives, each with its strategy.

use crate::body::Block;
use crate::page::PageMeta;
use serde::{Deserialize, Serialize};

/// `content/<language>/initiatives.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativesPage {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// Language, title, heading and description.
    #[serde(rename = "head")]
    pub meta: PageMeta,
    /// The blocks before the initiatives.
    pub introduction: Vec<Block>,
    /// In the editors' order.
    pub initiatives: Vec<Initiative>,
}

/// One initiative. Its fragment is its slug.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initiative {
    /// Slug, title and summary.
    pub summary: InitiativeSummary,
    /// The language of the content.
    pub language: String,
    /// The body. Its headings start at level 3, below the initiative's title.
    pub body: Vec<Block>,
}

/// The part of an initiative that a card shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeSummary {
    /// The fragment of `/initiatives/` that links to it.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
}
