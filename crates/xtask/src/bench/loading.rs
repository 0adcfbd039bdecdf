//! `cargo xtask bench loading`: how pages load in Chromium on an emulated slow phone, compared with baselines.

use super::built_site::BuiltSite;
use super::critical_path::ResourceKind;
use super::environment::environment_line;
use super::table::{format_thousands, table};
use super::{node, results};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::Path;

/// The output folder of the baselines.
const BASELINES: &str = "target/bench/baselines";
/// The page whose critical path is compared.
const ROUTE: &str = "/about/";

/// Measures and writes the section.
pub fn run(site: &Path, rounds: usize) -> Result<()> {
    node::ensure_installed()?;
    let count = rounds.to_string();
    let arguments = [site.as_os_str(), OsStr::new(BASELINES), OsStr::new(&count)];
    let tables = node::run_script("bench/loading/main.mjs", arguments)?;
    let environment = environment_line(&[("chromium", &["--version"]), ("node", &["--version"])]);
    let section = format!(
        "{environment} Slow 4G (1.6 Mbps, 150 ms), 4× CPU throttling, {rounds} rounds.
Each ratio is taken within a round: the median, with the minimum and the maximum in brackets.

{tables}
### Critical path of `{ROUTE}`

In bytes, with brotli -q 11.

{}",
        size_table(site)?
    );
    results::replace_section("Loading", &section)
}

fn size_table(site: &Path) -> Result<String> {
    let baselines = Path::new(BASELINES);
    let sites = [
        ("the app", site),
        ("the static baseline", &baselines.join("static")),
        ("the React baseline", &baselines.join("react")),
        ("the Preact baseline", &baselines.join("preact")),
    ];
    let rows =
        sites.into_iter().map(|(name, folder)| row(name, &BuiltSite::new(folder))).collect::<Result<Vec<_>>>()?;
    Ok(table(&["", "document with styles", "JavaScript and wasm", "JSON", "images", "total", "requests"], &rows))
}

fn row(name: &str, site: &BuiltSite) -> Result<Vec<String>> {
    let pages = site.pages()?;
    let page = pages.iter().find(|page| page.route == ROUTE).with_context(|| format!("{name} has no {ROUTE}"))?;
    let columns = [
        &[ResourceKind::Document][..],
        &[ResourceKind::Script, ResourceKind::Wasm],
        &[ResourceKind::Json],
        &[ResourceKind::Image],
        &ResourceKind::ALL,
    ];
    let size = |kinds: &&[ResourceKind]| -> Result<String> {
        let files = page.resources.iter().filter(|file| kinds.contains(&file.kind));
        Ok(format_thousands(site.total_size(files)?.brotli))
    };
    let sizes = columns.iter().map(size).collect::<Result<Vec<_>>>()?;
    Ok([vec![String::from(name)], sizes, vec![page.resources.len().to_string()]].concat())
}
