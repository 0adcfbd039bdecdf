//! `cargo xtask bench lighthouse`: what Lighthouse says about every route.

use super::machine::measured_on;
use super::{node, results};
use crate::tools;
use anyhow::{Context, Result};
use std::path::Path;

/// Measures and writes the section.
pub fn run(site: &Path) -> Result<()> {
    node::provide()?;
    let chromium = tools::find("chromium").context("Chromium is not there")?;
    let tables = node::script("bench/lighthouse/main.mjs", [site.as_os_str(), chromium.as_os_str()])?;
    let versions = measured_on(&[("chromium", &["--version"]), ("node", &["--version"])]);
    results::renew(
        "Lighthouse",
        &format!("{versions} Mobile, with Lighthouse's own slow 4G and slow processor, one run each.\n\n{tables}"),
    )
}
