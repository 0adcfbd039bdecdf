//! What links within the site can lead to: pages with their headings, former addresses, and files.

use crate::authored::{AuthoredEntry, Content, Publication, route_of};
use crate::checks::REQUIRED_PAGES;
use crate::convert::Published;
use crate::convert::locale_content::LocaleContent;
use crate::diagnostic::{Problem, nearest, suggestion_as};
use crate::markdown::{Body, PagePath};
use crate::source::unicode::composed;
use model::route::Route;
use model::urls::language_folder;
use percent_encoding::percent_decode_str;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The targets of all languages, and the files that the publisher makes.
pub struct SiteTargets<'a> {
    languages: FxHashMap<&'a str, LinkTargets<'a>>,
    /// The files that the publisher makes.
    files: &'a FxHashSet<String>,
}

/// The pages of one language with their fragments.
#[derive(Debug, Default)]
pub struct LinkTargets<'a> {
    /// The code of the language.
    language: &'a str,
    /// The pages by path.
    pages: FxHashMap<String, Target<'a>>,
    /// Aliases with the paths of their pages.
    aliases: BTreeMap<String, String>,
    /// The lists with an entry that could not be read, so that further lists may exist that are not known.
    unknown_lists: BTreeSet<Route>,
}

#[derive(Debug, Default)]
struct Target<'a> {
    /// The bodies that it shows.
    bodies: Vec<&'a Body>,
    /// The fragments that are not headings of a body.
    other_fragments: Vec<&'a str>,
    /// Whether a release leaves the page out.
    unpublished: bool,
    /// What editors call the page.
    noun: &'static str,
    /// Whether the page's file could not be parsed, so that its fragments are unknown.
    unreadable: bool,
}

impl<'a> SiteTargets<'a> {
    /// Collects the targets of all languages. `files` are those that the publisher makes of `published`. `is_unpublished` returns
    /// whether a release leaves an entry out.
    pub fn new(
        content: &'a Content,
        locales: &[LocaleContent<'a>],
        files: &'a FxHashSet<String>,
        published: &Published,
        is_unpublished: impl Fn(Publication) -> bool,
    ) -> SiteTargets<'a> {
        let languages = locales.iter().map(|locale| {
            let mut targets = LinkTargets::new(locale, &content.unreadable, &is_unpublished);
            targets.add_lists(locale, content.site.news_per_page, &is_unpublished);
            let pages = published.locales.iter().filter(|published| published.language.code == locale.language.code);
            // Lists that depend on the day exist if they are published.
            pages.flat_map(|locale| &locale.pages).for_each(|page| _ = targets.page(&page.route));
            (locale.language.code.as_str(), targets)
        });
        SiteTargets { languages: languages.collect(), files }
    }

    /// Returns the targets of a language of the site.
    pub fn of(&self, language: &str) -> Option<&LinkTargets<'a>> {
        self.languages.get(language)
    }

    /// Whether the publisher makes a file. Its path has no leading slash.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

