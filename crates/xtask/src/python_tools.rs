//! Prebuilt programs from PyPI, with the digests that `requirements.txt` pins.

use crate::process::run;
use crate::tools::TOOLS_DIR;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The packages with their versions and the digest of each file: <https://pip.pypa.io/en/stable/topics/secure-installs/>
const REQUIREMENTS: &str = "crates/xtask/requirements.txt";

/// Returns the folder of the programs.
pub fn programs(tools_dir: &Path) -> PathBuf {
    tools_dir.join("python").join("bin")
}

/// Installs all packages.
///
/// # Errors
/// Errors if Python or pip is missing, there is no file for this system, or a digest differs.
pub fn install() -> Result<()> {
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--upgrade"]);
    command.args(["--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", REQUIREMENTS]);
    command.args(["--target", &format!("{TOOLS_DIR}/python")]).env("PIP_ROOT_USER_ACTION", "ignore");
    run(command).context("pip cannot install a program")
}
