//! The developers' commands: `cargo xtask serve | test | build | check | bench`.

mod bench;
mod build;
mod engines;
mod finish;
mod npm;
mod process;
mod serve;
mod shrink;
mod site_tests;
mod test;
mod tools;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use process::cargo;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Serves, tests and builds the site. What a command needs and the machine lacks is installed into `.tools/`.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site on http://127.0.0.1:8080 and loads it again when a file changes.
    Serve {
        /// Passed on to `trunk serve`, for example `--port 8081`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        trunk_arguments: Vec<String>,
    },
    /// Runs every check and test. The last line is `N passed, N failed`.
    Test,
    /// Builds the release site.
    Build {
        /// The path under which the site will lie on its host.
        #[arg(long, default_value = "/")]
        public_url: String,
        /// The folder to build into.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// What Trunk runs when it has built the app: makes a release smaller and publishes the content into it.
    #[command(hide = true)]
    Finish,
    /// Checks the content, in about a second.
    Check,
    /// Measures sizes and times beside the site's peers, and writes `bench/results.md`.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    std::env::set_current_dir(root()?).context("cannot enter the root of the checkout")?;
    match command {
        Command::Serve { trunk_arguments } => serve::run(&trunk_arguments),
        Command::Test => test::run(),
        Command::Build { public_url, dist } => build::release(&public_url, &dist).map(|()| ExitCode::SUCCESS),
        Command::Finish => finish::run().map(|()| ExitCode::SUCCESS),
        Command::Check => process::run(cargo(["content", "check"])).map(|()| ExitCode::SUCCESS),
        Command::Bench(options) => bench::run(options),
    }
}

/// The root of the checkout, wherever the command is given.
fn root() -> Result<PathBuf> {
    // Asked for at run time, because a checkout can be moved after it was compiled.
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").context("start this command as `cargo xtask`")?;
    let crates = Path::new(&folder).parent();
    crates.and_then(Path::parent).map(Path::to_path_buf).context("the checkout has no root")
}
