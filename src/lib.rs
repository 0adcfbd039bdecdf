//! The website as a client app: it loads JSON content at run time and renders every page in the browser.
//!
//! The way of a page: [`language`] reads where the site lies · [`content`] loads and parses the file of a route ·
//! [`navigation`] follows the address and shows what was loaded · `pages` renders it, out of `components`.
//!
//! Invariants: only [`content`] fetches, only [`head`] changes the document's head, only [`focus`] moves focus, and only
//! [`scroll`] scrolls to a remembered place. No HTML string is ever put into the page.

#![expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]

pub mod app;
pub mod components;
pub mod content;
pub mod focus;
pub mod head;
pub mod language;
pub mod menu;
pub mod navigation;
pub mod pages;
pub mod scroll;
pub mod site_context;
pub mod takeover;
pub mod theme;
pub mod transition;

pub use app::start;
