//! Checks across files, such as references between them. Each check is one function in [`CHECKS`].

pub(crate) mod aliases;
pub(crate) mod link_targets;

use crate::authored::Content;
use crate::convert::locale_content::LocaleContent;
use crate::convert::pages::route_of;
use crate::diagnostic::{Diagnostics, nearest, suggestion};
use crate::markdown::{self, Body, Directive};
use crate::source::fields::Spanned;
use crate::source::images::Images;
use link_targets::LinkTargets;
use model::body::LinkTarget;
use model::route::{RESERVED_PAGE_SLUGS, Route};
use model::slug::is_slug;
use rustc_hash::FxHashMap;
use std::path::Path;

/// The input of a check.
pub struct CheckContext<'a> {
    /// All content.
    pub content: &'a Content,
    /// The content of one language.
    pub locale: &'a LocaleContent<'a>,
    /// The targets that links can have in this language.
    pub targets: &'a LinkTargets<'a>,
    /// The static files.
    pub images: &'a Images,
}

type Check = fn(&CheckContext<'_>, &mut Diagnostics);

/// All checks of one language, in the order in which they run.
pub const CHECKS: [Check; 8] = [
    required_pages_exist,
    page_slugs_are_available,
    post_slugs_are_unique,
    navigation_targets_exist,
    people_exist,
    tags_exist,
    directive_targets_exist,
    link_targets_exist,
];

/// The pages that every site needs: the home page and the introductions of the lists.
const REQUIRED_PAGES: [&str; 4] = ["home", "initiatives", "leadership", "news"];

fn required_pages_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let folder = Path::new("content").join(&context.locale.language.code);
    for slug in REQUIRED_PAGES {
        let file = folder.join("pages").join(format!("{slug}.md"));
        if !context.locale.pages.contains_key(slug) && !context.content.unreadable.contains(&file) {
            diagnostics.missing_file(&file, "add this file: every site needs this page");
        }
    }
    let file = folder.join("leadership.toml");
    if context.locale.leadership.is_none() && !context.content.unreadable.contains(&file) {
        diagnostics.missing_file(&file, "add this file: every site needs its list of teams");
    }
}

fn page_slugs_are_available(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let languages = &context.content.site.languages;
    for (slug, page) in &context.locale.pages {
        if !is_slug(slug) {
            let message = format!("`{slug}` cannot be part of a web address");
            let help = format!("rename the file to {}.md", model::slug::slugify(slug));
            diagnostics.in_file(&page.file, message, help);
        }
        let is_reserved = RESERVED_PAGE_SLUGS.contains(slug) && !REQUIRED_PAGES.contains(slug);
        if is_reserved || languages.iter().any(|language| language.code == *slug) {
            let message = format!("the site already uses the address /{slug}/");
            diagnostics.in_file(&page.file, message, "rename the file");
        }
    }
}

fn post_slugs_are_unique(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    for content in &context.content.languages {
        let mut seen: FxHashMap<&str, &Path> = FxHashMap::default();
        for post in &content.posts {
            if let Some(first) = seen.insert(&post.slug, &post.file) {
                let message = format!("the post {} has the same name, `{}`", first.display(), post.slug);
                diagnostics.in_file(
                    &post.file,
                    message,
                    "rename one of the two files: change the words after the date",
                );
            }
        }
    }
}

fn navigation_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let site = &context.content.site;
    for entry in site.navigation.iter().chain(&site.footer_navigation) {
        if context.targets.diagnose(&route_of(&entry.value).path(), true).is_some() {
            let help = suggestion(&entry.value, context.locale.pages.keys().copied());
            diagnostics.at(&site.file, entry.position, format!("there is no page `{}`", entry.value), help);
        }
    }
}

fn people_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let members = context.locale.leadership.iter().flat_map(|leadership| {
        let members = leadership.teams.iter().flat_map(|team| &team.members);
        members.map(|member| (leadership.file.as_path(), &member.person))
    });
    let authors = context.locale.posts.iter().flat_map(|post| {
        let file = post.file.as_path();
        post.authors.iter().map(move |author| (file, author))
    });
    for (file, Spanned { position, value: id }) in members.chain(authors) {
        if context.content.people.contains_key(id) {
            continue;
        }
        let is_unreadable =
            context.content.unreadable.contains(&Path::new("content/people").join(format!("{id}.toml")));
        if !is_unreadable && !id.is_empty() {
            let create = format!("add a file content/people/{id}.toml with a line `name = \"…\"`");
            let help = match nearest(id, context.content.people.keys().map(String::as_str)) {
                Some(known) => format!("did you mean `{known}`? If not, {create}"),
                None => create,
            };
            diagnostics.at(file, *position, format!("there is no person `{id}`"), help);
        }
    }
}

