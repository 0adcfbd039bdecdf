//! Programs of crates on crates.io, at pinned versions.
//!
//! A program that the system has at its version is used as it is. Otherwise cargo-binstall downloads it, where the
//! developer has installed cargo-binstall. What is left is compiled.

use crate::process::{cargo, run};
use crate::tools::{TOOLS_DIR, has_version, is_installed};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;

/// A crate with the programs that are needed of it.
pub struct CargoTool {
    /// The name of the crate.
    pub package: &'static str,
    /// The version of the crate, which its programs print.
    pub version: String,
    /// The programs.
    pub programs: &'static [&'static str],
    /// Options for `cargo install`.
    pub options: &'static [&'static str],
    /// The crates whose speed matters. All others are compiled without optimisations, which takes half the time.
    pub optimized: &'static [&'static str],
    /// The processor time that compiling takes, in seconds.
    pub processor_seconds: usize,
}

/// Installs the tools that are missing or have another version.
pub fn ensure_installed(tools: &[CargoTool]) -> Result<()> {
    let mut missing: Vec<&CargoTool> = tools.iter().filter(|tool| !tool.is_installed()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|tool| tool.name()).collect::<Vec<_>>().join(" and ");
    println!("Installing {names} into {TOOLS_DIR}/, once.");
    if is_installed("cargo-binstall") {
        missing.retain(|tool| !tool.download());
    }
    compile(&missing)
}

/// Compiles tools, one after the other in the same folder, so that crates that both need are compiled once.
fn compile(tools: &[&CargoTool]) -> Result<()> {
    if tools.is_empty() {
        return Ok(());
    }
    let processors = available_parallelism().map_or(1, usize::from);
    let seconds: usize = tools.iter().map(|tool| tool.processor_seconds).sum();
    println!("Compiling takes about {} on {processors} processors.", format_minutes(seconds, processors));
    let build = Path::new(TOOLS_DIR).join("build");
    for (index, tool) in tools.iter().enumerate() {
        println!("── Compiling {} ({} of {})", tool.name(), index + 1, tools.len());
        run(tool.install_command(&build))?;
    }
    // The build artifacts take a gigabyte.
    fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))
}

/// Formats the duration of a build as whole minutes, rounded up.
fn format_minutes(processor_seconds: usize, processors: usize) -> String {
    match processor_seconds.div_ceil(60 * processors) {
        0 | 1 => String::from("a minute"),
        minutes => format!("{minutes} minutes"),
    }
}

impl CargoTool {
    fn name(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    fn is_installed(&self) -> bool {
        self.programs.iter().all(|program| has_version(program, &self.version))
    }

    /// Downloads the programs that the crate's maintainers have published. Returns whether they are installed now.
    fn download(&self) -> bool {
        println!("── Downloading {} with cargo-binstall", self.name());
        let is_installed = run(self.download_command()).is_ok() && self.is_installed();
        if !is_installed {
            println!("cargo-binstall cannot install {}.", self.name());
        }
        is_installed
    }

    fn download_command(&self) -> Command {
        let mut command = Command::new("cargo-binstall");
        command.args(["--no-confirm", "--force", "--no-symlinks", "--strategies", "crate-meta-data"]);
        command.args(["--install-path", &format!("{TOOLS_DIR}/bin"), &format!("{}@{}", self.package, self.version)]);
        command
    }

    fn install_command(&self, build: &Path) -> Command {
        let mut command = cargo(["install", self.package, "--version", &self.version, "--force"]);
        command.args(self.options).args(["--root", TOOLS_DIR, "--target-dir"]).arg(build);
        for package in self.optimized {
            command.args(["--config", &format!("profile.release.package.{package}.opt-level=1")]);
        }
        for (setting, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "0")] {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_rounded_up() {
        let minutes = [(430, 2), (240, 2), (240, 4), (100, 8)].map(|(seconds, count)| format_minutes(seconds, count));
        assert_eq!(minutes, ["4 minutes", "2 minutes", "a minute", "a minute"]);
    }
}
