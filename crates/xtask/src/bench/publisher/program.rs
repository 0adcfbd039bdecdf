//! Runs of the publisher and of Hugo, and what they cost.

use super::workplace::Workplace;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A day after all posts, so that the results do not depend on when they are measured.
const TODAY: &str = "2025-06-01";

/// What a run has cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From start to end.
    pub time: Duration,
    /// What processors did for it, in the program and in the system.
    pub work: Duration,
    /// The most memory that the process had at a time, in kilobytes.
    pub memory: u64,
}

/// A program that makes a site from posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// Ours. Compressed forms are left out, since Hugo makes none.
    Publisher,
    /// Ours as for a release, with the compressed forms.
    PublisherForRelease,
    /// The peer.
    Hugo,
}

impl Program {
    fn words(self, workplace: &Workplace) -> Result<Vec<OsString>> {
        let root = env::current_dir().context("the current folder is gone")?;
        let checkout = root.join(workplace.checkout());
        let output = |program| root.join(workplace.output(program)).into_os_string();
        let text = |word: &str| OsString::from(word);
        Ok(match self {
            Program::Publisher => [publisher("build", workplace)?, vec![text("--no-precompress")]].concat(),
            Program::PublisherForRelease => publisher("build", workplace)?,
            Program::Hugo => vec![
                text("hugo"),
                text("--quiet"),
                text("--noBuildLock"),
                text("--source"),
                root.join("bench/hugo").into_os_string(),
                text("--contentDir"),
                checkout.join("content/en").into_os_string(),
                text("--destination"),
                output("hugo"),
            ],
        })
    }

    /// Runs it once.
    pub fn run(self, workplace: &Workplace) -> Result<Cost> {
        // The shell tells the work in milliseconds, the program `time` in hundredths of a second, but the memory as well.
        let mut command = Command::new("bash");
        command.args(["-c", "TIMEFORMAT='%3U %3S'; time \"$@\"", "bash", "/usr/bin/time", "--format=%M"]);
        command.args(self.words(workplace)?).current_dir(workplace.checkout()).env("LC_ALL", "C");
        let start = Instant::now();
        let [memory, work] = last_lines_of_errors(command)?;
        let time = start.elapsed();
        let seconds: Vec<f64> = work.split(' ').filter_map(|number| number.parse().ok()).collect();
        let [user, system] = seconds[..] else { bail!("the shell does not tell the work, but `{work}`") };
        let memory = memory.parse().with_context(|| format!("`time` does not tell the memory, but `{memory}`"))?;
        Ok(Cost { time, work: Duration::try_from_secs_f64(user + system)?, memory })
    }

    /// Runs it once and counts its instructions. Cachegrind counts those that callgrind does, in a quarter of the time.
    pub fn instructions(self, workplace: &Workplace) -> Result<u64> {
        let mut command = Command::new("valgrind");
        command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        command.args(self.words(workplace)?).current_dir(workplace.checkout());
        let [printed] = last_lines_of_errors(command)?;
        let count = printed.rsplit(' ').next().unwrap_or_default().replace(',', "");
        count.parse().with_context(|| format!("cachegrind does not tell how many instructions it saw, but `{printed}`"))
    }
}

/// A command of the publisher, with its words.
pub fn publisher(command: &str, workplace: &Workplace) -> Result<Vec<OsString>> {
    let root = env::current_dir().context("the current folder is gone")?;
    let output = root.join(workplace.output("publisher")).into_os_string();
    let words = [command, "--today", TODAY, "--out"].map(OsString::from);
    Ok([&[content()?], &words[..], &[output]].concat())
}

/// The publisher's command line as it was compiled for these measurements.
fn content() -> Result<OsString> {
    let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let file = Path::new("release").join("content");
    let file = env::current_dir().context("the current folder is gone")?.join(folder).join(file);
    Ok(file.into_os_string())
}

/// Runs a program and gives the last lines of what it says beside its output.
fn last_lines_of_errors<const COUNT: usize>(mut command: Command) -> Result<[String; COUNT]> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("cannot start {program}"))?;
    let errors = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("{program} failed:\n{errors}");
    }
    let lines: Vec<String> = errors.trim_end().lines().map(String::from).collect();
    let last = lines.last_chunk::<COUNT>().cloned();
    last.with_context(|| format!("{program} says only:\n{errors}"))
}
