//! `cargo xtask bench publisher`: the run time of the publisher compared with Hugo on the same posts, and how it scales.

mod generator;
mod posts;
mod precompressed;
mod prng;
mod sandbox;
mod watch;

use super::dispersion::{dispersion, median};
use super::environment::environment_line;
use super::results;
use super::table::{format_thousands, table};
use crate::debian;
use crate::process::{cargo, run as run_command};
use crate::tools;
use anyhow::{Context, Result};
use generator::{Cost, Generator};
use sandbox::Sandbox;
use std::fs;
use std::path::Path;
use std::time::Duration;
use watch::{CHANGES, ChangeCost};

/// The numbers of generated posts, in addition to the site's own.
const POST_COUNTS: [usize; 5] = [1, 100, 1_000, 4_000, 10_000];
/// The numbers of posts for the measurements with compressed forms, which take long.
const PRECOMPRESSED_POST_COUNTS: [usize; 3] = [1_000, 4_000, 10_000];
const FOLDER: &str = "target/bench";

/// Measures both programs and writes the section.
pub fn run(site: &Path, rounds: usize) -> Result<()> {
    for (program, package) in [("hugo", "hugo"), ("valgrind", "valgrind"), ("time", "time")] {
        if !tools::is_installed(program) {
            debian::install("measurements of the publisher", &[package])?;
        }
    }
    run_command(cargo(["build", "--release", "--package", "publisher", "--bin", "content"]))?;
    fs::create_dir_all(FOLDER).with_context(|| format!("cannot create {FOLDER}"))?;
    // Removed at the end and not before: see `Sandbox::reset`.
    let folder = tempfile::Builder::new().prefix("publisher-").tempdir_in(FOLDER)?;
    let mut time_rows = Vec::new();
    let mut scaling_rows = Vec::new();
    let mut watch_rows = Vec::new();
    for posts in POST_COUNTS {
        println!("Publishing {posts} posts, {rounds} times.");
        let mut sandbox = sandbox(folder.path(), site, "plain", posts)?;
        let measured = Rounds::measure(&mut sandbox, rounds)?;
        time_rows.push(measured.row(posts));
        println!("Counting instructions.");
        sandbox.reset()?;
        let clean = Generator::Publisher.count_instructions(&sandbox)?;
        sandbox.change_post()?;
        let changed = Generator::Publisher.count_instructions(&sandbox)?;
        scaling_rows.push(scaling_row(posts, [clean, changed], &measured));
        println!("Changing posts in watch mode.");
        sandbox.reset()?;
        watch_rows.push(watch_row(posts, &watch::measure(&sandbox)?));
    }
    let (mut precompressed_rows, mut sizes) = (Vec::new(), String::new());
    for posts in PRECOMPRESSED_POST_COUNTS {
        println!("Publishing {posts} posts with compressed forms.");
        let mut sandbox = sandbox(folder.path(), site, "precompressed", posts)?;
        precompressed_rows.push(precompressed::measure(&mut sandbox, posts)?);
        if sizes.is_empty() {
            sizes = precompressed::sizes_table(&sandbox)?;
        }
    }
    let section = format!(
        "{} {rounds} rounds; each value is the median, with the minimum and the maximum in brackets.

### Run time compared with Hugo

Each round runs, one after the other: the publisher, Hugo, and both again after one post was changed. Hugo always does a
clean build. Neither writes precompressed files. CPU is the publisher's CPU time, summed over all threads. The site's own
posts are published along with the generated ones.

{}
### Watch mode

`cargo content watch`, while {CHANGES} posts are changed one after the other: the time from the end of writing a post until
everything is published, and the CPU time of one change. The time includes 20 ms in which the publisher waits for further
changes.

{}
### Scaling

Instructions as counted by valgrind, for one run of the publisher, and the peak resident memory.

{}
### With compressed forms

One round, with brotli and gzip forms of every file: into an empty folder without a cache, again after one post was changed,
into an empty folder with the cache, and the same after the cache was deleted. The last three wrote the same bytes. Hugo made
the same posts without compressed forms.

{}
### Sizes by quality

Of files that the publisher made, one after the other on one core: the mean size, and the mean time of compressing one.

{sizes}",
        environment_line(&[("rustc", &["--version"]), ("hugo", &["version"]), ("valgrind", &["--version"])]),
        table(
            &[
                "posts",
                "publisher, ms",
                "Hugo, ms",
                "ratio",
                "CPU, ms",
                "changed, ms",
                "Hugo, ms",
                "ratio",
                "CPU, ms"
            ],
            &time_rows
        ),
        table(&["posts", "changed, ms", "CPU, ms"], &watch_rows),
        table(
            &[
                "posts",
                "instructions, millions",
                "per post",
                "changed, millions",
                "memory, MB",
                "Hugo's memory, MB"
            ],
            &scaling_rows
        ),
        precompressed::runs_table(&precompressed_rows)
    );
    results::replace_section("Publisher", &section)
}

