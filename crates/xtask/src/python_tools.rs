//! Prebuilt programs from PyPI, with the digests that `requirements.txt` pins.

use crate::debian;
use crate::process::{run, stdout_of};
use crate::tools::TOOLS_DIR;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The packages with their versions and the digest of each file: <https://pip.pypa.io/en/stable/topics/secure-installs/>
const REQUIREMENTS: &str = "crates/xtask/requirements.txt";
/// The folder that exists once this version is installed, which the list names too.
const CALENDAR_READER: &str = "icalendar-6.3.1.dist-info";

/// Returns the folder of the programs.
pub fn programs(tools_dir: &Path) -> PathBuf {
    tools_dir.join("python").join("bin")
}

/// Installs the reader of calendars that `tests/calendars.py` uses, if it is missing.
///
/// # Errors
/// Errors if it cannot be installed.
pub fn ensure_calendar_reader() -> Result<()> {
    if Path::new(TOOLS_DIR).join("python").join(CALENDAR_READER).is_dir() {
        return Ok(());
    }
    if stdout_of("python3", &["-m", "pip", "--version"]).is_none() {
        debian::install("The tests of calendars", &["python3-pip"])?;
    }
    install()
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
