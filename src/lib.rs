//! The website as a client app: it loads JSON content at run time and renders every page in the browser.
//!
//! The way of a page: [`language`] reads where the site lies · [`content`] loads and parses the file of a route ·
//! [`navigation`] follows the address and shows what was loaded · [`page`] has it described by `markup`, as the publisher
//! has for the text of a document · [`drawing`] turns the description into elements, whose controls do [`actions`].
//!
//! Invariants: only [`content`] fetches, only [`head`] changes the document's head, only [`focus`] moves focus, and only
//! [`scroll`] scrolls to a remembered place. No HTML string is ever put into the page.

pub mod actions;
pub mod ahead;
pub mod app;
pub mod content;
pub mod drawing;
pub mod focus;
pub mod formats;
pub mod head;
pub mod json;
pub mod language;
pub mod memory;
pub mod menu;
pub mod navigation;
pub mod page;
pub mod scroll;
pub mod site_context;
pub mod takeover;
pub mod theme;
pub mod transition;

pub use app::start;
