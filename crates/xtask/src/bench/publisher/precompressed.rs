//! The cost of compressed forms, and their sizes by quality.

use super::generator::{Cost, Generator};
use super::sandbox::Sandbox;
use crate::bench::built_site::files_below;
use crate::bench::table::{format_thousands, table};
use anyhow::{Context, Result, ensure};
use compression::Encoding;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// The qualities of brotli that the publisher chooses from, and others.
const QUALITIES: [u8; 6] = [11, 10, 9, 8, 7, 5];
/// The number of files that are compressed with each of them.
const SAMPLE: usize = 100;

/// The costs of the runs with compressed forms, one after the other.
struct Runs {
    /// Without a cache, into an empty folder.
    first: Cost,
    /// After one post was changed, into the same folder.
    changed: Cost,
    /// With the cache, into an empty folder.
    emptied: Cost,
    /// Without a cache again.
    uncached: Cost,
    hugo: Cost,
}

impl Runs {
    fn measure(sandbox: &mut Sandbox) -> Result<Runs> {
        let run = |sandbox: &Sandbox| Generator::PublisherPrecompressed.run(sandbox);
        sandbox.delete_cache()?;
        sandbox.reset()?;
        let first = run(sandbox)?;
        let hugo = Generator::Hugo.run(sandbox)?;
        sandbox.change_post()?;
        let changed = run(sandbox)?;
        let with_cache = sandbox.output("publisher");
        sandbox.empty_output()?;
        let emptied = run(sandbox)?;
        ensure!(sandbox.has_same_output(&with_cache)?, "an empty folder got other files");
        sandbox.delete_cache()?;
        sandbox.empty_output()?;
        let uncached = run(sandbox)?;
        ensure!(sandbox.has_same_output(&with_cache)?, "a run without the cache wrote other files");
        Ok(Runs { first, changed, emptied, uncached, hugo })
    }

    fn row(&self, posts: usize) -> Vec<String> {
        let Runs { first, changed, emptied, uncached, hugo } = self;
        let seconds = |time: Duration| format!("{:.1}", time.as_secs_f64());
        let memory =
            [first, changed, emptied, uncached].map(|cost| cost.peak_memory).into_iter().max().unwrap_or_default();
        let mut row = vec![format_thousands(posts as u64)];
        for cost in [first, changed, emptied, uncached] {
            row.extend([seconds(cost.wall_time), seconds(cost.cpu_time)]);
        }
        row.extend([format_thousands(memory.div_ceil(1024)), seconds(hugo.wall_time)]);
        row
    }
}

/// Measures the runs for a number of posts, and returns a row of [`runs_table`].
pub fn measure(sandbox: &mut Sandbox, posts: usize) -> Result<Vec<String>> {
    Ok(Runs::measure(sandbox)?.row(posts))
}

/// Returns the table of runs.
pub fn runs_table(rows: &[Vec<String>]) -> String {
    let header = [
        "posts",
        "first, s",
        "CPU, s",
        "one change, s",
        "CPU, s",
        "empty folder, s",
        "CPU, s",
        "cache deleted, s",
        "CPU, s",
        "memory, MB",
        "Hugo, s",
    ];
    table(&header, rows)
}

/// Returns the table of sizes by quality, of some documents and JSON files in the output folder of a sandbox.
pub fn sizes_table(sandbox: &Sandbox) -> Result<String> {
    let qualities = QUALITIES.map(|quality| format!("brotli {quality}"));
    let names = qualities.iter().flat_map(|name| [format!("{name}, bytes"), String::from("ms")]);
    let header: Vec<String> = ["files", "bytes"]
        .map(String::from)
        .into_iter()
        .chain(names)
        .chain(["gzip 9, bytes", "ms"].map(String::from))
        .collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let rows = [("documents", "html"), ("content", "json")].map(|(name, extension)| {
        let files = sample(&sandbox.output("publisher"), extension)?;
        let bytes: usize = files.iter().map(Vec::len).sum();
        let mut row = vec![format!("{} {name}", files.len()), mean(bytes, &files)];
        for quality in QUALITIES {
            row.extend(compressed(&files, |file| Encoding::Brotli.compress_with_quality(file, quality)));
        }
        row.extend(compressed(&files, |file| Encoding::Gzip.compress(file)));
        Ok(row)
    });
    Ok(table(&header, &rows.into_iter().collect::<Result<Vec<_>>>()?))
}

/// Returns the mean size of compressed files, and the mean time that each takes.
fn compressed(files: &[Vec<u8>], compress: impl Fn(&[u8]) -> Vec<u8>) -> [String; 2] {
    let start = Instant::now();
    let bytes = files.iter().map(|file| compress(file).len()).sum();
    let milliseconds = start.elapsed().as_secs_f64() * 1e3 / files.len() as f64;
    [mean(bytes, files), format!("{milliseconds:.1}")]
}

fn mean(bytes: usize, files: &[Vec<u8>]) -> String {
    format_thousands((bytes / files.len().max(1)) as u64)
}

/// Reads files with an extension that are spread over a folder.
fn sample(folder: &Path, extension: &str) -> Result<Vec<Vec<u8>>> {
    let mut paths = files_below(folder)?;
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    let step = (paths.len() / SAMPLE).max(1);
    let files = paths.iter().step_by(step).take(SAMPLE);
    files.map(|path| fs::read(path).with_context(|| format!("cannot read {}", path.display()))).collect()
}
