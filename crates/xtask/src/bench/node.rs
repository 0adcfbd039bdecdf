//! The parts that are written in JavaScript, since they drive a browser: scripts in `bench/` that print Markdown.

use crate::engines::ENGINES;
use crate::process::run;
use crate::tools;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs;
use std::process::{Command, Stdio};

const MANIFEST: &str = "bench/package.json";
/// A copy of the manifest that tells whether the packages are those that it names.
const INSTALLED: &str = "bench/node_modules/installed.json";

/// Makes sure of the packages that `bench/package.json` names, and of Chromium.
pub fn provide() -> Result<()> {
    let chromium = ENGINES.into_iter().find(|engine| engine.name == "Chromium").context("no engine is Chromium")?;
    chromium.provide()?;
    let wanted = fs::read(MANIFEST).with_context(|| format!("cannot read {MANIFEST}"))?;
    if fs::read(INSTALLED).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing what {MANIFEST} names.");
    let mut command = Command::new("npm");
    command.args(["install", "--prefix", "bench", "--ignore-scripts"]);
    command.args(["--no-package-lock", "--no-audit", "--no-fund"]);
    run(command).context("install Node.js, then try again")?;
    fs::write(INSTALLED, wanted).with_context(|| format!("cannot write {INSTALLED}"))
}

/// Runs a script and gives what it prints. What it says on the way is shown.
pub fn script<'a>(file: &str, arguments: impl IntoIterator<Item = &'a OsStr>) -> Result<String> {
    let mut command = tools::program("node")?;
    command.arg(file).args(arguments);
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start node for {file}"))?;
    if !output.status.success() {
        bail!("{file} failed");
    }
    String::from_utf8(output.stdout).with_context(|| format!("{file} prints what is no text"))
}
