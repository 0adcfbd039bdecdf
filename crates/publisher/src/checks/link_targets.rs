//! Everything that a link within the site can lead to.

use crate::authored::AuthoredPost;
use crate::convert::locale_content::LocaleContent;
use crate::convert::pages::route_of;
use crate::diagnostic::{nearest, suggestion};
use crate::source::fields::Spanned;
use model::route::Route;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The pages of one language with their fragments.
#[derive(Debug, Default)]
pub struct LinkTargets<'a> {
    /// By path, all but posts.
    pages: FxHashMap<String, Target<'a>>,
    /// By slug. There are thousands, so no path is made for each.
    posts: FxHashMap<&'a str, Target<'a>>,
    /// Old addresses with the paths of their pages.
    aliases: BTreeMap<String, String>,
}

#[derive(Debug, Default)]
struct Target<'a> {
    /// Those of the headings in its own body.
    headings: Option<&'a BTreeSet<String>>,
    /// Those of initiatives and teams on it.
    others: BTreeSet<&'a str>,
    unpublished: bool,
    /// Set for a page whose file has mistakes of its own: nothing is known about its fragments.
    unreadable: bool,
}

impl<'a> LinkTargets<'a> {
    /// The targets of an locale. `is_unpublished` tells which posts a release leaves out.
    #[must_use]
    pub fn new(
        locale: &LocaleContent<'a>,
        unreadable: &BTreeSet<PathBuf>,
        is_unpublished: impl Fn(&AuthoredPost) -> bool,
    ) -> LinkTargets<'a> {
        let mut targets = LinkTargets::default();
        for (slug, page) in &locale.pages {
            targets.add(&route_of(slug)).headings = Some(&page.body.fragments);
            targets.add_aliases(&page.aliases, &route_of(slug));
        }
        let initiatives = targets.add(&Route::Initiatives);
        for initiative in &locale.initiatives {
            initiatives.others.insert(&initiative.slug);
            initiatives.others.extend(initiative.body.fragments.iter().map(String::as_str));
        }
        let teams = locale.leadership.iter().flat_map(|leadership| &leadership.teams);
        targets.add(&Route::Leadership).others.extend(teams.map(|team| team.id.value.as_str()));
        let mut used_tags = FxHashSet::default();
        for post in &locale.posts {
            let unpublished = is_unpublished(post);
            let target = Target { headings: Some(&post.body.fragments), unpublished, ..Target::default() };
            targets.posts.insert(&post.slug, target);
            if !unpublished {
                used_tags.extend(post.tags.iter().map(|tag| tag.value.as_str()));
            }
            if !post.aliases.is_empty() {
                targets.add_aliases(&post.aliases, &Route::Post(post.slug.clone()));
            }
        }
        for tag in used_tags {
            targets.add(&Route::NewsTag(String::from(tag)));
        }
        for route in unreadable.iter().filter_map(|file| route_of_file(file)) {
            targets.add(&route).unreadable = true;
        }
        targets
    }

    /// Whether a page is left out of a release.
    #[must_use]
    pub fn is_unpublished(&self, path: &str) -> bool {
        self.target(path).is_some_and(|target| target.unpublished)
    }

    /// What is wrong with a link to a path with or without a fragment: a message and a help.
    #[must_use]
    pub fn problem(&self, link: &str, from_published: bool) -> Option<(String, String)> {
        let (path, fragment) = link.split_once('#').map_or((link, None), |(path, fragment)| (path, Some(fragment)));
        let Some(target) = self.target(path) else {
            return Some((format!("there is no page `{path}`"), self.help_for_unknown(path)));
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
            true => String::from("remove the part from `#` on: that page has no headings to link to"),
            false => suggestion(fragment, fragments.iter().copied()),
        };
        Some((format!("the page `{path}` has no part `#{fragment}`"), help))
    }

    /// What to write instead of an old address, if a path is one.
    #[must_use]
    pub fn help_for_alias(&self, path: &str) -> Option<String> {
        self.aliases.get(path).map(|page| format!("that is an old address: link to `{page}`"))
    }

    fn help_for_unknown(&self, path: &str) -> String {
        let nearest = || {
            // In the same order each time.
            let posts = self.posts.keys().map(|slug| Route::Post(String::from(*slug)).path());
            let known: BTreeSet<String> = self.pages.keys().cloned().chain(posts).collect();
            nearest(path, known.iter().map(String::as_str)).map(|page| format!("did you mean `{page}`?"))
        };
        let help = self.help_for_alias(path).or_else(nearest);
        help.unwrap_or_else(|| String::from("mend the link, or write the page first"))
    }

    fn add_aliases(&mut self, aliases: &[Spanned<String>], route: &Route) {
        self.aliases.extend(aliases.iter().map(|alias| (alias.value.clone(), route.path())));
    }

    fn target(&self, path: &str) -> Option<&Target<'a>> {
        let post = path.strip_prefix("/news/").and_then(|rest| self.posts.get(rest.strip_suffix('/')?));
        self.pages.get(path).or(post)
    }

    fn add(&mut self, route: &Route) -> &mut Target<'a> {
        self.pages.entry(route.path()).or_default()
    }
}

impl<'a> Target<'a> {
    fn fragments(&self) -> impl Iterator<Item = &'a str> {
        let headings = self.headings.into_iter().flatten();
        headings.map(String::as_str).chain(self.others.iter().copied())
    }
}

/// The page that a content file stands for, by its name alone.
fn route_of_file(file: &Path) -> Option<Route> {
    let name = file.file_stem()?.to_str()?;
    match file.parent()?.file_name()?.to_str()? {
        "pages" => Some(route_of(name)),
        "initiatives" => Some(Route::Initiatives),
        "news" => Some(Route::Post(String::from(name.get(11..)?))),
        _ => (name == "leadership").then_some(Route::Leadership),
    }
}
