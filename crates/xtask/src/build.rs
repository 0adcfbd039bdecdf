//! `cargo xtask build`

use crate::process::run;
use crate::tools;
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// Builds the release site into a folder, for a path on its host.
///
/// # Errors
/// Errors if the path is not absolute, a tool cannot be installed or the build fails.
pub fn release(public_url: &str, dist: &Path) -> Result<()> {
    // Documents are at different depths, so relative URLs cannot work.
    if !public_url.starts_with('/') {
        bail!("`{public_url}` must start with `/`: write `/`, or `/folder/` for a site in a folder");
    }
    tools::ensure_release_tools()?;
    let mut fetch = tools::fetch_crates();
    let mut trunk = tools::trunk()?;
    trunk.args(["build", "--release", "--public-url", public_url, "--dist"]).arg(dist);
    if tools::ensure_rust_src()? {
        for command in [&mut fetch, &mut trunk] {
            build_std_for_size(command);
        }
    } else {
        println!(
            "The Rust component rust-src cannot be installed. The app works without it, but its WebAssembly is about a \
             tenth larger."
        );
    }
    run(fetch)?;
    run(trunk)?;
    println!("The site is in {}/.", dist.display());
    Ok(())
}

/// Makes a command compile the standard library for size along with the app, without panic messages, which nobody would
/// see. `build-std` is unstable; the variable `RUSTC_BOOTSTRAP` allows it in the pinned toolchain.
fn build_std_for_size(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort");
}
