//! Runs of the static site generators, and their cost.

use super::sandbox::Sandbox;
use crate::process::built_program;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::process::Command;
use std::time::{Duration, Instant};

/// A day after the date of every post, so that the output does not depend on the day of the run.
const TODAY: &str = "2025-06-01";

/// The cost of a run.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// The wall-clock time.
    pub wall_time: Duration,
    /// The CPU time of all threads, user and system.
    pub cpu_time: Duration,
    /// The peak resident memory in kilobytes.
    pub peak_memory: u64,
}

/// A static site generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generator {
    /// The publisher without precompression, which Hugo does not offer.
    Publisher,
    /// The publisher with precompression, as for a release.
    PublisherPrecompressed,
    /// The baseline.
    Hugo,
}

impl Generator {
    fn command_line(self, sandbox: &Sandbox) -> Result<Vec<OsString>> {
        let root = env::current_dir().context("cannot determine the working directory")?;
        let checkout = root.join(sandbox.checkout());
        let arg = |arg: &str| OsString::from(arg);
        Ok(match self {
            Generator::Publisher => [publisher_command("build", sandbox)?, vec![arg("--no-precompress")]].concat(),
            Generator::PublisherPrecompressed => publisher_command("build", sandbox)?,
            Generator::Hugo => vec![
                arg("hugo"),
                arg("--quiet"),
                arg("--noBuildLock"),
                arg("--source"),
                root.join("bench/hugo").into_os_string(),
                arg("--contentDir"),
                checkout.join("content/en").into_os_string(),
                arg("--destination"),
                root.join(sandbox.output("hugo")).into_os_string(),
            ],
        })
    }

    /// Runs it once and returns the cost.
    pub fn run(self, sandbox: &Sandbox) -> Result<Cost> {
        // The shell reports the CPU time in milliseconds; the program `time` only in hundredths of a second, but the memory
        // as well.
        let mut command = Command::new("bash");
        command.args(["-c", "TIMEFORMAT='%3U %3S'; time \"$@\"", "bash", "/usr/bin/time", "--format=%M"]);
        command.args(self.command_line(sandbox)?).current_dir(sandbox.checkout()).env("LC_ALL", "C");
        let start = Instant::now();
        let [memory, cpu_times] = last_stderr_lines(command)?;
        let wall_time = start.elapsed();
        let seconds: Vec<f64> = cpu_times.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [user, system] = seconds[..] else { bail!("the shell printed no CPU times, but `{cpu_times}`") };
        let peak_memory = memory.parse().with_context(|| format!("`time` printed no memory size, but `{memory}`"))?;
        Ok(Cost { wall_time, cpu_time: Duration::try_from_secs_f64(user + system)?, peak_memory })
    }

    /// Runs it once and returns the number of executed instructions. Cachegrind counts the same as callgrind, in a quarter
    /// of the time.
    pub fn count_instructions(self, sandbox: &Sandbox) -> Result<u64> {
        let mut command = Command::new("valgrind");
        command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        command.args(self.command_line(sandbox)?).current_dir(sandbox.checkout());
        let [line] = last_stderr_lines(command)?;
        let count = line.rsplit(' ').next().unwrap_or_default().replace(',', "");
        count.parse().with_context(|| format!("cachegrind printed no instruction count, but `{line}`"))
    }
}

/// Returns the program and arguments of a command of the publisher.
pub fn publisher_command(command: &str, sandbox: &Sandbox) -> Result<Vec<OsString>> {
    let root = env::current_dir().context("cannot determine the working directory")?;
    let output = root.join(sandbox.output("publisher")).into_os_string();
    let arguments = [command, "--today", TODAY, "--out"].map(OsString::from);
    Ok([&[built_program("release/content")?.into_os_string()], &arguments[..], &[output]].concat())
}

/// Runs a command and returns the last lines of its standard error.
fn last_stderr_lines<const COUNT: usize>(mut command: Command) -> Result<[String; COUNT]> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot start {program}"))?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("{program} failed:\n{stderr}");
    }
    let lines: Vec<String> = stderr.trim_end().lines().map(String::from).collect();
    let last = lines.last_chunk::<COUNT>().cloned();
    last.with_context(|| format!("{program} printed only:\n{stderr}"))
}
