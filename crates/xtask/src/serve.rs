//! `cargo xtask serve`

use crate::cargo_tools::{self, format_minutes};
use crate::process::{self, cargo};
use crate::tools::{self, WASM_TARGET};
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

/// The processor time that the first debug build takes, in seconds.
const FIRST_BUILD_SECONDS: usize = 320;

/// Installs missing tools and runs `trunk serve` until it is interrupted.
pub fn run(trunk_arguments: &[String]) -> Result<ExitCode> {
    announce_duration()?;
    tools::ensure_debug_tools()?;
    process::run(tools::fetch_crates())?;
    // Trunk's hook would compile it without any sign of progress.
    process::run(cargo(["build", "--package", "publisher", "--bin", "content"]))?;
    let mut command = tools::trunk()?;
    command.arg("serve").args(trunk_arguments);
    let status = command.status().context("cannot start trunk")?;
    // Ctrl-C is the regular end of this command, not a failure.
    let was_interrupted = status.code().is_none();
    Ok(if status.success() || was_interrupted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says how long the command takes until the site is served, if that is long.
fn announce_duration() -> Result<()> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let is_built = target.join(WASM_TARGET).join("debug").is_dir();
    let build = if is_built { 0 } else { FIRST_BUILD_SECONDS };
    let seconds = cargo_tools::seconds_to_compile(&tools::debug_tools()?) + build;
    if seconds > 0 {
        println!("The first run takes about {}. Later ones take seconds.", format_minutes(seconds));
    }
    Ok(())
}
