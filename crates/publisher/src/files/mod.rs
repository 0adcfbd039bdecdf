//! Files beside the documents: feeds, sitemap, icons, share cards, and what hosts need to know.

pub mod feeds;
pub mod headers;
pub mod hosting;
pub mod icons;
pub mod manifest;
pub(crate) mod media;
pub mod redirects;
pub mod robots;
pub mod share_cards;
pub mod sitemap;
pub mod xml;
