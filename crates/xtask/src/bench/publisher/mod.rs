//! `cargo xtask bench publisher`: how long the publisher takes, beside Hugo on the same posts, and how that grows.

mod posts;
mod program;
mod random;
mod watching;
mod workplace;

use super::machine::measured_on;
use super::results;
use super::spread::{median, spread};
use super::table::{grouped, table};
use crate::process::{cargo, run as run_command};
use crate::tools;
use anyhow::{Context, Result};
use program::{Cost, Program};
use std::fs;
use std::path::Path;
use std::time::Duration;
use watching::{CHANGES, ChangeCost};
use workplace::Workplace;

/// How many posts are generated, beside the site's own.
const POSTS: [usize; 5] = [1, 100, 1_000, 4_000, 10_000];
/// How many posts are published with compressed forms, which takes long.
const POSTS_FOR_RELEASE: usize = 1_000;
const FOLDER: &str = "target/bench";

/// Measures both programs and writes the section.
pub fn run(site: &Path, rounds: usize) -> Result<()> {
    for (program, package) in [("hugo", "hugo"), ("valgrind", "valgrind"), ("time", "time")] {
        if !tools::has(program) {
            tools::debian_packages("measurements of the publisher", &[package])?;
        }
    }
    run_command(cargo(["build", "--release", "--package", "content"]))?;
    fs::create_dir_all(FOLDER).with_context(|| format!("cannot make {FOLDER}"))?;
    // It is removed at the end: see `Workplace::reset`.
    let folder = tempfile::Builder::new().prefix("publisher-").tempdir_in(FOLDER)?;
    let mut times = Vec::new();
    let mut growth = Vec::new();
    let mut watched = Vec::new();
    for posts in POSTS {
        println!("Publishing {posts} posts, {rounds} times.");
        let mut workplace = workplace(folder.path(), site, "plain", posts)?;
        let measured = Rounds::measure(&mut workplace, rounds)?;
        times.push(measured.row(posts));
        println!("Counting instructions.");
        workplace.reset()?;
        let first = Program::Publisher.instructions(&workplace)?;
        workplace.change()?;
        let again = Program::Publisher.instructions(&workplace)?;
        growth.push(growth_row(posts, [first, again], &measured));
        println!("Changing posts while the publisher keeps running.");
        workplace.reset()?;
        watched.push(watched_row(posts, &watching::measure(&workplace)?));
    }
    let section = format!(
        "{} {rounds} rounds; the middle of each, and its extremes in brackets.

### Time beside Hugo

Each round runs, one after the other: the publisher, Hugo, and both again after one post was changed. Hugo builds all
anew. Both write no compressed forms. Work is what the processors did for the publisher, all of them together. The site's
own posts are there beside the generated ones.

{}
### While it keeps running

`cargo content watch`, in which {CHANGES} posts are changed one after the other: the middle of the times from the end of
writing a post until all is published, with the extremes, and the work for one change. For 20 ms of it the publisher waits
whether more is written.

{}
### Growth

Instructions as valgrind counts them, for one run of the publisher; memory is the most that the process had.

{}
### With compressed forms

{}",
        measured_on(&[("rustc", &["--version"]), ("hugo", &["version"]), ("valgrind", &["--version"])]),
        table(
            &[
                "posts",
                "publisher, ms",
                "Hugo, ms",
                "ratio",
                "work, ms",
                "changed, ms",
                "Hugo, ms",
                "ratio",
                "work, ms"
            ],
            &times
        ),
        table(&["posts", "changed, ms", "work, ms"], &watched),
        table(
            &[
                "posts",
                "instructions, millions",
                "for each post",
                "changed, millions",
                "memory, MB",
                "Hugo's memory, MB"
            ],
            &growth
        ),
        for_release(folder.path(), site)?
    );
    results::renew("Publisher", &section)
}

fn workplace(folder: &Path, site: &Path, name: &str, posts: usize) -> Result<Workplace> {
    Workplace::new(&folder.join(format!("{name}-{posts}")), site, posts)
}

/// What every round has cost.
struct Rounds {
    publisher: Vec<Cost>,
    hugo: Vec<Cost>,
    publisher_changed: Vec<Cost>,
    hugo_changed: Vec<Cost>,
}

impl Rounds {
    fn measure(workplace: &mut Workplace, rounds: usize) -> Result<Rounds> {
        let (publisher, hugo, publisher_changed, hugo_changed) = Default::default();
        let mut measured = Rounds { publisher, hugo, publisher_changed, hugo_changed };
        for _ in 0..rounds {
            workplace.reset()?;
            measured.publisher.push(Program::Publisher.run(workplace)?);
            measured.hugo.push(Program::Hugo.run(workplace)?);
            workplace.change()?;
            measured.publisher_changed.push(Program::Publisher.run(workplace)?);
            measured.hugo_changed.push(Program::Hugo.run(workplace)?);
        }
        Ok(measured)
    }

    fn row(&self, posts: usize) -> Vec<String> {
        let cells = |ours: &[Cost], hugo: &[Cost]| {
            let ratios = ours.iter().zip(hugo).map(|(ours, hugo)| ours.time.as_secs_f64() / hugo.time.as_secs_f64());
            [
                format!("{:.0}", milliseconds(ours, |cost| cost.time)),
                format!("{:.0}", milliseconds(hugo, |cost| cost.time)),
                spread(ratios.collect()),
                format!("{:.0}", milliseconds(ours, |cost| cost.work)),
            ]
        };
        let first = cells(&self.publisher, &self.hugo);
        let changed = cells(&self.publisher_changed, &self.hugo_changed);
        [vec![grouped(posts as u64)], first.to_vec(), changed.to_vec()].concat()
    }
}

fn growth_row(posts: usize, [first, again]: [u64; 2], measured: &Rounds) -> Vec<String> {
    let millions = |count: u64| format!("{:.0}", count as f64 / 1e6);
    let memory = |costs: &[Cost]| {
        let most = costs.iter().map(|cost| cost.memory).max().unwrap_or_default();
        grouped(most.div_ceil(1024))
    };
    vec![
        grouped(posts as u64),
        millions(first),
        format!("{:.2}", first as f64 / 1e6 / posts as f64),
        millions(again),
        memory(&measured.publisher),
        memory(&measured.hugo),
    ]
}

fn watched_row(posts: usize, cost: &ChangeCost) -> Vec<String> {
    let mut times: Vec<f64> = cost.times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    let time = format!("{:.0} ({:.0}–{:.0})", median(&times), times[0], times[times.len() - 1]);
    vec![grouped(posts as u64), time, cost.work.as_millis().to_string()]
}

/// A sentence about one run as for a release.
fn for_release(folder: &Path, site: &Path) -> Result<String> {
    let mut workplace = workplace(folder, site, "release", POSTS_FOR_RELEASE)?;
    workplace.reset()?;
    let first = Program::PublisherForRelease.run(&workplace)?;
    workplace.change()?;
    let again = Program::PublisherForRelease.run(&workplace)?;
    Ok(format!(
        "{} posts with the brotli and gzip form of every file: {:.0} ms; after one post was changed: {:.0} ms.",
        grouped(POSTS_FOR_RELEASE as u64),
        milliseconds(&[first], |cost| cost.time),
        milliseconds(&[again], |cost| cost.time)
    ))
}

/// The middle of some times.
fn milliseconds(costs: &[Cost], part: fn(&Cost) -> Duration) -> f64 {
    let mut times: Vec<f64> = costs.iter().map(|cost| part(cost).as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    median(&times)
}
