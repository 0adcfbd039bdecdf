//! `cargo xtask bench`: the size and speed of the site, compared with baselines.

pub mod budgets;
mod built_site;
mod critical_path;
mod dispersion;
mod environment;
mod html;
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
}

/// The output folder of the site, shared with the tests.
const SITE: &str = "target/site";

/// Runs the benchmarks and writes `bench/results.md`.
pub fn run(options: Options) -> Result<ExitCode> {
    let site = match options.site {
        Some(site) => site,
        None => {
            build::release("/", Path::new(SITE))?;
            PathBuf::from(SITE)
        }
    };
    let is_selected = |benchmark| options.benchmark.is_none_or(|selected| selected == benchmark);
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
    Ok(if meets_budgets { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
