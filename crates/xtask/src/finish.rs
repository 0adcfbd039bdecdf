//! `cargo xtask finish`: what Trunk runs as the last step of a build. Its variables say what it has built, and where.

use crate::process;
use crate::process::cargo;
use crate::shrink::shrink;
use crate::tools;
use anyhow::{Context, Result};
use std::env;
use std::path::Path;

/// Makes a release smaller, and publishes the content into the built site. A mistake in the content fails the build, and
/// Trunk goes on serving the last good one.
pub fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("this is a step of Trunk's: run `cargo xtask build`")?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        tools::for_small_app()?;
        shrink(Path::new(&folder))?;
    }
    process::run(cargo(["content", "build"]))
}
