//! `cargo xtask bench sizes`: what every file and every page weighs.

use super::critical_path::Kind;
use super::machine::measured_on;
use super::results;
use super::site::{Page, Site, Weight, lasting_name};
use super::table::{grouped, table};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// Measures a built site and writes the section.
pub fn run(folder: &Path) -> Result<()> {
    let site = Site::new(folder);
    let pages = site.pages()?;
    let versions = measured_on(&[("rustc", &["--version"]), ("trunk", &["--version"]), ("wasm-opt", &["--version"])]);
    let section = format!(
        "{versions} All sizes in bytes.

### Each route's critical path

Under brotli -q 11, with the sum under gzip -9 in the last column. The depth says how many answers follow one another:
1 is the document, 2 what the document names.

{}
### Files that several routes load

{}",
        routes(&site, &pages)?,
        shared_files(&site, &pages)?
    );
    results::renew("Sizes", &section)
}

fn routes(site: &Site, pages: &[Page]) -> Result<String> {
    let header = [
        "route",
        "document with style",
        "JavaScript",
        "wasm",
        "JSON",
        "images",
        "together",
        "requests",
        "depth",
        "gzip",
    ];
    let row = |page: &Page| {
        let of_kind = |kind: Kind| -> Result<String> {
            let files = page.loaded.iter().filter(|file| file.kind == kind);
            Ok(grouped(site.total(files)?.brotli))
        };
        let Weight { brotli, gzip, .. } = site.total(&page.loaded)?;
        let depth = page.loaded.iter().map(|file| file.depth).max().unwrap_or_default() + 1;
        let kinds = Kind::ALL.map(of_kind).into_iter().collect::<Result<Vec<String>>>()?;
        let sums = [grouped(brotli), page.loaded.len().to_string(), depth.to_string(), grouped(gzip)];
        Ok([vec![format!("`{}`", page.route)], kinds, sums.to_vec()].concat())
    };
    Ok(table(&header, &pages.iter().map(row).collect::<Result<Vec<_>>>()?))
}

fn shared_files(site: &Site, pages: &[Page]) -> Result<String> {
    let all = pages.iter().flat_map(|page| &page.loaded).filter(|file| file.kind != Kind::Document);
    let own: BTreeSet<&str> = pages.iter().flat_map(Page::own_content).map(|file| file.path.as_str()).collect();
    let shared: BTreeSet<&str> = all.map(|file| file.path.as_str()).filter(|path| !own.contains(path)).collect();
    let row = |path: &&str| {
        let Weight { raw, brotli, gzip } = site.weight(path)?;
        Ok(vec![format!("`{}`", lasting_name(path)), grouped(raw), grouped(brotli), grouped(gzip)])
    };
    Ok(table(&["file", "raw", "brotli", "gzip"], &shared.iter().map(row).collect::<Result<Vec<_>>>()?))
}
