//! What a change costs while the publisher keeps running (`cargo content watch`).

use super::program::publisher;
use super::workplace::Workplace;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How many posts are changed, one after the other.
pub const CHANGES: usize = 10;
/// Files are read again for two seconds after a change, so this long after it there is nothing left to do.
const PAUSE: Duration = Duration::from_millis(2500);
/// The unit in which Linux tells the work of a process: a hundredth of a second on all its platforms (`man 5 proc`).
const TICK: Duration = Duration::from_millis(10);

/// What a change has cost.
pub struct ChangeCost {
    /// From the end of writing the post until all is published, each time.
    pub times: Vec<Duration>,
    /// What processors did for one change, on average.
    pub work: Duration,
}

/// Starts the publisher, changes one post after the other, and ends it.
pub fn measure(workplace: &Workplace) -> Result<ChangeCost> {
    let mut watching = Watching::start(workplace)?;
    let before = watching.work()?;
    let mut times = Vec::new();
    for number in 0..CHANGES {
        workplace.change_post(number)?;
        let start = Instant::now();
        watching.wait()?;
        times.push(start.elapsed());
        sleep(PAUSE);
    }
    let work = (watching.work()? - before) / u32::try_from(CHANGES)?;
    Ok(ChangeCost { times, work })
}

/// A running publisher, which is ended when this is dropped.
struct Watching {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Watching {
    fn start(workplace: &Workplace) -> Result<Watching> {
        let words = publisher("watch", workplace)?;
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).current_dir(workplace.checkout()).stdout(Stdio::piped());
        let mut process = command.spawn().context("cannot start the publisher")?;
        let output = process.stdout.take().context("the publisher has no output")?;
        let mut watching = Watching { process, lines: BufReader::new(output).lines() };
        watching.wait()?;
        sleep(PAUSE);
        Ok(watching)
    }

    /// Waits until it says that it has published.
    fn wait(&mut self) -> Result<()> {
        let line = self.lines.next().context("the publisher has ended")??;
        ensure!(line.starts_with("Published"), "the publisher says: {line}");
        Ok(())
    }

    /// What processors have done for it so far, in the program and in the system.
    fn work(&self) -> Result<Duration> {
        let file = format!("/proc/{}/stat", self.process.id());
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))?;
        // The name of the program stands in parentheses and may hold spaces.
        let (_, fields) = text.rsplit_once(") ").with_context(|| format!("{file} has another form"))?;
        let ticks: Vec<u32> = fields.split(' ').skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
        let [user, system] = ticks[..] else { bail!("{file} does not tell the work") };
        Ok(TICK * (user + system))
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
