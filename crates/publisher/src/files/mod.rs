//! The files beside the documents: content as JSON, feeds, sitemap, icons, share cards, and configuration for hosts.

pub(crate) mod content_json;
pub mod feeds;
pub mod headers;
pub mod hosting;
pub mod icons;
pub mod manifest;
pub(crate) mod media;
pub(crate) mod public;
pub mod redirects;
pub mod robots;
pub mod share_cards;
pub mod sitemap;
pub mod xml;

pub use content_json::JsonError;
