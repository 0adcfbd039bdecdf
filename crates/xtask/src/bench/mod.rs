//! `cargo xtask bench`: the size and speed of the site, compared with baselines, and imports, compared with Jekyll.

pub mod budgets;
mod built_site;
mod critical_path;
mod dispersion;
mod environment;
mod html;
mod import;
mod lighthouse;
mod loading;
mod node;
mod publisher;
mod results;
mod sizes;
mod table;

use crate::build;
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `cargo xtask bench`.
#[derive(Args)]
pub struct Options {
    /// The benchmark to run. The default is all of them.
    benchmark: Option<Benchmark>,
    /// The Jekyll site to import. The default is a fixture with all constructs.
    import_source: Option<PathBuf>,
    /// The folder of a release build. By default, the command builds the site.
    #[arg(long)]
    site: Option<PathBuf>,
    /// Records the current sizes as accepted in `budgets.toml`.
    #[arg(long)]
    accept: bool,
    /// The number of measurements of each time.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Benchmark {
    /// The transfer size of every file and page.
    Sizes,
    /// How pages load on an emulated slow phone, compared with static, React and Preact baselines.
    Loading,
    /// The run time of the publisher, compared with Hugo.
    Publisher,
    /// Lighthouse scores of every route.
    Lighthouse,
    /// What an import changes of what Jekyll renders, and its run time.
    Import,
}

/// The output folder of the site, shared with the tests.
const SITE: &str = "target/site";

/// Runs the benchmarks and writes `bench/results.md`.
pub fn run(options: &Options) -> Result<ExitCode> {
    let is_selected = |benchmark| options.benchmark.is_none_or(|selected| selected == benchmark);
    let mut has_passed = true;
    if options.benchmark != Some(Benchmark::Import) {
        has_passed = run_on_site(options, is_selected)?;
    }
    if is_selected(Benchmark::Import) {
        has_passed &= import::run(options.import_source.as_deref(), options.rounds)?;
    }
    Ok(if has_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the benchmarks of the built site, and returns whether it meets the budgets. Pages of the content only cause warnings.
fn run_on_site(options: &Options, is_selected: impl Fn(Benchmark) -> bool) -> Result<bool> {
    let site = match &options.site {
        Some(site) => site.clone(),
        None => {
            build::release("/", Path::new(SITE))?;
            PathBuf::from(SITE)
        }
    };
    if options.accept {
        budgets::accept(&site)?;
    }
    let mut meets_budgets = true;
    if is_selected(Benchmark::Sizes) {
        sizes::run(&site)?;
        meets_budgets = budgets::enforce(&site)?;
    }
    if is_selected(Benchmark::Loading) {
        loading::run(&site, options.rounds)?;
    }
    if is_selected(Benchmark::Publisher) {
        publisher::run(&site, options.rounds)?;
    }
    if is_selected(Benchmark::Lighthouse) {
        lighthouse::run(&site)?;
    }
    Ok(meets_budgets)
}
