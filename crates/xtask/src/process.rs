//! Runs other programs, and says which one when it fails.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A cargo command of this checkout.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    command
}

/// Runs a command that shares the terminal.
pub fn run(mut command: Command) -> Result<()> {
    let line = describe(&command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed");
    }
    Ok(())
}

/// Runs a command, hands each line of its output on, and tells whether it succeeded.
pub fn run_by_line(mut command: Command, mut line_read: impl FnMut(&str)) -> Result<bool> {
    let line = describe(&command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).lines() {
            let text = text.with_context(|| format!("cannot read what `{line}` prints"))?;
            println!("{text}");
            line_read(&text);
        }
    }
    Ok(child.wait().with_context(|| format!("cannot wait for `{line}`"))?.success())
}

/// What a program prints, or `None` where it is not there or fails.
pub fn output_of(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
