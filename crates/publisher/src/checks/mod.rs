//! Checks across files, such as references between them. Each check is one function in [`CHECKS`].

pub(crate) mod aliases;
pub(crate) mod link_targets;
mod links;
pub(crate) mod occupied_paths;

use crate::authored::{AuthoredEntry, Content, route_of};
use crate::convert::locale_content::LocaleContent;
use crate::diagnostic::{Diagnostics, nearest, suggestion};
use crate::markdown::{Directive, PagePath};
use crate::output::folders::is_reserved;
use crate::source::fields::Spanned;
use crate::source::images::Images;
use crate::source::slugify::slugify;
use link_targets::SiteTargets;
use links::link_targets_exist;
use model::route::Route;
use model::slug::is_slug;
use model::urls::language_folder;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::path::Path;

/// The input of a check.
pub struct CheckContext<'a> {
    /// All content.
    pub content: &'a Content,
    /// The content of one language.
    pub locale: &'a LocaleContent<'a>,
    /// The targets that links can have.
    pub targets: &'a SiteTargets<'a>,
    /// The static files.
    pub images: &'a Images,
}

type Check = fn(&CheckContext<'_>, &mut Diagnostics);

/// All checks of one language, in the order in which they run.
pub const CHECKS: [Check; 9] = [
    required_pages_exist,
    page_slugs_are_available,
    slugs_are_unique,
    ids_are_unique,
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
    // A list with entries needs its introduction.
    let entries = context.locale.own_entries.iter().filter(|entry| entry.folder != "pages");
    let lists: BTreeSet<Route> =
        entries.map(|entry| entry.route.section().unwrap_or_else(|| entry.route.clone())).collect();
    let lists: Vec<String> = lists.iter().map(|list| list.path().replace('/', "")).collect();
    let required: BTreeSet<&str> = lists.iter().map(String::as_str).chain(REQUIRED_PAGES).collect();
    for slug in required {
        let file = folder.join("pages").join(format!("{slug}.md"));
        if !context.locale.pages.contains_key(slug) && !context.content.unreadable.contains_key(&file) {
            let help = match REQUIRED_PAGES.contains(&slug) {
                true => "add this file: every site needs this page",
                false => "add this file: a list needs the page that introduces it",
            };
            diagnostics.missing_file(&file, help);
        }
    }
    let file = folder.join("leadership.toml");
    if context.locale.leadership.is_none() && !context.content.unreadable.contains_key(&file) {
        diagnostics.missing_file(&file, "add this file: every site needs its list of teams");
    }
}

fn page_slugs_are_available(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let languages = &context.content.site.languages;
    for entry in context.locale.own_entries.iter().filter(|entry| entry.folder == "initiatives") {
        // Capitals work in a fragment.
        if !is_slug(&entry.slug.to_ascii_lowercase()) {
            let message = format!("`{}` cannot be part of a web address", entry.slug);
            let help = format!("rename the file to {}.md", slugify(entry.slug));
            diagnostics.error_in_file(entry.file, message, help);
        }
    }
    for (slug, page) in &context.locale.pages {
        if !is_slug(slug) {
            let message = format!("`{slug}` cannot be part of a web address");
            let help = format!("rename the file to {}.md", slugify(slug));
            diagnostics.error_in_file(&page.file, message, help);
        }
        let is_reserved = is_reserved(slug) && matches!(route_of(slug), Route::Page(_));
        if is_reserved || languages.iter().any(|language| language_folder(&language.code).eq_ignore_ascii_case(slug)) {
            let message = format!("the site already uses the address /{slug}/");
            diagnostics.error_in_file(&page.file, message, "rename the file");
        }
    }
}

/// Two files of a folder have the same slug if their names differ in the date alone.
fn slugs_are_unique(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<(&str, &str), &Path> = FxHashMap::default();
    for entry in &context.locale.own_entries {
        if let Some(first) = seen.insert((entry.folder, entry.slug), entry.file) {
            let message = format!("the post {} has the same name, `{}`", first.display(), entry.slug);
            diagnostics.error_in_file(
                entry.file,
                message,
                "rename one of the two files: change the words after the date",
            );
        }
    }
}

/// Feeds identify an entry by its id or, without one, by its slug. Readers of feeds would miss one of two with the same.
fn ids_are_unique(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let entries = &context.locale.own_entries;
    let with_slug = |entry: &&AuthoredEntry<'_>| entry.id.is_none_or(|id| id.value == entry.slug);
    let mut owners: FxHashMap<(&str, &str), &Path> =
        entries.iter().filter(with_slug).map(|entry| ((entry.folder, entry.slug), entry.file)).collect();
    let with_id = entries.iter().filter_map(|entry| Some((entry, entry.id?)));
    for (entry, id) in with_id.filter(|(entry, id)| id.value != entry.slug) {
        let Some(owner) = owners.insert((entry.folder, &id.value), entry.file) else { continue };
        let message = format!("the id `{}` already belongs to {}", id.value, owner.display());
        let help = "write the name that this post itself had before, or remove the line";
        diagnostics.error(entry.file, id.position, message, help);
    }
}

fn navigation_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let site = &context.content.site;
    let Some(targets) = context.targets.of(&context.locale.language.code) else { return };
    for entry in site.navigation.iter().chain(&site.footer_navigation) {
        let page = PagePath { language: None, path: route_of(&entry.value).path(), rest: String::new() };
        if targets.diagnose(&page, true).is_some() {
            let help = suggestion(&entry.value, context.locale.pages.keys().copied());
            diagnostics.error(&site.file, entry.position, format!("there is no page `{}`", entry.value), help);
        }
    }
}

fn people_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let entries = context.locale.own_entries.iter();
    let people = entries.flat_map(|entry| entry.people.iter().map(|person| (entry.file, *person)));
    for (file, Spanned { position, value: id }) in people {
        if context.content.people.contains_key(id) {
            continue;
        }
        let is_unreadable =
            context.content.unreadable.contains_key(&Path::new("content/people").join(format!("{id}.toml")));
        if !is_unreadable && !id.is_empty() {
            let create = format!("add a file content/people/{id}.toml with a line `name = \"…\"`");
            let help = match nearest(id, context.content.people.keys().map(String::as_str)) {
                Some(known) => format!("did you mean `{known}`? If not, {create}"),
                None => create,
            };
            diagnostics.error(file, *position, format!("there is no person `{id}`"), help);
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
            diagnostics.error(&post.file, tag.position, format!("there is no tag `{}`", tag.value), help);
        }
    }
}

fn directive_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let teams =
        || context.locale.leadership.iter().flat_map(|leadership| &leadership.teams).map(|team| team.id.value.as_str());
    for entry in &context.locale.own_entries {
        for (directive, position) in entry.body.iter().flat_map(|body| body.directives()) {
            let Directive::Team(id) = directive else { continue };
            if !teams().any(|team| team == id) {
                diagnostics.error(entry.file, position, format!("there is no team `{id}`"), suggestion(id, teams()));
            }
        }
    }
}
