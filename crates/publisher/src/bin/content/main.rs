//! The editors' command: `cargo content …`.

mod new;
mod progress_line;
mod rename;
mod report;
mod translations;
mod watch;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use mimalloc::MiMalloc;
use new::{FormRefused, New};
use publisher::convert::PublishOptions;
use publisher::diagnostic::count;
use publisher::progress::Progress;
use publisher::removed_urls::removed_urls;
use publisher::source::fields::parse_date;
use publisher::source::images::Images;
use publisher::today::{self, UnknownTimeZone};
use publisher::{BuildReport, Destination, PublishError, document};
use report::Format;
use std::error::Error;
use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use translations::TranslationList;

/// Publishing allocates many small strings in parallel, which takes a third less time than with the allocator of glibc:
/// docs/decisions/0041-allocator.md.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Checks the content of the site and publishes it.
#[derive(Parser)]
#[command(name = "cargo content")]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Checks all content and lists every error and warning. Changes no file.
    Check {
        /// Fails if there are warnings, too.
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        output: OutputFormat,
        #[command(flatten)]
        selection: Selection,
    },
    /// Publishes the content into the folder of a built site.
    Build {
        #[command(flatten)]
        target: Target,
        /// Does not write compressed copies of the files (.br and .gz), which some hosts can serve.
        #[arg(long)]
        no_precompress: bool,
        #[command(flatten)]
        output: OutputFormat,
        #[command(flatten)]
        selection: Selection,
    },
    /// Warns of each page of an earlier checkout whose address no longer works, with the alias that keeps it working.
    RemovedUrls {
        /// The folder of the earlier checkout.
        #[arg(long)]
        base: PathBuf,
        #[command(flatten)]
        output: OutputFormat,
        #[command(flatten)]
        selection: Selection,
    },
    /// Publishes the content again on every change, until you stop it with Ctrl+C.
    Watch {
        #[command(flatten)]
        target: Target,
        #[command(flatten)]
        selection: Selection,
    },
    /// Shows how to import an existing site: with `cargo import`.
    Import {
        /// The arguments for `cargo import`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Lists the translations of each language, and those that are missing, out of date or not reviewed.
    Translations {
        #[command(flatten)]
        list: TranslationList,
        #[command(flatten)]
        selection: Selection,
    },
    /// Notes that translations say what their sources say today.
    Translated {
        /// The translations, such as `content/es/pages/about.md`.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Renames a post, a page, an event or an opportunity.
    ///
    /// Changes the name in its address. Moves its file, its translations and the pictures that have its name, updates the
    /// links to it, and keeps its old addresses working.
    Rename {
        /// Its address, such as `/news/old-name/`, or its file.
        old: String,
        /// The new name in the address, such as `new-name`.
        new: String,
        #[command(flatten)]
        selection: Selection,
    },
    /// Creates a new file for you to fill in.
    #[command(subcommand)]
    New(New),
}

#[derive(Args)]
struct Target {
    /// The folder of the built site.
    #[arg(long, env = "TRUNK_STAGING_DIR", default_value = "dist")]
    out: PathBuf,
    /// The path of the site on its host, such as `/folder/`. The default is that of the last time, or `/`.
    #[arg(long, env = "TRUNK_PUBLIC_URL")]
    base_path: Option<String>,
}

impl Target {
    fn base_path(&self) -> String {
        let earlier = || document::earlier_base_path(&self.out);
        self.base_path.clone().or_else(earlier).unwrap_or_else(|| String::from("/"))
    }
}

#[derive(Args)]
struct OutputFormat {
    /// How errors and warnings are shown. `github` is for workflows: GitHub shows them beside the lines of a pull request.
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Args)]
struct Selection {
    /// With `debug`, drafts and posts with a later date are published too, and marked.
    #[arg(long, env = "TRUNK_PROFILE", default_value = "release")]
    profile: Profile,
    /// The current day, like 2024-07-20. Posts with a later date wait. The default is the computer's date.
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Profile {
    Debug,
    Release,
}

impl Selection {
    fn options(&self) -> Result<PublishOptions, UnknownTimeZone> {
        let today = self.today.map_or_else(today, Ok)?;
        Ok(PublishOptions { today, with_unpublished: self.profile == Profile::Debug })
    }
}

fn day(argument: &str) -> Result<Date, &'static str> {
    parse_date(argument).ok_or("write the year, month and day like this: 2024-07-20")
}

