//! Checks of the dependencies with cargo-deny. `deny.toml` has the rules.

use crate::cargo_tools::{self, CargoTool};
use crate::process::{run, succeeds};
use crate::python_tools;
use crate::tools;
use anyhow::Result;
use std::process::Command;

/// The version of cargo-deny, which `requirements.txt` names too.
const VERSION: &str = "0.20.2";

/// Checks licences, sources and banned crates. Returns whether they follow the rules.
pub fn check() -> Result<bool> {
    let mut command = deny()?;
    command.args(["check", "bans", "licenses", "sources"]);
    succeeds(command)
}

/// `cargo xtask audit`: looks for known vulnerabilities, which can appear without a change here. So it is no test.
///
/// # Errors
/// Errors if there is one, or the database cannot be downloaded.
pub fn audit() -> Result<()> {
    let mut command = deny()?;
    command.args(["check", "advisories"]);
    run(command)
}

/// Returns the command of cargo-deny.
fn deny() -> Result<Command> {
    ensure_installed()?;
    let mut command = tools::command("cargo-deny")?;
    command.args(["--workspace", "--all-features", "--locked"]);
    Ok(command)
}

/// Installs cargo-deny if it is missing: prebuilt where Python is installed, since compiling it takes minutes.
fn ensure_installed() -> Result<()> {
    if tools::has_version("cargo-deny", VERSION) {
        return Ok(());
    }
    println!("Installing cargo-deny {VERSION} into {}/.", tools::TOOLS_DIR);
    if let Err(error) = python_tools::install() {
        println!("{error:#}");
    }
    cargo_tools::ensure_installed(&[CargoTool {
        package: "cargo-deny",
        version: String::from(VERSION),
        programs: &["cargo-deny"],
        options: &["--locked"],
        optimized: &[],
        processor_seconds: 300,
    }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pip_installs_the_same_version() {
        let requirements = include_str!("../requirements.txt");
        assert!(requirements.contains(&format!("cargo-deny=={VERSION} ")), "{requirements}");
    }
}