fn tags_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let strings = context.locale.strings;
    for post in &context.locale.posts {
        for tag in post.tags.iter().filter(|tag| context.locale.tag(&tag.value).is_none()) {
            let add = format!("add `{} = \"…\"` below [tags_of_news] in {}", tag.value, strings.file.display());
            let help = match nearest(&tag.value, strings.tags.iter().map(|known| known.slug.as_str())) {
                Some(known) => format!("did you mean `{known}`? If not, {add}"),
                None => add,
            };
            diagnostics.at(&post.file, tag.position, format!("there is no tag `{}`", tag.value), help);
        }
    }
}

fn directive_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let teams =
        || context.locale.leadership.iter().flat_map(|leadership| &leadership.teams).map(|team| team.id.value.as_str());
    for authored in own_bodies(context.locale) {
        for (directive, position) in authored.body.directives() {
            let Directive::Team(id) = directive else { continue };
            if !teams().any(|team| team == id) {
                diagnostics.at(authored.file, position, format!("there is no team `{id}`"), suggestion(id, teams()));
            }
        }
    }
}

fn link_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    for authored in own_bodies(context.locale).filter(|authored| !authored.body.links.is_empty()) {
        let own_path = authored.page.route().path();
        let is_published = !context.targets.is_unpublished(&own_path);
        for link in &authored.body.links {
            let problem = match &link.value {
                LinkTarget::Page(path) => context.targets.diagnose(path, is_published),
                LinkTarget::Fragment(fragment) => {
                    context.targets.diagnose(&format!("{own_path}#{fragment}"), is_published)
                }
                LinkTarget::File(path) if !context.images.has_file(path) => {
                    let alias = context.targets.alias_help(&format!("/{path}"));
                    let help = alias.unwrap_or_else(|| String::from("add the file there, or correct the link"));
                    Some((format!("the file `public/{path}` does not exist"), help))
                }
                LinkTarget::File(_) | LinkTarget::External(_) => None,
            };
            if let Some(problem) = problem {
                diagnostics.about(authored.file, link.position, &markdown::destination(&link.value), problem);
            }
        }
    }
}

/// A body with its file and the page that shows it.
struct OwnBody<'a> {
    file: &'a Path,
    page: BodyPage<'a>,
    body: &'a Body,
}

/// The page that shows a body. Its route is allocated only where it is needed: a site has thousands of posts.
enum BodyPage<'a> {
    Page(&'a str),
    Initiatives,
    Post(&'a str),
}

impl BodyPage<'_> {
    fn route(&self) -> Route {
        match self {
            BodyPage::Page(slug) => route_of(slug),
            BodyPage::Initiatives => Route::Initiatives,
            BodyPage::Post(slug) => Route::Post(String::from(*slug)),
        }
    }
}

/// Returns the bodies written in the locale's own language. Those of the default language are checked there.
fn own_bodies<'a>(locale: &'a LocaleContent<'a>) -> impl Iterator<Item = OwnBody<'a>> {
    let is_own = |language: &str| language == locale.language.code;
    let pages = locale.pages.values().filter(move |page| is_own(&page.meta.language));
    let initiatives = locale.initiatives.iter().filter(move |initiative| is_own(&initiative.language));
    let posts = locale.posts.iter().filter(move |post| is_own(&post.language));
    pages
        .map(|page| OwnBody { file: &page.file, page: BodyPage::Page(&page.slug), body: &page.body })
        .chain(initiatives.map(|initiative| OwnBody {
            file: &initiative.file,
            page: BodyPage::Initiatives,
            body: &initiative.body,
        }))
        .chain(posts.map(|post| OwnBody { file: &post.file, page: BodyPage::Post(&post.slug), body: &post.body }))
}
