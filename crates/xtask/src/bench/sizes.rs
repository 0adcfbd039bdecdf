//! `cargo xtask bench sizes`: the transfer size of every file and page.

use super::built_site::{BuiltSite, FileSize, Page, unhashed_name};
use super::critical_path::ResourceKind;
use super::environment::environment_line;
use super::results;
use super::table::{format_thousands, table};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// Measures a built site and writes the section.
pub fn run(folder: &Path) -> Result<()> {
    let site = BuiltSite::new(folder);
    let pages = site.pages()?;
    let environment =
        environment_line(&[("rustc", &["--version"]), ("trunk", &["--version"]), ("wasm-opt", &["--version"])]);
    let section = format!(
        "{environment} All sizes in bytes.

### Critical path of each route

With brotli -q 11; the last column is the total with gzip -9. The depth is the length of the request chain: 1 is the
document, 2 a resource that the document names. Pages that are not translated are left out: they have the size of the page
in its own language, and the strings of the reader's.

{}
### Files that several routes share

{}",
        route_table(&site, &pages)?,
        shared_file_table(&site, &pages)?
    );
    results::replace_section("Sizes", &section)
}

fn route_table(site: &BuiltSite, pages: &[Page]) -> Result<String> {
    let header = [
        "route",
        "document with styles",
        "styles for paper",
        "JavaScript",
        "wasm",
        "JSON",
        "images",
        "total",
        "requests",
        "depth",
        "gzip",
    ];
    let row = |page: &Page| {
        let size_of_kind = |kind: ResourceKind| -> Result<String> {
            let files = page.resources.iter().filter(|file| file.kind == kind);
            Ok(format_thousands(site.total_size(files)?.brotli))
        };
        let FileSize { brotli, gzip, .. } = site.total_size(&page.resources)?;
        let depth = page.resources.iter().map(|file| file.depth).max().unwrap_or_default() + 1;
        let kinds = ResourceKind::ALL.map(size_of_kind).into_iter().collect::<Result<Vec<String>>>()?;
        let totals =
            [format_thousands(brotli), page.resources.len().to_string(), depth.to_string(), format_thousands(gzip)];
        Ok([vec![format!("`{}`", page.route)], kinds, totals.to_vec()].concat())
    };
    let pages = pages.iter().filter(|page| !page.is_fallback);
    Ok(table(&header, &pages.map(row).collect::<Result<Vec<_>>>()?))
}

fn shared_file_table(site: &BuiltSite, pages: &[Page]) -> Result<String> {
    let all = pages.iter().flat_map(|page| &page.resources).filter(|file| file.kind != ResourceKind::Document);
    let own: BTreeSet<&str> = pages.iter().flat_map(Page::own_content).map(|file| file.path.as_str()).collect();
    let shared: BTreeSet<&str> = all.map(|file| file.path.as_str()).filter(|path| !own.contains(path)).collect();
    let row = |path: &&str| {
        let FileSize { raw, brotli, gzip } = site.size(path)?;
        let sizes = [raw, brotli, gzip].map(format_thousands);
        Ok([vec![format!("`{}`", unhashed_name(path))], sizes.to_vec()].concat())
    };
    Ok(table(&["file", "raw", "brotli", "gzip"], &shared.iter().map(row).collect::<Result<Vec<_>>>()?))
}