impl<'a> LinkTargets<'a> {
    fn new(
        locale: &LocaleContent<'a>,
        unreadable: &BTreeMap<PathBuf, Option<Route>>,
        is_unpublished: impl Fn(Publication) -> bool,
    ) -> LinkTargets<'a> {
        let mut targets = LinkTargets { language: &locale.language.code, ..LinkTargets::default() };
        for entry in locale.entries() {
            targets.add(entry, entry.publication.is_some_and(&is_unpublished));
        }
        for route in unreadable.values().flatten() {
            targets.page(route).unreadable = true;
            targets.unknown_lists.extend(route.section());
        }
        // A page that every site needs is reported itself.
        for slug in REQUIRED_PAGES.iter().filter(|slug| !locale.pages.contains_key(*slug)) {
            targets.page(&route_of(slug)).unreadable = true;
        }
        if locale.leadership.is_none() {
            targets.page(&route_of("leadership")).unreadable = true;
        }
        targets
    }

    /// Adds the further pages of lists, as many as a release has.
    fn add_lists(&mut self, locale: &LocaleContent<'a>, per_page: usize, is_unpublished: impl Fn(Publication) -> bool) {
        let mut lengths: BTreeMap<Route, usize> = BTreeMap::new();
        let is_published = |entry: &&AuthoredEntry<'_>| entry.publication.is_some_and(|it| !is_unpublished(it));
        for entry in locale.entries().filter(is_published) {
            for list in entry.route.section().iter().chain(&entry.lists) {
                *lengths.entry(list.clone()).or_default() += 1;
            }
        }
        for (list, length) in lengths {
            let pages = u32::try_from(length.div_ceil(per_page)).unwrap_or(u32::MAX);
            (2..=pages).for_each(|number| _ = self.page(&list.list_page(number)));
        }
    }

    /// Returns whether a release leaves the page at a path out.
    #[must_use]
    pub fn is_unpublished(&self, path: &str) -> bool {
        self.pages.get(path).is_some_and(|target| target.unpublished)
    }

    /// Returns the problem of a link, if it has one. Its language is that of the targets.
    #[must_use]
    pub fn diagnose(&self, link: &PagePath, from_published: bool) -> Option<Problem> {
        let full = written(link);
        let Some(target) = self.pages.get(&link.path) else {
            let is_unknown = |route: Route| {
                route.is_list() && route.section().is_some_and(|list| self.unknown_lists.contains(&list))
            };
            if Route::parse(&link.path).is_some_and(is_unknown) {
                return None;
            }
            let path = full.strip_suffix(link.rest.as_str()).unwrap_or(&full);
            return Some(Problem::error(format!("there is no page `{path}`"), self.unknown_page_help(link)));
        };
        if target.unreadable {
            return None;
        }
        if target.unpublished && from_published {
            let help = format!("publish that {} first, or remove the link", target.noun);
            return Some(Problem::error(format!("the {} `{}` is not published yet", target.noun, link.path), help));
        }
        self.diagnose_fragment(link, target, |rest| written(&PagePath { rest, ..link.clone() }))
    }

    /// Returns the problem of a link to a heading of its own page, if it has one.
    #[must_use]
    pub fn diagnose_own_fragment(&self, own_path: &str, fragment: &str) -> Option<Problem> {
        let target = self.pages.get(own_path).filter(|target| !target.unreadable)?;
        let link = PagePath { language: None, path: String::from(own_path), rest: format!("#{fragment}") };
        self.diagnose_fragment(&link, target, |rest| rest)
    }

    /// `write` returns the address of the page with a query and a fragment.
    fn diagnose_fragment(
        &self,
        link: &PagePath,
        target: &Target<'_>,
        write: impl Fn(String) -> String,
    ) -> Option<Problem> {
        let fragment = link.fragment()?;
        let fragments: BTreeSet<&str> = target.fragments().collect();
        if fragments.contains(fragment) {
            return None;
        }
        let help = match fragments.is_empty() {
            true => format!("that page has no headings to link to: write `{}`", written(&without_fragment(link))),
            false => suggestion_as(fragment, fragments.iter().copied(), |id| write(format!("{}#{id}", link.query()))),
        };
        Some(Problem::error(format!("the page `{}` has no heading `#{fragment}`", link.path), help))
    }

    /// Returns a help that names the page of an alias, if the path is an alias.
    #[must_use]
    pub fn alias_help(&self, link: &PagePath) -> Option<String> {
        let decoded = percent_decode_str(&link.path).decode_utf8().ok()?;
        let path = self.aliases.get(composed(&decoded).as_ref())?.clone();
        Some(format!("that is an old address: write `{}`", written(&self.existing(&PagePath { path, ..link.clone() }))))
    }

    /// Returns the address of the page that an editor most likely means by an address that leads nowhere: `about.md`,
    /// `/About/`, `/about/index.html`, `/news/2024-07-20-a-post`.
    #[must_use]
    pub fn respelt(&self, address: &str) -> Option<PagePath> {
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let decoded = percent_decode_str(path).decode_utf8_lossy().to_lowercase().replace('\\', "/");
        let is_folder = |name: &&str| {
            !matches!(*name, "" | "." | ".." | "content" | "pages") && *name != language_folder(self.language)
        };
        let mut names: Vec<&str> = decoded.split('/').filter(is_folder).collect();
        let last = names.pop().map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem)).unwrap_or_default();
        let folders: String = names.iter().flat_map(|name| [*name, "/"]).collect();
        let without_date = last.get(10..).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
        let candidates = [
            format!("/{folders}{last}/"),
            format!("/{folders}{}/", last.replace(['_', ' '], "-")),
            format!("/{folders}{without_date}/"),
            format!("/news/{last}/"),
            format!("/news/{without_date}/"),
            format!("/events/{last}/"),
            format!("/events/{without_date}/"),
            format!("/opportunities/{last}/"),
            format!("/{folders}"),
        ];
        let is_index = matches!(last, "index" | "home" | "");
        let path = candidates.into_iter().find(|path| self.is_published(path) && (*path != "/" || is_index))?;
        Some(self.existing(&PagePath { language: None, path, rest: String::from(rest) }))
    }

    fn is_published(&self, path: &str) -> bool {
        self.pages.get(path).is_some_and(|target| !target.unpublished)
    }

    /// Returns a link without its fragment, if its page has no such heading.
    fn existing(&self, link: &PagePath) -> PagePath {
        let target = self.pages.get(&link.path);
        let has = |fragment| target.is_some_and(|target| target.fragments().any(|known| known == fragment));
        match link.fragment().is_none_or(has) {
            true => link.clone(),
            false => without_fragment(link),
        }
    }

    fn unknown_page_help(&self, link: &PagePath) -> String {
        let respelt = || {
            let found = self.respelt(&link.path)?;
            let found = self.existing(&PagePath { path: found.path, ..link.clone() });
            Some(format!("write `{}`", written(&found)))
        };
        let nearest = || {
            // Sorted, so that the suggestion does not depend on the order of the hash map.
            let published = self.pages.iter().filter(|(_, target)| !target.unpublished);
            let paths: BTreeSet<&str> = published.map(|(path, _)| path.as_str()).collect();
            // An ancestor of the unknown page, such as home, is no helpful suggestion.
            let paths = paths.into_iter().filter(|path| !link.path.starts_with(path));
            let path = String::from(nearest(&link.path, paths)?);
            Some(format!("did you mean `{}`?", written(&self.existing(&PagePath { path, ..link.clone() }))))
        };
        let help = self.alias_help(link).or_else(respelt).or_else(nearest);
        help.unwrap_or_else(|| String::from("correct the link, or add that page first"))
    }

    fn add(&mut self, entry: &AuthoredEntry<'a>, unpublished: bool) {
        let target = self.page(&entry.route);
        target.bodies.extend(entry.body);
        target.other_fragments.extend(&entry.fragments);
        target.unreadable |= entry.has_unknown_fragments;
        target.unpublished = unpublished;
        target.noun = entry.noun;
        if !unpublished {
            entry.lists.iter().for_each(|list| _ = self.page(list));
            let aliases = entry.aliases.into_iter().flatten();
            self.aliases.extend(aliases.map(|alias| (composed(&alias.value).into_owned(), entry.route.path())));
        }
    }

    fn page(&mut self, route: &Route) -> &mut Target<'a> {
        self.pages.entry(route.path()).or_default()
    }
}

/// Returns the address of a page as editors write it.
#[must_use]
pub fn written(link: &PagePath) -> String {
    let folder = link.language.as_ref().map(|language| format!("/{}", language_folder(language))).unwrap_or_default();
    [folder.as_str(), &link.path, &link.rest].concat()
}

fn without_fragment(link: &PagePath) -> PagePath {
    PagePath { rest: String::from(link.query()), ..link.clone() }
}

impl<'a> Target<'a> {
    /// Returns the ids that a fragment can name.
    fn fragments(&self) -> impl Iterator<Item = &'a str> {
        let heading_ids = self.bodies.iter().flat_map(|body| &body.heading_ids);
        heading_ids.map(String::as_str).chain(self.other_fragments.iter().copied())
    }
}
