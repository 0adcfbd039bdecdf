//! Size budgets: `budgets.toml`.
//!
//! A metric violates its budget if its size exceeds the limit. The file also records the sizes that were last accepted, so
//! that a message can name the file that has grown, and by how much.
//!
//! Editors decide how long their pages are, so sizes that depend on the content only cause warnings. `tests/site/budgets.rs`
//! holds the fixture to the same limits.

mod budget;

use super::built_site::{BuiltSite, Page, unhashed_name};
use super::critical_path::ResourceKind;
use super::table::format_thousands;
use anyhow::{Context, Result, ensure};
use budget::{Budget, Scope, Sizes, with_accepted};
use std::fs;
use std::path::Path;

/// The budgets file.
const FILE: &str = "budgets.toml";
/// The pages whose first visit has a budget: the first one of them that the site has. Editors can remove all but home.
const FIRST_VISIT: [&str; 2] = ["/about/", "/"];

/// A size that has a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Metric {
    /// WebAssembly and its JavaScript.
    App,
    /// Everything that a first visit to one page loads.
    FirstVisit,
    /// Everything that a navigation within the app loads. The limit applies to each page.
    Navigation,
    /// The document of a route. The limit applies to each.
    Document,
}

impl Metric {
    const ALL: [Metric; 4] = [Metric::App, Metric::FirstVisit, Metric::Navigation, Metric::Document];

    /// Returns its key in the budgets file.
    fn name(self) -> &'static str {
        match self {
            Metric::App => "app",
            Metric::FirstVisit => "first_visit",
            Metric::Navigation => "navigation",
            Metric::Document => "document",
        }
    }

    /// Returns whether it depends on what editors write.
    fn depends_on_content(self) -> bool {
        self != Metric::App
    }

    fn scope(self) -> Scope {
        match self {
            Metric::App | Metric::FirstVisit => Scope::Total,
            Metric::Navigation | Metric::Document => Scope::PerFile,
        }
    }

    fn sizes(self, site: &BuiltSite, pages: &[Page]) -> Result<Sizes> {
        let first_visit = first_visit(pages).into_iter().flat_map(|page| &page.resources);
        let is_app = |kind: ResourceKind| matches!(kind, ResourceKind::Script | ResourceKind::Wasm);
        let paths: Vec<&str> = match self {
            Metric::App => first_visit.filter(|file| is_app(file.kind)).map(|file| file.path.as_str()).collect(),
            Metric::FirstVisit => first_visit.map(|file| file.path.as_str()).collect(),
            Metric::Navigation => pages.iter().flat_map(Page::own_content).map(|file| file.path.as_str()).collect(),
            Metric::Document => pages.iter().map(|page| page.resources[0].path.as_str()).collect(),
        };
        // An empty list would meet any limit, although it means that the detection of files is broken.
        ensure!(!paths.is_empty(), "the site has no files that belong to the budget `{}`", self.name());
        paths.into_iter().map(|path| Ok((unhashed_name(path), site.size(path)?.brotli))).collect()
    }
}

fn first_visit(pages: &[Page]) -> Option<&Page> {
    FIRST_VISIT.iter().find_map(|route| pages.iter().find(|page| page.route == *route))
}

/// Compares a built site with the budgets. Returns whether it meets those that do not depend on the content.
pub fn enforce(folder: &Path) -> Result<bool> {
    let source = fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let budgets: toml::Table = source.parse().with_context(|| format!("cannot parse {FILE}"))?;
    let site = BuiltSite::new(folder);
    let pages = site.pages()?;
    let (mut all_are_met, mut has_long_pages) = (true, false);
    for metric in Metric::ALL {
        let budget = Budget::parse(&budgets, metric.name(), metric.scope())?;
        let sizes = metric.sizes(&site, &pages)?;
        let [size, limit] = [metric.scope().size(&sizes), budget.limit].map(format_thousands);
        println!("{}: {size} of {limit} bytes", metric.name());
        let violations = budget.violations(&sizes);
        let severity = if metric.depends_on_content() { "warning" } else { "error" };
        violations.iter().for_each(|violation| println!("    {severity}: {violation}"));
        all_are_met &= violations.is_empty() || metric.depends_on_content();
        has_long_pages |= !violations.is_empty() && metric.depends_on_content();
    }
    if has_long_pages {
        println!("Readers wait longer for these pages. If one of them has much text, two pages may be better.");
    }
    if !all_are_met {
        println!("Reduce the size. If it is worth the bytes, raise the limit in {FILE} and state the reason there.");
    }
    Ok(all_are_met)
}

/// Writes the sizes of a built site into the budgets file as the accepted ones.
pub fn accept(folder: &Path) -> Result<()> {
    let mut source = fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let site = BuiltSite::new(folder);
    let pages = site.pages()?;
    for metric in Metric::ALL {
        let mut sizes = metric.sizes(&site, &pages)?;
        if metric.scope() == Scope::PerFile {
            let largest = metric.scope().size(&sizes);
            sizes.retain(|_, size| *size == largest);
        }
        source = with_accepted(&source, metric.name(), &sizes)
            .with_context(|| format!("{FILE} has no line `accepted = …` in [{}]", metric.name()))?;
    }
    fs::write(FILE, source).with_context(|| format!("cannot write {FILE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_without_its_first_page_is_measured_at_home() {
        let folder = tempfile::tempdir().unwrap();
        let measured = |documents: &[&str]| {
            for document in documents {
                let path = folder.path().join(document);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "<p>A page</p>").unwrap();
            }
            first_visit(&BuiltSite::new(folder.path()).pages().unwrap()).map(|page| page.route.clone())
        };
        assert_eq!(measured(&["index.html", "more/index.html"]).as_deref(), Some("/"));
        assert_eq!(measured(&["about/index.html"]).as_deref(), Some("/about/"));
    }
}
