//! `cargo xtask build`

use crate::process::run;
use crate::tools;
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// Builds the release site for this path of its host into a folder.
pub fn release(public_url: &str, dist: &Path) -> Result<()> {
    // Documents lie at different depths, so paths that are relative to them cannot work.
    if !public_url.starts_with('/') {
        bail!("`{public_url}` is not a path: write `/`, or for a site below it `/some/path/`");
    }
    tools::for_release_build()?;
    let mut fetch = tools::fetch_crates();
    let mut trunk = tools::trunk()?;
    trunk.args(["build", "--release", "--public-url", public_url, "--dist"]).arg(dist);
    if tools::has_library_source()? {
        for command in [&mut fetch, &mut trunk] {
            build_library_for_size(command);
        }
    } else {
        println!(
            "The compiler's component rust-src cannot be had, so the app is built with the standard library as it comes: \
             it works as well, and is about a tenth larger."
        );
    }
    run(fetch)?;
    run(trunk)?;
    println!("The site is in {}/.", dist.display());
    Ok(())
}

/// Has the standard library compiled for size along with the app, without the words of panics, which nobody would see.
/// Cargo calls this unstable; the variable `RUSTC_BOOTSTRAP` allows it in the pinned compiler.
fn build_library_for_size(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort");
}
