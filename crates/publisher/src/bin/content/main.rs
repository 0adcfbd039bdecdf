//! The editors' command: `cargo content …`.

mod watch;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;
use publisher::authored::new_post;
use publisher::convert::PublishOptions;
use publisher::{Destination, document};
use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Checks the content of the site and publishes it.
#[derive(Parser)]
#[command(name = "cargo content")]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Checks all content and lists every error. Changes no file.
    Check(Selection),
    /// Publishes the content into the folder of a built site.
    Build {
        #[command(flatten)]
        target: Target,
        /// Does not write compressed copies of the files (.br and .gz), which some hosts can serve.
        #[arg(long)]
        no_precompress: bool,
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
    /// Creates a new file for you to fill in.
    New {
        #[command(subcommand)]
        kind: New,
    },
}

#[derive(Subcommand)]
enum New {
    /// Creates a draft of a news post.
    Post {
        /// The title of the post.
        title: String,
        /// The language of the post: the name of its folder in `content`.
        #[arg(long, default_value = "en")]
        language: String,
    },
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
struct Selection {
    /// With `debug`, drafts and posts with a later date are published too, and marked.
    #[arg(long, env = "TRUNK_PROFILE", default_value = "release")]
    profile: Profile,
    /// The current day, like 2024-07-20. Posts with a later date wait. The default is the computer's date.
    #[arg(long)]
    today: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Profile {
    Debug,
    Release,
}

impl Selection {
    fn options(&self) -> PublishOptions {
        PublishOptions { today: self.today.unwrap_or_else(today), with_unpublished: self.profile == Profile::Debug }
    }
}

fn main() -> ExitCode {
    match run(Command::parse().action) {
        Ok(message) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(action: Action) -> Result<String, Box<dyn Error>> {
    let root = Path::new(".");
    let start = Instant::now();
    match action {
        Action::Check(selection) => {
            let (content, published) = publisher::check(root, selection.options())?;
            let posts: usize = content.languages.iter().map(|language| language.posts.len()).sum();
            let routes: usize = published.locales.iter().map(|locale| locale.pages.len()).sum();
            Ok(format!("No errors in the content: {posts} posts, {routes} pages ({} ms).", start.elapsed().as_millis()))
        }
        Action::Build { target, no_precompress, selection } => {
            let precompress = selection.profile == Profile::Release && !no_precompress;
            let destination = Destination { folder: &target.out, base_path: &target.base_path(), precompress };
            let count = publisher::build(root, destination, selection.options())?;
            Ok(format!("Published {count} files in {} ms.", start.elapsed().as_millis()))
        }
        Action::Watch { target, selection } => {
            let destination = Destination { folder: &target.out, base_path: &target.base_path(), precompress: false };
            match watch::watch(root, destination, || selection.options())? {}
        }
        Action::Import { arguments } => Err(import_hint(&arguments).into()),
        Action::New { kind: New::Post { title, language } } => {
            let file = new_post::new_post(root, &language, &title, today())?;
            Ok(format!("Created the draft {}.", file.display()))
        }
    }
}

/// The importer is not a dependency, so that building the site never compiles it.
fn import_hint(arguments: &[OsString]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let arguments = if arguments.is_empty() { String::from("SOURCE") } else { arguments.join(" ") };
    format!("This command cannot import a site.\n    help: run `cargo import {arguments}`")
}

fn today() -> Date {
    Zoned::now().date()
}
