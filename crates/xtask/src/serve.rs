//! `cargo xtask serve`

use crate::process;
use crate::tools;
use anyhow::{Context, Result};
use std::process::ExitCode;

/// Installs missing tools and runs `trunk serve` until it is interrupted.
pub fn run(trunk_arguments: &[String]) -> Result<ExitCode> {
    tools::ensure_debug_tools()?;
    process::run(tools::fetch_crates())?;
    println!("Building the site. The first build takes a minute or two; later ones take seconds.");
    let mut command = tools::trunk()?;
    command.arg("serve").args(trunk_arguments);
    let status = command.status().context("cannot start trunk")?;
    // Ctrl-C is the regular end of this command, not a failure.
    let was_interrupted = status.code().is_none();
    Ok(if status.success() || was_interrupted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
