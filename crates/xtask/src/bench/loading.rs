//! `cargo xtask bench loading`: how pages load in Chromium on a slow phone, beside their twins.

use super::critical_path::Kind;
use super::machine::measured_on;
use super::site::Site;
use super::table::{grouped, table};
use super::{node, results};
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::Path;

/// Where the twins are built.
const PEERS: &str = "target/bench/peers";
/// The page whose files are weighed.
const ROUTE: &str = "/about/";

/// Measures and writes the section.
pub fn run(site: &Path, rounds: usize) -> Result<()> {
    node::provide()?;
    let count = rounds.to_string();
    let arguments = [site.as_os_str(), OsStr::new(PEERS), OsStr::new(&count)];
    let tables = node::script("bench/loading/main.mjs", arguments)?;
    let versions = measured_on(&[("chromium", &["--version"]), ("node", &["--version"])]);
    let section = format!(
        "{versions} Slow 4G (1.6 Mbps, 150 ms), the processor four times slower, {rounds} rounds.
Ratios are those of single rounds: the middle, and the extremes in brackets.

{tables}
### What the document of `{ROUTE}` names

In bytes under brotli -q 11.

{}",
        weights(site)?
    );
    results::renew("Loading", &section)
}

fn weights(site: &Path) -> Result<String> {
    let peers = Path::new(PEERS);
    let sites = [
        ("the app", site),
        ("the static twin", &peers.join("static")),
        ("the React twin", &peers.join("react")),
        ("the Preact twin", &peers.join("preact")),
    ];
    let rows = sites.into_iter().map(|(name, folder)| row(name, &Site::new(folder))).collect::<Result<Vec<_>>>()?;
    Ok(table(&["", "document with style", "JavaScript and wasm", "JSON", "images", "together", "requests"], &rows))
}

fn row(name: &str, site: &Site) -> Result<Vec<String>> {
    let pages = site.pages()?;
    let page = pages.iter().find(|page| page.route == ROUTE).with_context(|| format!("{name} has no {ROUTE}"))?;
    let groups = [&[Kind::Document][..], &[Kind::Script, Kind::Wasm], &[Kind::Json], &[Kind::Image], &Kind::ALL];
    let weight = |kinds: &&[Kind]| -> Result<String> {
        let files = page.loaded.iter().filter(|file| kinds.contains(&file.kind));
        Ok(grouped(site.total(files)?.brotli))
    };
    let weights = groups.iter().map(weight).collect::<Result<Vec<_>>>()?;
    Ok([vec![String::from(name)], weights, vec![page.loaded.len().to_string()]].concat())
}
