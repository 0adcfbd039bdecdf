//! Programs of crates on crates.io, at pinned versions.
//!
//! A program that the system has at its version is used as it is. Otherwise cargo-binstall downloads it, where the
//! developer has installed cargo-binstall. All others are compiled.

use crate::process::{cargo, run};
use crate::tools::{TOOLS_DIR, has_version, is_installed};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;

/// The program that downloads what a crate's maintainers have published: <https://github.com/cargo-bins/cargo-binstall>
const BINSTALL: &str = "cargo-binstall";

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
    let mut missing = missing(tools);
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|tool| tool.name()).collect::<Vec<_>>().join(" and ");
    println!("Installing {names} into {TOOLS_DIR}/, once.");
    if is_installed(BINSTALL) {
        missing.retain(|tool| !tool.download());
    }
    compile(&missing)
}

/// Returns the processor time that compiling the missing tools takes, in seconds. A download takes none.
pub fn seconds_to_compile(tools: &[CargoTool]) -> usize {
    if is_installed(BINSTALL) {
        return 0;
    }
    missing(tools).iter().map(|tool| tool.processor_seconds).sum()
}

/// Formats the duration of a build on this machine as whole minutes, rounded up.
pub fn format_minutes(processor_seconds: usize) -> String {
    let processors = available_parallelism().map_or(1, usize::from);
    match (processor_seconds.div_ceil(60 * processors), processors) {
        (0 | 1, _) => String::from("a minute"),
        (minutes, 1) => format!("{minutes} minutes on one processor"),
        (minutes, _) => format!("{minutes} minutes on {processors} processors"),
    }
}

fn missing(tools: &[CargoTool]) -> Vec<&CargoTool> {
    tools.iter().filter(|tool| !tool.is_installed()).collect()
}

/// Compiles tools, one after the other in the same folder, so that crates that both need are compiled once.
fn compile(tools: &[&CargoTool]) -> Result<()> {
    if tools.is_empty() {
        return Ok(());
    }
    let seconds = tools.iter().map(|tool| tool.processor_seconds).sum();
    println!("Compiling takes about {}.", format_minutes(seconds));
    let build = Path::new(TOOLS_DIR).join("build");
    for (index, tool) in tools.iter().enumerate() {
        println!("── Compiling {} ({} of {})", tool.name(), index + 1, tools.len());
        run(tool.install_command(&build))?;
    }
    // The build artifacts take a gigabyte.
    fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))
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
        println!("── Downloading {} with {BINSTALL}", self.name());
        let is_installed = run(self.download_command()).is_ok() && self.is_installed();
        if !is_installed {
            println!("{BINSTALL} cannot install {}.", self.name());
        }
        is_installed
    }

    fn download_command(&self) -> Command {
        let mut command = Command::new(BINSTALL);
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