fn main() -> ExitCode {
    match run(Command::parse().action) {
        Ok(message) => {
            // Who reads only the start of a long list closes the pipe.
            _ = writeln!(std::io::stdout(), "{message}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            if error.is::<FormRefused>() { ExitCode::from(FormRefused::EXIT_CODE) } else { ExitCode::FAILURE }
        }
    }
}

fn run(action: Action) -> Result<String, Box<dyn Error>> {
    let root = Path::new(".");
    let start = Instant::now();
    match action {
        Action::Check { strict, output: OutputFormat { format }, selection } => {
            let (options, progress) = (selection.options()?, Arc::new(Progress::default()));
            let images = Images::with_progress(root, Arc::clone(&progress));
            let checked =
                progress_line::shown_while(&progress, || publisher::check_with_images(root, &images, options));
            let checked = checked.map_err(|error| format.explain(error))?;
            format.print(&checked.warnings);
            let warnings = count(&checked.warnings);
            if strict && !warnings.is_empty() {
                return Err(format!("{warnings} in the content, and `--strict` allows none.").into());
            }
            let warnings = if warnings.is_empty() { warnings } else { format!(", {warnings}") };
            let pages: usize = checked.published.locales.iter().map(|locale| locale.pages.len()).sum();
            let time = start.elapsed().as_millis();
            Ok(format!("No errors in the content{warnings}: {pages} pages ({time} ms). Posts: {}.", checked.posts))
        }
        Action::Build { target, no_precompress, output: OutputFormat { format }, selection } => {
            let precompress = selection.profile == Profile::Release && !no_precompress;
            let destination = Destination { folder: &target.out, base_path: &target.base_path(), precompress };
            let (options, progress) = (selection.options()?, Arc::new(Progress::default()));
            let report = progress_line::shown_while(&progress, || {
                publisher::build_with_progress(root, destination, options, &progress)
            });
            let report = report.map_err(|error| format.explain(error))?;
            format.print(&report.warnings);
            Ok(published(&report, start))
        }
        Action::RemovedUrls { base, output: OutputFormat { format }, selection } => {
            compare(root, &base, format, selection.options()?)
        }
        Action::Watch { target, selection } => {
            let destination = Destination { folder: &target.out, base_path: &target.base_path(), precompress: false };
            match watch::watch(root, destination, || selection.options())? {}
        }
        Action::Import { arguments } => Err(import_hint(&arguments).into()),
        Action::Translations { list, selection } => Ok(list.run(root, selection.options()?)?),
        Action::Translated { files } => Ok(translations::mark(root, &files)?),
        Action::Rename { old, new, selection } => Ok(rename::run(root, &old, &new, selection.options()?)?),
        Action::New(new) => new.run(root),
    }
}

/// Returns the last line of a run that has published.
fn published(BuildReport { file_count, posts, warnings }: &BuildReport, start: Instant) -> String {
    let published = format!("Published {file_count} files in {} ms. Posts: {posts}.", start.elapsed().as_millis());
    match warnings.is_empty() {
        true => published,
        false => format!("{published} {} in the content.", count(warnings)),
    }
}

/// Prints a warning for each page of `base` whose address no longer works, and returns the last line.
fn compare(root: &Path, base: &Path, format: Format, options: PublishOptions) -> Result<String, Box<dyn Error>> {
    if !base.join("content").is_dir() {
        let help = "name the folder of the earlier checkout, which contains the folder `content`";
        return Err(format!("There is no content in the folder {}.\n    help: {help}", base.display()).into());
    }
    // Addresses do not depend on images.
    let check = |root: &Path| publisher::check_with_images(root, &Images::unconverted(root), options);
    let head = match check(root) {
        Ok(content) => content,
        // `check` lists them, and workflows run it first.
        Err(PublishError::Diagnostics(diagnostics)) => {
            let count = count(&diagnostics);
            return Err(format!(
                "The addresses cannot be compared: {count} in the content.\n    help: run `cargo content check`, and correct what it reports"
            )
            .into());
        }
        Err(other) => return Err(other.into()),
    };
    let base_content = match check(base) {
        Ok(content) => content,
        // Today's rules may be stricter than those of the time when it was written.
        Err(PublishError::Diagnostics(diagnostics)) => {
            let count = count(&diagnostics);
            let message = format!("the addresses cannot be compared: the content in {} has {count}", base.display());
            format.print_warning(&message);
            return Ok(String::from("The addresses were not compared."));
        }
        Err(other) => return Err(other.into()),
    };
    let warnings = removed_urls(&base_content, &head);
    format.print(&warnings);
    Ok(match warnings.is_empty() {
        true => String::from("Every address of the earlier checkout still works."),
        false => format!("{}: addresses of the earlier checkout no longer work.", count(&warnings)),
    })
}

/// The importer is not a dependency, so that building the site never compiles it.
fn import_hint(arguments: &[OsString]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let arguments = if arguments.is_empty() { String::from("SOURCE") } else { arguments.join(" ") };
    format!("This command cannot import a site.\n    help: run `cargo import {arguments}`")
}

/// Returns the current day. Warns if the computer has no time zone.
fn today() -> Result<Date, UnknownTimeZone> {
    let today = today::today()?;
    if !today.has_time_zone {
        eprintln!(
            "warning: this computer has no time zone, so the day is that of UTC: {}\n    \
             help: set one, for example `TZ=Africa/Lagos`",
            today.date
        );
    }
    Ok(today.date)
}
