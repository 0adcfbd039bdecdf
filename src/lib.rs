//! The client app: it loads JSON content at run time and renders every page in the browser.
//!
//! Life of a page:
//!
//! 1. [`site_urls`] reads the base path and the languages from the document.
//! 2. [`loader`] loads the content of a route, with [`cache`]; [`json`] deserializes it.
//! 3. [`navigation`] follows links, back and forward, and shows the loaded page; `session_history` decides what each does.
//!    The old page stays until the content of the new one has arrived.
//! 4. [`page_view`] renders it with `ui`, as the publisher does for the static HTML.
//! 5. [`render`] builds DOM from the element tree, whose controls perform [`actions`].
//! 6. [`mount`] replaces the static HTML of the first page.
//!
//! Invariants: only [`loader`] fetches, only [`history`] adds history entries, only [`head`] changes the document's head,
//! only [`focus`] moves focus, and only [`scroll`] scrolls. No HTML string is ever put into the page.

pub mod actions;
pub mod app;
pub mod cache;
pub mod clock;
pub mod focus;
pub mod head;
pub mod history;
pub mod js;
pub mod json;
pub mod loader;
pub mod menu;
pub mod mount;
pub mod navigation;
pub mod page_view;
pub mod prefetch;
pub mod redirect;
pub mod render;
pub mod scroll;
pub mod selection;
pub mod site_context;
pub mod site_header;
pub mod site_urls;
pub mod theme;
pub mod transition;

pub use app::start;
