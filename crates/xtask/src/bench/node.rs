//! The scripts in `bench/`, which drive a browser and print Markdown.

use crate::browsers::CHROMIUM;
use crate::process::run;
use crate::tools;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs;
use std::process::{Command, Stdio};

const MANIFEST: &str = "bench/package.json";
/// A copy of the manifest, written after an installation to detect changes.
const INSTALLED_MANIFEST: &str = "bench/node_modules/installed.json";

/// Installs the packages of `bench/package.json`, and Chromium, if they are missing.
pub fn ensure_installed() -> Result<()> {
    CHROMIUM.ensure_installed()?;
    let manifest = fs::read(MANIFEST).with_context(|| format!("cannot read {MANIFEST}"))?;
    if fs::read(INSTALLED_MANIFEST).is_ok_and(|installed| installed == manifest) {
        return Ok(());
    }
    println!("Installing the packages of {MANIFEST}.");
    let mut command = Command::new("npm");
    command.args(["install", "--prefix", "bench", "--ignore-scripts"]);
    command.args(["--no-package-lock", "--no-audit", "--no-fund"]);
    run(command).context("cannot run npm: install Node.js, then try again")?;
    fs::write(INSTALLED_MANIFEST, manifest).with_context(|| format!("cannot write {INSTALLED_MANIFEST}"))
}

/// Runs a script and returns its standard output. Its standard error is inherited.
pub fn run_script<'a>(file: &str, arguments: impl IntoIterator<Item = &'a OsStr>) -> Result<String> {
    let mut command = tools::command("node")?;
    command.arg(file).args(arguments);
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start node for {file}"))?;
    if !output.status.success() {
        bail!("{file} failed");
    }
    String::from_utf8(output.stdout).with_context(|| format!("{file} does not print UTF-8"))
}
