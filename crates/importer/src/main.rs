//! The importer's command line: `cargo import …`.

use clap::{Parser, ValueEnum};
use importer::links::DeadLinks;
use importer::report::{Attention, Report};
use importer::target::{MARKDOWN_REPORT, SETTINGS};
use publisher::today::today;
use std::error::Error;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Imports a Jekyll site, a folder of Markdown files or a single file, and writes a report of all changes.
#[derive(Parser)]
#[command(name = "cargo import")]
struct Cli {
    /// The folder or file to import.
    source: PathBuf,
    /// The folder to write into, to look at the result first. The default is the `content` folder of this checkout.
    #[arg(long)]
    into: Option<PathBuf>,
    /// Overwrites files that were changed after their import, or do not come from an import.
    #[arg(long)]
    force: bool,
    /// What becomes of links and images that led nowhere on the old site.
    #[arg(long, value_enum, default_value_t = DeadLinksArgument::Unlink)]
    dead_links: DeadLinksArgument,
    /// Removes the files that an earlier import wrote and this one did not, unless they were changed since.
    #[arg(long)]
    prune: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum DeadLinksArgument {
    /// They stay, and `cargo content check` reports each as an error.
    Keep,
    /// Only their text stays, with a line in the report.
    Unlink,
}

impl From<DeadLinksArgument> for DeadLinks {
    fn from(argument: DeadLinksArgument) -> DeadLinks {
        match argument {
            DeadLinksArgument::Keep => DeadLinks::Keep,
            DeadLinksArgument::Unlink => DeadLinks::Unlink,
        }
    }
}

fn main() -> ExitCode {
    let (message, code) = match run(&Cli::parse()) {
        Ok((message, code)) => (message, code),
        Err(error) => {
            // Nobody reads a message if the pipe is closed.
            let _ = writeln!(io::stderr(), "{error}");
            return ExitCode::FAILURE;
        }
    };
    let _ = writeln!(io::stdout(), "{message}");
    code
}

fn run(cli: &Cli) -> Result<(String, ExitCode), Box<dyn Error>> {
    let start = Instant::now();
    let Cli { source, into, force, dead_links, prune } = cli;
    let into = into.clone().unwrap_or_else(content_folder);
    let today = today()?.date;
    let (force, dead_links, prune) = (*force, (*dead_links).into(), *prune);
    let report = importer::import(importer::Options { source, into: &into, force, dead_links, prune, today })?;
    let report_file = into.join(MARKDOWN_REPORT);
    Ok(match report.documents.is_empty() {
        true => (nothing_imported(&report, source, &report_file), ExitCode::FAILURE),
        false => (summary(&report, source, &report_file, start.elapsed().as_millis()), ExitCode::SUCCESS),
    })
}

/// Returns the content folder of the checkout that the working directory is in.
fn content_folder() -> PathBuf {
    const MAX_DEPTH: usize = 16;
    let folders = (0..MAX_DEPTH).map(|depth| Path::new(&"../".repeat(depth)).join("content"));
    let mut checkouts = folders.filter(|folder| folder.join(SETTINGS).is_file());
    checkouts.next().unwrap_or_else(|| PathBuf::from("content"))
}

fn summary(report: &Report, source: &Path, report_file: &Path, milliseconds: u128) -> String {
    let found = match &report.subfolder {
        Some(subfolder) => format!(" from the Jekyll site in {}", source.join(subfolder).display()),
        None => String::new(),
    };
    format!(
        "Imported {} files{found} in {milliseconds} ms. {} could not be imported, {} entries are to do, {} are to check.\n\
         See {}.",
        report.documents.len(),
        report.count(Attention::Error),
        report.count(Attention::ActionRequired),
        report.count(Attention::Review),
        report_file.display()
    )
}

fn nothing_imported(report: &Report, source: &Path, report_file: &Path) -> String {
    let (source, report_file) = (source.display(), report_file.display());
    match report.count(Attention::Error) {
        0 if report.found > 0 => {
            format!("Nothing was imported: all files of {source} were left out. {report_file} says why.")
        }
        0 => format!(
            "Nothing was imported: {source} has no Markdown file (.md) and no HTML file with front matter. Give the folder \
             that has them."
        ),
        errors => {
            let files = if errors == 1 { "file" } else { "files" };
            format!(
                "Nothing was imported: {errors} {files} could not be. {report_file} says why and what to do. Then import \
                 again."
            )
        }
    }
}
