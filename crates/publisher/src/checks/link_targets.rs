//! The targets of links within the site: paths, fragments and aliases.

use crate::authored::{AuthoredEntry, Publication, route_of};
use crate::checks::REQUIRED_PAGES;
use crate::convert::locale_content::LocaleContent;
use crate::diagnostic::{Problem, nearest, suggestion_as};
use crate::markdown::Body;
use model::route::Route;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The pages of one language with their fragments.
#[derive(Debug, Default)]
pub struct LinkTargets<'a> {
    /// The pages by path.
    pages: FxHashMap<String, Target<'a>>,
    /// Aliases with the paths of their pages.
    aliases: BTreeMap<String, String>,
    /// Whether a post could not be read, so that lists may exist that are not known.
    lists_are_unknown: bool,
}

#[derive(Debug, Default)]
struct Target<'a> {
    /// The bodies that it shows.
    bodies: Vec<&'a Body>,
    /// The fragments that are not headings of a body.
    other_fragments: Vec<&'a str>,
    /// Whether a release leaves the page out.
    unpublished: bool,
    /// Whether the page's file could not be parsed, so that its fragments are unknown.
    unreadable: bool,
}

impl<'a> LinkTargets<'a> {
    /// Collects the targets of a locale. `is_unpublished` returns whether a release leaves an entry out.
    #[must_use]
    pub fn new(
        locale: &LocaleContent<'a>,
        unreadable: &BTreeMap<PathBuf, Option<Route>>,
        is_unpublished: impl Fn(Publication) -> bool,
    ) -> LinkTargets<'a> {
        let mut targets = LinkTargets::default();
        for entry in locale.entries() {
            targets.add(entry, entry.publication.is_some_and(&is_unpublished));
        }
        for route in unreadable.values().flatten() {
            targets.page(route).unreadable = true;
            targets.lists_are_unknown |= matches!(route, Route::Post(_));
        }
        // A page that every site needs is reported itself.
        for slug in REQUIRED_PAGES.iter().filter(|slug| !locale.pages.contains_key(*slug)) {
            targets.page(&route_of(slug)).unreadable = true;
        }
        if !locale.leadership.is_some_and(|leadership| leadership.has_all_ids) {
            targets.page(&Route::Leadership).unreadable = true;
        }
        targets
    }

    /// Returns whether a release leaves the page at a path out.
    #[must_use]
    pub fn is_unpublished(&self, path: &str) -> bool {
        self.pages.get(path).is_some_and(|target| target.unpublished)
    }

    /// Returns the problem of a link to a path, with or without a fragment, if it has one.
    #[must_use]
    pub fn diagnose(&self, link: &str, from_published: bool) -> Option<Problem> {
        let (path, fragment) = link.split_once('#').map_or((link, None), |(path, fragment)| (path, Some(fragment)));
        let Some(target) = self.pages.get(path) else {
            let is_list = |route: Route| route.is_within(&Route::News) && !matches!(route, Route::Post(_));
            if self.lists_are_unknown && Route::parse(path).is_some_and(is_list) {
                return None;
            }
            return Some(Problem::error(format!("there is no page `{path}`"), self.unknown_page_help(path)));
        };
        if target.unreadable {
            return None;
        }
        if target.unpublished && from_published {
            let help = "publish that post first, or remove the link";
            return Some(Problem::error(format!("the post `{path}` is not published yet"), help));
        }
        let fragment = fragment?;
        let fragments: BTreeSet<&str> = target.fragments().collect();
        if fragments.contains(fragment) {
            return None;
        }
        let help = match fragments.is_empty() {
            true => format!("remove `#{fragment}`: that page has no headings to link to"),
            false => suggestion_as(fragment, fragments.iter().copied(), |id| format!("#{id}")),
        };
        Some(Problem::error(format!("the page `{path}` has no heading `#{fragment}`"), help))
    }

    /// Returns a help that names the page of an alias, if the path is an alias.
    #[must_use]
    pub fn alias_help(&self, path: &str) -> Option<String> {
        self.aliases.get(path).map(|page| format!("that is an old address: write `{page}`"))
    }

    fn unknown_page_help(&self, path: &str) -> String {
        let nearest = || {
            // Sorted, so that the suggestion does not depend on the order of the hash map.
            let paths: BTreeSet<&str> = self.pages.keys().map(String::as_str).collect();
            nearest(path, paths).map(|page| format!("did you mean `{page}`?"))
        };
        let help = self.alias_help(path).or_else(nearest);
        help.unwrap_or_else(|| String::from("correct the link, or add that page first"))
    }

    fn add(&mut self, entry: &AuthoredEntry<'a>, unpublished: bool) {
        let target = self.page(&entry.route);
        target.bodies.extend(entry.body);
        target.other_fragments.extend(&entry.fragments);
        target.unpublished = unpublished;
        if !unpublished {
            entry.lists.iter().for_each(|list| _ = self.page(list));
        }
        self.aliases.extend(entry.aliases.into_iter().flatten().map(|alias| (alias.value.clone(), entry.route.path())));
    }

    fn page(&mut self, route: &Route) -> &mut Target<'a> {
        self.pages.entry(route.path()).or_default()
    }
}

impl<'a> Target<'a> {
    /// Returns the ids that a fragment can name.
    fn fragments(&self) -> impl Iterator<Item = &'a str> {
        let heading_ids = self.bodies.iter().flat_map(|body| &body.heading_ids);
        heading_ids.map(String::as_str).chain(self.other_fragments.iter().copied())
    }
}
