//! The script that runs in a document before its first paint: it sets the colours that the visitor has chosen.
//!
//! Any later and the page would appear in other colours first. It is so short that it stands in the document itself.

/// The script. The app's `theme.rs` stores what it reads.
pub const SCRIPT: &str = include_str!("theme_init.js").trim_ascii();
