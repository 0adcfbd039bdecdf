//! `cargo xtask bench lighthouse`: Lighthouse scores of every route.

use super::environment::environment_line;
use super::{node, results};
use crate::tools;
use anyhow::{Context, Result};
use std::path::Path;

/// Runs Lighthouse and writes the section.
pub fn run(site: &Path) -> Result<()> {
    node::ensure_installed()?;
    let chromium = tools::find("chromium").context("Chromium is not installed")?;
    let tables = node::run_script("bench/lighthouse/main.mjs", [site.as_os_str(), chromium.as_os_str()])?;
    let environment = environment_line(&[("chromium", &["--version"]), ("node", &["--version"])]);
    results::replace_section(
        "Lighthouse",
        &format!("{environment} Mobile, with Lighthouse's own network and CPU throttling, one run each.\n\n{tables}"),
    )
}
