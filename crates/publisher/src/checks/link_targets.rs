//! The targets of links within the site: paths, fragments and aliases.

use crate::authored::AuthoredPost;
use crate::convert::locale_content::LocaleContent;
use crate::convert::pages::route_of;
use crate::diagnostic::{Problem, nearest, suggestion_as};
use crate::source::fields::Spanned;
use model::route::Route;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The pages of one language with their fragments.
#[derive(Debug, Default)]
pub struct LinkTargets<'a> {
    /// All pages except posts, by path.
    pages: FxHashMap<String, Target<'a>>,
    /// Posts by slug. A site has thousands, so no path is allocated for each.
    posts: FxHashMap<&'a str, Target<'a>>,
    /// Aliases with the paths of their pages.
    aliases: BTreeMap<String, String>,
}

#[derive(Debug, Default)]
struct Target<'a> {
    /// The ids of the headings in its body.
    heading_ids: Option<&'a BTreeSet<String>>,
    /// The ids of the initiatives and teams that it lists.
    list_ids: BTreeSet<&'a str>,
    /// Whether a release leaves the page out.
    unpublished: bool,
    /// Whether the page's file could not be parsed, so that its fragments are unknown.
    unreadable: bool,
}

impl<'a> LinkTargets<'a> {
    /// Collects the targets of a locale. `is_unpublished` returns whether a release leaves a post out.
    #[must_use]
    pub fn new(
        locale: &LocaleContent<'a>,
        unreadable: &BTreeSet<PathBuf>,
        is_unpublished: impl Fn(&AuthoredPost) -> bool,
    ) -> LinkTargets<'a> {
        let mut targets = LinkTargets::default();
        for (slug, page) in &locale.pages {
            targets.entry(&route_of(slug)).heading_ids = Some(&page.body.heading_ids);
            targets.add_aliases(&page.aliases, &route_of(slug));
        }
        let initiatives = targets.entry(&Route::Initiatives);
        for initiative in &locale.initiatives {
            initiatives.list_ids.insert(&initiative.slug);
            initiatives.list_ids.extend(initiative.body.heading_ids.iter().map(String::as_str));
        }
        let teams = locale.leadership.iter().flat_map(|leadership| &leadership.teams);
        targets.entry(&Route::Leadership).list_ids.extend(teams.map(|team| team.id.value.as_str()));
        let mut used_tags = FxHashSet::default();
        for post in &locale.posts {
            let unpublished = is_unpublished(post);
            let target = Target { heading_ids: Some(&post.body.heading_ids), unpublished, ..Target::default() };
            targets.posts.insert(&post.slug, target);
            if !unpublished {
                used_tags.extend(post.tags.iter().map(|tag| tag.value.as_str()));
            }
            if !post.aliases.is_empty() {
                targets.add_aliases(&post.aliases, &Route::Post(post.slug.clone()));
            }
        }
        for tag in used_tags {
            targets.entry(&Route::NewsTag(String::from(tag)));
        }
        for route in unreadable.iter().filter_map(|file| route_of_file(file)) {
            targets.entry(&route).unreadable = true;
        }
        targets
    }

    /// Returns whether a release leaves the page at a path out.
    #[must_use]
    pub fn is_unpublished(&self, path: &str) -> bool {
        self.target(path).is_some_and(|target| target.unpublished)
    }

    /// Returns the problem of a link to a path, with or without a fragment, if it has one.
    #[must_use]
    pub fn diagnose(&self, link: &str, from_published: bool) -> Option<Problem> {
        let (path, fragment) = link.split_once('#').map_or((link, None), |(path, fragment)| (path, Some(fragment)));
        let Some(target) = self.target(path) else {
            return Some((format!("there is no page `{path}`"), self.unknown_page_help(path)));
        };
        if target.unreadable {
            return None;
        }
        if target.unpublished && from_published {
            let help = "publish that post first, or remove the link";
            return Some((format!("the post `{path}` is not published yet"), String::from(help)));
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
        Some((format!("the page `{path}` has no heading `#{fragment}`"), help))
    }

    /// Returns a help that names the page of an alias, if the path is an alias.
    #[must_use]
    pub fn alias_help(&self, path: &str) -> Option<String> {
        self.aliases.get(path).map(|page| format!("that is an old address: write `{page}`"))
    }

    fn unknown_page_help(&self, path: &str) -> String {
        let nearest = || {
            // Sorted, so that the suggestion does not depend on the order of the hash maps.
            let posts = self.posts.keys().map(|slug| Route::Post(String::from(*slug)).path());
            let paths: BTreeSet<String> = self.pages.keys().cloned().chain(posts).collect();
            nearest(path, paths.iter().map(String::as_str)).map(|page| format!("did you mean `{page}`?"))
        };
        let help = self.alias_help(path).or_else(nearest);
        help.unwrap_or_else(|| String::from("correct the link, or add that page first"))
    }

    fn add_aliases(&mut self, aliases: &[Spanned<String>], route: &Route) {
        self.aliases.extend(aliases.iter().map(|alias| (alias.value.clone(), route.path())));
    }

    fn target(&self, path: &str) -> Option<&Target<'a>> {
        let post = path.strip_prefix("/news/").and_then(|rest| self.posts.get(rest.strip_suffix('/')?));
        self.pages.get(path).or(post)
    }

    fn entry(&mut self, route: &Route) -> &mut Target<'a> {
        self.pages.entry(route.path()).or_default()
    }
}

impl<'a> Target<'a> {
    /// Returns the ids that a fragment can name.
    fn fragments(&self) -> impl Iterator<Item = &'a str> {
        let heading_ids = self.heading_ids.into_iter().flatten();
        heading_ids.map(String::as_str).chain(self.list_ids.iter().copied())
    }
}

/// Returns the route of the page that a content file belongs to, derived from the file's path alone.
fn route_of_file(file: &Path) -> Option<Route> {
    let name = file.file_stem()?.to_str()?;
    match file.parent()?.file_name()?.to_str()? {
        "pages" => Some(route_of(name)),
        "initiatives" => Some(Route::Initiatives),
        "news" => Some(Route::Post(String::from(name.get(11..)?))),
        _ => (name == "leadership").then_some(Route::Leadership),
    }
}
