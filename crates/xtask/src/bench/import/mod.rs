//! `cargo xtask bench import`: compares what Jekyll renders with the imported site, and measures the importer.

mod measurement;
mod posts;

use super::environment::environment_line;
use super::results;
use super::table::{format_thousands, table};
use crate::debian;
use crate::process::{built_program, cargo, run as run_command};
use crate::tools;
use anyhow::{Context, Result, bail};
use measurement::{Cost, measure};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The site that is compared and multiplied if no other is named.
const FIXTURE: &str = "crates/importer/tests/fixtures/rendered";
/// The number of posts of the measurement, and what it may take.
const POSTS: usize = 5_000;
const MAX_TIME: Duration = Duration::from_secs(10);
const MAX_MEMORY_MB: u64 = 300;

/// Compares and measures, and writes the section, unless another site is named. Returns whether the report of the import
/// names all differences, and the import stays within its limits.
pub fn run(site: Option<&Path>, rounds: usize) -> Result<bool> {
    debian::ensure_jekyll()?;
    if !tools::is_installed("time") {
        debian::install("measurements of the importer", &["time"])?;
    }
    let programs = ["build", "--release", "--package", "importer", "--bin", "importer", "--example", "compare"];
    run_command(cargo(programs))?;
    let source = site.unwrap_or(Path::new(FIXTURE));
    let (comparison, is_complete) = compare(source)?;
    println!("{comparison}");
    println!("Importing {POSTS} posts, {rounds} times.");
    let folder = tempfile::tempdir()?;
    let old_site = folder.path().join("old-site");
    posts::multiply(source, &old_site, POSTS)?;
    let costs = (0..rounds).map(|round| import(&old_site, &folder.path().join(round.to_string())));
    let mut costs = costs.collect::<Result<Vec<Cost>>>()?;
    costs.sort_by_key(|cost| cost.wall_time);
    let costs_table = costs_table(&costs)?;
    println!("{costs_table}");
    if site.is_none() {
        write_section(&comparison, &costs_table, rounds)?;
    }
    Ok(is_complete && is_within_limits(&costs))
}

fn write_section(comparison: &str, costs: &str, rounds: usize) -> Result<()> {
    let environment = environment_line(&[("rustc", &["--version"]), ("jekyll", &["--version"])]);
    let section = format!(
        "{environment}

### Comparison with Jekyll

The documents of `{FIXTURE}`, as Jekyll renders them, and as the publisher renders
them after the import. A failure is a difference that the report of the import does not name.

{comparison}
### Run time

The import of posts that repeat those of the fixture into an empty folder, in {rounds} rounds. It includes the check that
`cargo content check` makes.

{costs}"
    );
    results::replace_section("Import", &section)
}

/// Compares a site and returns the table, and whether the report of the import names all differences.
fn compare(source: &Path) -> Result<(String, bool)> {
    let mut command = Command::new(built_program("release/examples/compare")?);
    let output = command.arg(source).stderr(Stdio::inherit()).output().context("cannot start the comparison")?;
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    if table.is_empty() {
        bail!("{} cannot be compared", source.display());
    }
    Ok((table, output.status.success()))
}

/// Imports a site into an empty checkout.
fn import(source: &Path, checkout: &Path) -> Result<Cost> {
    let mut command = Command::new("/usr/bin/time");
    command.arg("--format=%M").arg(built_program("release/importer")?).arg(source);
    measure(command.arg("--into").arg(checkout.join("content")))
}

fn costs_table(sorted: &[Cost]) -> Result<String> {
    let median = sorted.get(sorted.len() / 2).context("the number of rounds is 0")?;
    let row = vec![
        format_thousands(POSTS as u64),
        format!("{:.2}", median.wall_time.as_secs_f64()),
        format!("{:.2}", sorted[0].wall_time.as_secs_f64()),
        format!("{:.2}", sorted[sorted.len() - 1].wall_time.as_secs_f64()),
        format_thousands(peak_megabytes(sorted)),
    ];
    Ok(table(&["posts", "median, s", "minimum, s", "maximum, s", "memory, MB"], &[row]))
}

fn is_within_limits(sorted: &[Cost]) -> bool {
    let time = sorted.get(sorted.len() / 2).map(|cost| cost.wall_time).unwrap_or_default();
    let is_within = time <= MAX_TIME && peak_megabytes(sorted) <= MAX_MEMORY_MB;
    if !is_within {
        println!("The import of {POSTS} posts may take {} s and {MAX_MEMORY_MB} MB.", MAX_TIME.as_secs());
    }
    is_within
}

fn peak_megabytes(costs: &[Cost]) -> u64 {
    costs.iter().map(|cost| cost.peak_memory).max().unwrap_or_default().div_ceil(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_those_of_the_median_time_and_the_peak_memory() {
        let cost =
            |seconds, megabytes: u64| Cost { wall_time: Duration::from_secs(seconds), peak_memory: megabytes * 1024 };
        assert!(is_within_limits(&[cost(1, 300), cost(10, 100), cost(60, 100)]));
        assert!(!is_within_limits(&[cost(1, 100), cost(11, 100), cost(12, 100)]));
        assert!(!is_within_limits(&[cost(1, 301)]));
    }
}
