//! The cost of one run of the importer.

use anyhow::{Context, Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// The cost of a run.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// The wall-clock time.
    pub wall_time: Duration,
    /// The peak resident memory in kilobytes.
    pub peak_memory: u64,
}

/// Runs a command of the program `time` that prints the peak memory.
pub fn measure(command: &mut Command) -> Result<Cost> {
    let start = Instant::now();
    let output = command.output().context("cannot start `time`")?;
    let wall_time = start.elapsed();
    let stderr = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("the importer failed:\n{stderr}");
    }
    let line = stderr.lines().last().unwrap_or_default();
    let peak_memory = line.parse().with_context(|| format!("`time` printed no memory size, but `{line}`"))?;
    Ok(Cost { wall_time, peak_memory })
}
