//! The inline script that applies the visitor's theme before the first paint, and marks browsers that can share.
//!
//! Any later, the page would flash in other colours, and the links to share a post would shift. The script is so short that
//! the document contains it.

/// The script. It reads what the app's `theme.rs` stores.
pub const SCRIPT: &str = include_str!("theme_init.js").trim_ascii();