fn sandbox(folder: &Path, site: &Path, name: &str, posts: usize) -> Result<Sandbox> {
    Sandbox::new(&folder.join(format!("{name}-{posts}")), site, posts)
}

/// The costs of all rounds: clean builds, and builds after one post was changed.
struct Rounds {
    publisher: Vec<Cost>,
    hugo: Vec<Cost>,
    publisher_changed: Vec<Cost>,
    hugo_changed: Vec<Cost>,
}

impl Rounds {
    fn measure(sandbox: &mut Sandbox, rounds: usize) -> Result<Rounds> {
        let (publisher, hugo, publisher_changed, hugo_changed) = Default::default();
        let mut measured = Rounds { publisher, hugo, publisher_changed, hugo_changed };
        for _ in 0..rounds {
            sandbox.reset()?;
            measured.publisher.push(Generator::Publisher.run(sandbox)?);
            measured.hugo.push(Generator::Hugo.run(sandbox)?);
            sandbox.change_post()?;
            measured.publisher_changed.push(Generator::Publisher.run(sandbox)?);
            measured.hugo_changed.push(Generator::Hugo.run(sandbox)?);
        }
        Ok(measured)
    }

    fn row(&self, posts: usize) -> Vec<String> {
        let cells = |publisher: &[Cost], hugo: &[Cost]| {
            let pairs = publisher.iter().zip(hugo);
            let ratios =
                pairs.map(|(publisher, hugo)| publisher.wall_time.as_secs_f64() / hugo.wall_time.as_secs_f64());
            [
                format!("{:.0}", median_milliseconds(publisher, |cost| cost.wall_time)),
                format!("{:.0}", median_milliseconds(hugo, |cost| cost.wall_time)),
                dispersion(ratios.collect()),
                format!("{:.0}", median_milliseconds(publisher, |cost| cost.cpu_time)),
            ]
        };
        let clean = cells(&self.publisher, &self.hugo);
        let changed = cells(&self.publisher_changed, &self.hugo_changed);
        [vec![format_thousands(posts as u64)], clean.to_vec(), changed.to_vec()].concat()
    }
}

fn scaling_row(posts: usize, [clean, changed]: [u64; 2], measured: &Rounds) -> Vec<String> {
    let millions = |count: u64| format!("{:.0}", count as f64 / 1e6);
    let megabytes = |costs: &[Cost]| {
        let peak = costs.iter().map(|cost| cost.peak_memory).max().unwrap_or_default();
        format_thousands(peak.div_ceil(1024))
    };
    vec![
        format_thousands(posts as u64),
        millions(clean),
        format!("{:.2}", clean as f64 / 1e6 / posts as f64),
        millions(changed),
        megabytes(&measured.publisher),
        megabytes(&measured.hugo),
    ]
}

fn watch_row(posts: usize, cost: &ChangeCost) -> Vec<String> {
    let mut latencies: Vec<f64> = cost.latencies.iter().map(|latency| latency.as_secs_f64() * 1e3).collect();
    latencies.sort_by(f64::total_cmp);
    let latency = format!("{:.0} ({:.0}–{:.0})", median(&latencies), latencies[0], latencies[latencies.len() - 1]);
    vec![format_thousands(posts as u64), latency, cost.cpu_time.as_millis().to_string()]
}

/// Returns the median of a time of some runs, in milliseconds.
fn median_milliseconds(costs: &[Cost], time: fn(&Cost) -> Duration) -> f64 {
    let mut times: Vec<f64> = costs.iter().map(|cost| time(cost).as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    median(&times)
}
