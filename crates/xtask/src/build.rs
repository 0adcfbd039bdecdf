//! `cargo xtask build`

use crate::process::run;
use crate::tools;
use anyhow::Result;
use std::path::Path;

/// Builds the release site for this path of its host into a folder.
pub fn release(public_url: &str, dist: &Path) -> Result<()> {
    tools::for_release_build()?;
    let mut command = tools::trunk()?;
    command.args(["build", "--release", "--public-url", public_url, "--dist"]).arg(dist);
    run(command)?;
    println!("The site is in {}/.", dist.display());
    Ok(())
}
