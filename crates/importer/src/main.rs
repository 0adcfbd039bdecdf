//! The importer's command line: `cargo import …`.

use clap::Parser;
use importer::report::{Attention, Report};
use publisher::today::today;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Imports a Jekyll site, a folder of Markdown files or a single file, and writes a report of all changes.
#[derive(Parser)]
#[command(name = "cargo import")]
struct Cli {
    /// The folder or file to import.
    source: PathBuf,
    /// The folder to write into: the `content` folder, or another one to look at the result first.
    #[arg(long, default_value = "content")]
    into: PathBuf,
    /// Overwrites files that were changed after their import, or do not come from an import.
    #[arg(long)]
    force: bool,
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(message) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(Cli { source, into, force }: &Cli) -> Result<String, String> {
    let start = Instant::now();
    let today = today().map_err(|error| error.to_string())?;
    let report = importer::import(importer::Options { source, into, force: *force, today: today.date })?;
    Ok(summary(&report, into, start.elapsed().as_millis()))
}

fn summary(report: &Report, into: &Path, milliseconds: u128) -> String {
    format!(
        "Imported {} files in {milliseconds} ms. {} could not be imported, {} entries are to do, {} are to check.\n\
         See {}.",
        report.documents.len(),
        report.count(Attention::Error),
        report.count(Attention::ActionRequired),
        report.count(Attention::Review),
        into.join(importer::target::MARKDOWN_REPORT).display()
    )
}
