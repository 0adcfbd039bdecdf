//! Developer commands: `cargo xtask serve | test | build | check | audit | bench`.

mod bench;
mod browser_tests;
mod browsers;
mod build;
mod cargo_tools;
mod debian;
mod dependencies;
mod npm;
mod optimize;
mod post_build;
mod process;
mod python_tools;
mod serve;
mod temporary;
mod test;
mod tools;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use process::cargo;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Serves, tests and builds the site. Installs missing tools into `.tools/`.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site on http://127.0.0.1:8080 and reloads it when a file changes.
    Serve {
        /// Options for `trunk serve`, for example `--port 8081`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        trunk_arguments: Vec<String>,
    },
    /// Runs the checks and tests. The last line is `N passed, N failed`.
    Test {
        /// Which checks and tests to run.
        #[arg(value_enum, default_value_t)]
        scope: test::Scope,
    },
    /// Builds the release site.
    Build {
        /// The path of the site on its host, such as `/folder/`.
        #[arg(long, default_value = "/")]
        public_url: String,
        /// The folder to write the site to.
        #[arg(long, default_value = "dist")]
        dist: PathBuf,
    },
    /// Trunk's post_build hook: optimises a release build and publishes the content into it.
    #[command(hide = true)]
    PostBuild,
    /// Checks the content in about a second, and lists every error and warning.
    Check,
    /// Looks for known vulnerabilities in the dependencies.
    Audit,
    /// Measures sizes and times against baselines, compares an import with Jekyll, and writes `bench/results.md`.
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
    std::env::set_current_dir(workspace_root()?).context("cannot enter the workspace root")?;
    match command {
        Command::Serve { trunk_arguments } => serve::run(&trunk_arguments),
        Command::Test { scope } => test::run(scope),
        Command::Build { public_url, dist } => build::release(&public_url, &dist).map(|()| ExitCode::SUCCESS),
        Command::PostBuild => post_build::run().map(|()| ExitCode::SUCCESS),
        Command::Check => process::run(cargo(["content", "check"])).map(|()| ExitCode::SUCCESS),
        Command::Audit => dependencies::audit().map(|()| ExitCode::SUCCESS),
        Command::Bench(options) => bench::run(&options),
    }
}

/// Returns the root of the checkout, independent of the working directory.
fn workspace_root() -> Result<PathBuf> {
    // Read at run time, because a checkout can be moved after it was compiled.
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").context("start this command as `cargo xtask`")?;
    let crates = Path::new(&folder).parent();
    crates.and_then(Path::parent).map(Path::to_path_buf).context("the workspace has no root")
}
