//! Support of the browser tests: a server for the built site with fault injection, and a browser to visit it.
//!
//! `SITE` names the folder with the release site, which `cargo xtask test` builds. A failing step panics, and the panic
//! message states what was expected.

mod accessibility_tree;
pub mod appearance;
mod artifacts;
pub mod axe;
pub mod browser;
mod browser_logs;
mod browser_pool;
mod browser_process;
mod chunked_response;
pub mod clipboard;
mod cuttable_listener;
pub mod diff;
pub mod disclosures;
mod driver;
mod editors_day;
pub mod engine;
mod engines;
pub mod fixture;
pub mod history_walk;
pub mod html_checker;
mod instrumentation;
pub mod keyboard;
pub mod layout;
pub mod nginx;
pub mod page_queries;
mod process;
pub mod pseudolocale;
pub mod publication;
pub mod real_content;
pub mod sampling;
pub mod serialized_dom;
mod session;
pub mod shared;
pub mod site;
pub mod test_server;
pub mod tools;
mod viewport;
mod visit;
pub mod visitor_clock;

pub use appearance::{Appearance, ColorScheme};
pub use axe::Axe;
pub use browser::Browser;
pub use engine::Engine;
pub use publication::Publication;
pub use real_content::RealContent;
pub use shared::{fixture_folder, fixture_under_path_folder};
pub use test_server::{Fault, TestServer};
pub use visit::{visit, visit_at};

use std::path::PathBuf;

/// Returns the folder of the built site.
pub(crate) fn site_folder() -> PathBuf {
    folder_from_env("SITE")
}

/// Returns the folder of the site that was built for [`SUB_PATH`].
#[must_use]
pub fn site_under_path_folder() -> PathBuf {
    folder_from_env("SITE_UNDER_PATH")
}

/// The base path of the second site.
pub const SUB_PATH: &str = "/some/path/";

fn folder_from_env(variable: &str) -> PathBuf {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    folder.unwrap_or_else(|| panic!("{variable} is not set: run these tests with `cargo xtask test`"))
}
