//! `cargo xtask build`

use crate::process::run;
use crate::tools;
use anyhow::{Result, bail};
use std::path::Path;

/// Builds the release site for this path of its host into a folder.
pub fn release(public_url: &str, dist: &Path) -> Result<()> {
    // Documents lie at different depths, so paths that are relative to them cannot work.
    if !public_url.starts_with('/') {
        bail!("`{public_url}` is not a path: write `/`, or for a site below it `/some/path/`");
    }
    tools::for_release_build()?;
    let mut command = tools::trunk()?;
    command.args(["build", "--release", "--public-url", public_url, "--dist"]).arg(dist);
    run(command)?;
    println!("The site is in {}/.", dist.display());
    Ok(())
}
