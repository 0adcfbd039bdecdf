//! What the browser tests share: a host that serves the built site and can fail on demand, and a browser to visit it.
//!
//! `SITE` names the folder with the release site, which `cargo xtask test` builds. A failing step panics and says what
//! was expected: this is the test's message.

mod accessibility_tree;
pub mod appearance;
mod artifacts;
pub mod axe;
pub mod browser;
mod console;
mod devtools;
mod disclosures;
mod driver;
pub mod engine;
mod engines;
pub mod host;
pub mod html_checker;
pub mod layout;
pub mod nginx;
mod observed;
mod pieces;
mod process;
pub mod publication;
pub mod reading;
mod session;
pub mod site;
pub mod test_language;
pub mod tools;
mod wire;

pub use appearance::{Appearance, Scheme};
pub use axe::Axe;
pub use browser::Browser;
pub use engine::Engine;
pub use host::{Fault, Host};
pub use publication::Publication;

use std::path::PathBuf;

/// The folder of the built site.
#[must_use]
pub fn site_folder() -> PathBuf {
    folder_named_by("SITE")
}

/// The folder of the site that was built for [`SUB_PATH`].
#[must_use]
pub fn site_under_path_folder() -> PathBuf {
    folder_named_by("SITE_UNDER_PATH")
}

/// The path of the second site on its host.
pub const SUB_PATH: &str = "/some/path/";

fn folder_named_by(variable: &str) -> PathBuf {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    folder.unwrap_or_else(|| panic!("{variable} is not set: run these tests with `cargo xtask test`"))
}
