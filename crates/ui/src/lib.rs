//! The views of all pages and components.
//!
//! Each page is described once, here, as a tree of elements. The app builds it as DOM, the publisher writes it as static
//! HTML, so the two cannot differ. The crate does no I/O.
//!
//! [`view`] is the element tree and its builder, [`state`] is what changes while a page is shown, and [`context`] is what
//! views need besides the content. `pages` has one file for each kind of page, `components` one for each component that
//! several pages share.

mod components;
pub mod context;
mod pages;
pub mod query;
#[cfg(test)]
mod snapshots;
pub mod state;
pub mod view;

pub use components::{blocks, footer, header, live_region, skip_link};
pub use pages::{LoadErrorMessage, load_error, not_found, page};

/// The id of `<main>`. No heading can have it: ids of headings have no underscore.
pub const MAIN_ID: &str = "main_content";
/// The id of the menu. See [`MAIN_ID`].
pub const MENU_ID: &str = "site_menu";
