//! What the pages are made of: elements and texts.
//!
//! Each page is described here, once. The app draws the description as DOM, the publisher writes it as the text of a
//! document, so the two cannot differ. The crate does no input or output.
//!
//! [`node`] is what a description consists of, [`state`] is what can change while a page is shown, and [`context`] is what
//! all descriptions need to know. `pages` has one file for each kind of page, `components` one for each part that several
//! pages share.

mod components;
pub mod context;
pub mod node;
mod pages;
pub mod state;

pub use components::{blocks, footer, header, skip_link, status_line};
pub use pages::{FailureText, failure, not_found, page};

/// The id of `<main>`. No heading can have it, because ids of headings have no underscore.
pub const MAIN_ID: &str = "main_content";
/// The id of the menu. See [`MAIN_ID`].
pub const MENU_ID: &str = "site_menu";
