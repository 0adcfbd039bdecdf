//! The cost of a change while `cargo content watch` runs.

use super::generator::publisher_command;
use super::sandbox::Sandbox;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The number of posts that are changed, one after the other.
pub const CHANGES: usize = 10;
/// The pause between two changes, much longer than the publisher waits for further changes.
const PAUSE: Duration = Duration::from_millis(300);
/// The unit of CPU times in `/proc`: a hundredth of a second on all Linux platforms (`man 5 proc`).
const CLOCK_TICK: Duration = Duration::from_millis(10);

/// The cost of a change.
pub struct ChangeCost {
    /// For each change, the time from the end of writing the post until everything is published.
    pub latencies: Vec<Duration>,
    /// The mean CPU time of a change.
    pub cpu_time: Duration,
}

/// Starts the publisher, changes one post after the other, and stops the publisher.
pub fn measure(sandbox: &Sandbox) -> Result<ChangeCost> {
    let mut publisher = WatchProcess::start(sandbox)?;
    let cpu_time_before = publisher.cpu_time()?;
    let mut latencies = Vec::new();
    for number in 0..CHANGES {
        sandbox.change_nth_post(number)?;
        let start = Instant::now();
        publisher.wait_until_published()?;
        latencies.push(start.elapsed());
        sleep(PAUSE);
    }
    let cpu_time = (publisher.cpu_time()? - cpu_time_before) / u32::try_from(CHANGES)?;
    Ok(ChangeCost { latencies, cpu_time })
}

/// A running `cargo content watch`, which is killed on drop.
struct WatchProcess {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl WatchProcess {
    fn start(sandbox: &Sandbox) -> Result<WatchProcess> {
        let arguments = publisher_command("watch", sandbox)?;
        let mut command = Command::new(&arguments[0]);
        command.args(&arguments[1..]).current_dir(sandbox.checkout()).stdout(Stdio::piped());
        let mut process = command.spawn().context("cannot start the publisher")?;
        let output = process.stdout.take().context("the publisher has no standard output")?;
        let mut publisher = WatchProcess { process, lines: BufReader::new(output).lines() };
        publisher.wait_until_published()?;
        sleep(PAUSE);
        Ok(publisher)
    }

    /// Blocks until the publisher reports that it has published.
    fn wait_until_published(&mut self) -> Result<()> {
        let line = self.lines.next().context("the publisher has exited")??;
        ensure!(line.starts_with("Published"), "the publisher printed: {line}");
        Ok(())
    }

    /// Returns the CPU time of the process so far, user and system.
    fn cpu_time(&self) -> Result<Duration> {
        let file = format!("/proc/{}/stat", self.process.id());
        let stat = fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))?;
        // The program's name is in parentheses and may contain spaces.
        let (_, fields) = stat.rsplit_once(") ").with_context(|| format!("{file} has an unknown format"))?;
        let ticks: Vec<u32> = fields.split(' ').skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
        let [user, system] = ticks[..] else { bail!("{file} has no CPU times") };
        Ok(CLOCK_TICK * (user + system))
    }
}

impl Drop for WatchProcess {
    fn drop(&mut self) {
        // The process may have exited already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
