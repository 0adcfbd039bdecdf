//! What the parts of the site may weigh: `budgets.toml`.
//!
//! A part is over its budget when it weighs more than its limit. Beside each limit stands what the part weighed when that
//! was last accepted, so that the message can say which file has grown by how much.

mod budget;

use super::critical_path::Kind;
use super::site::{Page, Site, lasting_name};
use super::table::grouped;
use anyhow::{Context, Result, ensure};
use budget::{Budget, Reach, Sizes, with_accepted};
use std::fs;
use std::path::Path;

/// The file of the budgets.
pub const FILE: &str = "budgets.toml";
/// The page whose first visit has a budget.
const FIRST_VISIT: &str = "/about/";

/// A part of the site that has a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// WebAssembly and its JavaScript.
    App,
    /// All that a first visit to one page loads.
    FirstVisit,
    /// What is loaded when another page is opened within the app. The limit holds for each page.
    Navigation,
    /// The document of a route. The limit holds for each.
    Document,
}

impl Part {
    const ALL: [Part; 4] = [Part::App, Part::FirstVisit, Part::Navigation, Part::Document];

    /// Its name in the file.
    fn name(self) -> &'static str {
        match self {
            Part::App => "app",
            Part::FirstVisit => "first_visit",
            Part::Navigation => "navigation",
            Part::Document => "document",
        }
    }

    fn reach(self) -> Reach {
        match self {
            Part::App | Part::FirstVisit => Reach::Together,
            Part::Navigation | Part::Document => Reach::Each,
        }
    }

    fn sizes(self, site: &Site, pages: &[Page]) -> Result<Sizes> {
        let first_visit = pages.iter().filter(|page| page.route == FIRST_VISIT).flat_map(|page| &page.loaded);
        let of_kinds = |kinds: &'static [Kind]| {
            first_visit.clone().filter(|file| kinds.contains(&file.kind)).map(|file| file.path.as_str())
        };
        let paths: Vec<&str> = match self {
            Part::App => of_kinds(&[Kind::Script, Kind::Wasm]).collect(),
            Part::FirstVisit => of_kinds(&Kind::ALL).collect(),
            Part::Navigation => pages.iter().flat_map(Page::own_content).map(|file| file.path.as_str()).collect(),
            Part::Document => pages.iter().map(|page| page.loaded[0].path.as_str()).collect(),
        };
        // A part without files would be within any limit, although only the way to find them has broken.
        ensure!(!paths.is_empty(), "the site has no files that belong to the budget `{}`", self.name());
        paths.into_iter().map(|path| Ok((lasting_name(path), site.weight(path)?.brotli))).collect()
    }
}

/// Compares a built site with the budgets, and tells whether it is within all of them.
pub fn hold(folder: &Path) -> Result<bool> {
    let text = fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let budgets: toml::Table = text.parse().with_context(|| format!("{FILE} is not right"))?;
    let site = Site::new(folder);
    let pages = site.pages()?;
    let mut all_hold = true;
    for part in Part::ALL {
        let budget = Budget::read(&budgets, part.name(), part.reach())?;
        let sizes = part.sizes(&site, &pages)?;
        println!("{}: {} of {} bytes", part.name(), grouped(part.reach().weight(&sizes)), grouped(budget.limit));
        let excesses = budget.excesses(&sizes);
        excesses.iter().for_each(|excess| println!("    {excess}"));
        all_hold &= excesses.is_empty();
    }
    if !all_hold {
        println!("Make it smaller. If it is worth the bytes, raise the limit in {FILE} and say why there.");
    }
    Ok(all_hold)
}

/// Writes what a built site weighs into the file of the budgets, as what is accepted from now on.
pub fn accept(folder: &Path) -> Result<()> {
    let mut text = fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let site = Site::new(folder);
    let pages = site.pages()?;
    for part in Part::ALL {
        let mut sizes = part.sizes(&site, &pages)?;
        if part.reach() == Reach::Each {
            let largest = part.reach().weight(&sizes);
            sizes.retain(|_, size| *size == largest);
        }
        text = with_accepted(&text, part.name(), &sizes)
            .with_context(|| format!("{FILE} has no line `accepted = …` in [{}]", part.name()))?;
    }
    fs::write(FILE, text).with_context(|| format!("cannot write {FILE}"))
}
