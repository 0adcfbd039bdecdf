//! `cargo xtask serve`

use crate::process;
use crate::tools;
use anyhow::{Context, Result};
use std::process::ExitCode;

/// Installs what is missing and runs `trunk serve` until it is ended.
pub fn run(trunk_arguments: &[String]) -> Result<ExitCode> {
    tools::for_debug_build()?;
    process::run(tools::fetch_crates())?;
    println!("Building the site. The first build takes a minute or two; later ones take seconds.");
    let mut command = tools::trunk()?;
    command.arg("serve").args(trunk_arguments);
    let status = command.status().context("cannot start trunk")?;
    // Ended from the keyboard is how this command ends, not a failure.
    let ended_by_signal = status.code().is_none();
    Ok(if status.success() || ended_by_signal { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
