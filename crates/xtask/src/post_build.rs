//! `cargo xtask post-build`: Trunk's `post_build` hook. Trunk passes the profile and the staging folder in environment
//! variables.

use crate::optimize::optimize;
use crate::process;
use crate::process::cargo;
use crate::tools;
use anyhow::{Context, Result};
use std::env;
use std::path::Path;

/// Optimises a release build, then publishes the content into the built site.
///
/// # Errors
/// Errors if the content has an error. That fails Trunk's build, and `trunk serve` keeps serving the last successful one.
pub fn run() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("this is a hook of Trunk: run `cargo xtask build`")?;
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release") {
        tools::ensure_optimizers()?;
        optimize(Path::new(&folder))?;
    }
    process::run(cargo(["content", "build"]))
}
