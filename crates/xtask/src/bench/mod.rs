//! `cargo xtask bench`: what the site weighs and how fast it is, beside its peers.

pub mod budgets;
mod critical_path;
mod html;
mod lighthouse;
mod loading;
mod machine;
mod node;
mod publisher;
mod results;
mod site;
mod sizes;
mod spread;
mod table;

use crate::build;
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is measured, and how.
#[derive(Args)]
pub struct Options {
    /// The part to measure; if left out, all.
    part: Option<Part>,
    /// A folder with a built release site; if left out, it is built.
    #[arg(long)]
    site: Option<PathBuf>,
    /// Has `budgets.toml` accept the sizes of today.
    #[arg(long)]
    accept: bool,
    /// How often everything is measured whose time varies.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// What every file and every page weighs.
    Sizes,
    /// How pages load on a slow phone, beside twins in other techniques.
    Loading,
    /// How long the publisher takes, beside Hugo.
    Publisher,
    /// What Lighthouse says about every route.
    Lighthouse,
}

/// Where the site is built, as for the tests.
const SITE: &str = "target/site";

/// Measures and writes `bench/results.md`.
pub fn run(options: Options) -> Result<ExitCode> {
    let site = match options.site {
        Some(site) => site,
        None => {
            build::release("/", Path::new(SITE))?;
            PathBuf::from(SITE)
        }
    };
    let has = |part| options.part.is_none_or(|wanted| wanted == part);
    if options.accept {
        budgets::accept(&site)?;
    }
    let mut is_within_budgets = true;
    if has(Part::Sizes) {
        sizes::run(&site)?;
        is_within_budgets = budgets::hold(&site)?;
    }
    if has(Part::Loading) {
        loading::run(&site, options.rounds)?;
    }
    if has(Part::Publisher) {
        publisher::run(&site, options.rounds)?;
    }
    if has(Part::Lighthouse) {
        lighthouse::run(&site)?;
    }
    Ok(if is_within_budgets { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
