//! Runs child processes. Errors name the command that failed.

use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Returns a cargo command.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    command
}

/// Returns the path of a program that cargo has built, such as `release/content`.
///
/// # Errors
/// Errors if the working directory cannot be determined.
pub fn built_program(path: &str) -> Result<PathBuf> {
    let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let root = env::current_dir().context("cannot determine the working directory")?;
    Ok(root.join(folder).join(path))
}

/// Runs a command with inherited standard streams.
///
/// # Errors
/// Errors if the command cannot be started or exits with a failure.
pub fn run(mut command: Command) -> Result<()> {
    let name = command_line(&command);
    let status = command.status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!("`{name}` failed");
    }
    Ok(())
}

/// Runs a command and returns whether it succeeded.
pub fn succeeds(command: Command) -> Result<bool> {
    run_with_lines(command, |_| {})
}

/// Runs a command, prints its standard output, and calls `on_line` for each line of it. Returns whether it succeeded.
pub fn run_with_lines(mut command: Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    let name = command_line(&command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{name}`"))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.with_context(|| format!("cannot read the output of `{name}`"))?;
            println!("{line}");
            on_line(&line);
        }
    }
    Ok(child.wait().with_context(|| format!("cannot wait for `{name}`"))?.success())
}

/// Returns the trimmed standard output of a program, or `None` if it is missing or fails.
pub fn stdout_of(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn command_line(command: &Command) -> String {
    let parts = std::iter::once(command.get_program()).chain(command.get_args());
    parts.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
