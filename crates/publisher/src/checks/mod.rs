//! Checks across files, such as references between them. Each check is one function in [`CHECKS`].

pub(crate) mod aliases;
mod alternative_texts;
mod deadlines;
mod directives;
mod event_days;
mod groups;
pub(crate) mod link_targets;
mod links;
mod names;
pub(crate) mod occupied_paths;
mod partners;
mod translations;

use crate::authored::{AuthoredEntry, Content, LanguageContent, route_of};
use crate::convert::locale_content::LocaleContent;
use crate::diagnostic::{Diagnostics, suggestion};
use crate::markdown::PagePath;
use crate::output::folders::is_reserved;
use crate::source::fields::Spanned;
use crate::source::images::Images;
use crate::source::slugify::slugify;
use crate::translations::Sources;
use jiff::civil::Date;
use link_targets::SiteTargets;
use links::link_targets_exist;
use model::route::Route;
use model::slug::is_slug;
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
    /// The files that translations are made from.
    pub sources: &'a Sources<'a>,
    /// The static files.
    pub images: &'a Images,
    /// The day of the build.
    pub today: Date,
}

impl CheckContext<'_> {
    /// Whether the language is the default language, in which what all languages share is checked.
    fn is_default_language(&self) -> bool {
        self.other_default_language().is_none()
    }

    /// Returns the content in the default language, if that is another language.
    fn other_default_language(&self) -> Option<&LanguageContent> {
        self.content.languages.first().filter(|default| default.code != self.locale.language.code)
    }
}

type Check = fn(&CheckContext<'_>, &mut Diagnostics);

/// All checks of one language, in the order in which they run.
pub const CHECKS: [Check; 22] = [
    required_pages_exist,
    page_slugs_are_available,
    slugs_are_unique,
    ids_are_unique,
    navigation_targets_exist,
    names::people_exist,
    names::tags_exist,
    names::directive_targets_exist,
    directives::cards_are_unique,
    groups::groups_exist,
    partners::partnerships_are_known,
    changes_are_not_in_the_future,
    event_days::names_begin_with_the_day_of_writing,
    translations::events_are_the_same,
    translations::opportunities_are_the_same,
    translations::states_are_current,
    translations::parts_are_the_same,
    translations::words_are_translated,
    translations::strings_are_translated,
    alternative_texts::images_are_described,
    deadlines::deadlines_are_far,
    link_targets_exist,
];

/// The pages that every site needs: the home page and the introductions of the lists.
pub(crate) const REQUIRED_PAGES: [&str; 4] = ["home", "initiatives", "leadership", "news"];

fn required_pages_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    // What the default language has, each language has, so a file is missing there alone.
    let default = context.content.languages.first().map_or("", |language| &language.code);
    let folders = [default, &context.locale.language.code].map(|code| Path::new("content").join(code));
    let is_unreadable = |file: &str| folders.iter().any(|it| context.content.unreadable.contains_key(&it.join(file)));
    // A list with entries needs its introduction.
    let entries = context.locale.own_entries.iter().filter(|entry| entry.folder != "pages");
    let lists: BTreeSet<Route> =
        entries.map(|entry| entry.route.section().unwrap_or_else(|| entry.route.clone())).collect();
    let lists: Vec<String> = lists.iter().map(|list| list.path().replace('/', "")).collect();
    let required: BTreeSet<&str> = lists.iter().map(String::as_str).chain(REQUIRED_PAGES).collect();
    for slug in required {
        let file = format!("pages/{slug}.md");
        if !context.locale.pages.contains_key(slug) && !is_unreadable(&file) {
            let help = match REQUIRED_PAGES.contains(&slug) {
                true => "add this file: every site needs this page",
                false => "add this file: a list needs the page that introduces it",
            };
            diagnostics.missing_file(&folders[0].join(file), help);
        }
    }
    let file = "leadership.toml";
    if context.locale.leadership.is_none() && !is_unreadable(file) {
        diagnostics.missing_file(&folders[0].join(file), "add this file: every site needs its list of teams");
    }
}

fn page_slugs_are_available(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let languages = &context.content.site.languages;
    for entry in context.locale.own_entries.iter().filter(|entry| entry.folder == "initiatives") {
        // Capitals work in a fragment.
        if !is_slug(&entry.slug.to_ascii_lowercase()) {
            let message = format!("`{}` cannot be part of a web address", entry.slug);
            let help = match slugify(entry.slug) {
                slug if slug.is_empty() => String::from("rename the file: use lower-case letters, digits and hyphens"),
                slug => format!("rename the file to {slug}.md"),
            };
            diagnostics.error_in_file(entry.file, message, help);
        }
    }
    for (slug, page) in &context.locale.pages {
        if !is_slug(slug) {
            let message = format!("`{slug}` cannot be part of a web address");
            let help = page_name_help(context, slug);
            diagnostics.error_in_file(&page.file, message, help);
        }
        let is_reserved = is_reserved(slug) && matches!(route_of(slug), Route::Page(_));
        if is_reserved || languages.iter().any(|language| language.code.eq_ignore_ascii_case(slug)) {
            let message = format!("the site already uses the address /{slug}/");
            diagnostics.error_in_file(&page.file, message, "rename the file");
        }
    }
}

/// Returns the help for a page whose name is no slug: `about.md.md`, `about.es.md` or `About Us.md`.
fn page_name_help(context: &CheckContext<'_>, name: &str) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut languages = context.content.languages.iter().map(|language| &language.code);
    if let Some(code) = languages.find(|code| end.eq_ignore_ascii_case(code)) {
        return format!("move it to content/{code}/pages/{}.md", slugify(stem));
    }
    let right = slugify(if end.eq_ignore_ascii_case("md") { stem } else { name });
    match is_slug(&right) && !context.locale.pages.contains_key(right.as_str()) {
        true => format!("rename the file to {right}.md"),
        false => String::from("rename the file: use other lower-case letters, digits and hyphens"),
    }
}

/// Two files of a folder have the same slug if their names differ in the date alone.
fn slugs_are_unique(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<(&str, &str), &Path> = FxHashMap::default();
    for entry in &context.locale.own_entries {
        if let Some(first) = seen.insert((entry.folder, entry.slug), entry.file) {
            let message = format!("the {} {} has the same name, `{}`", entry.noun, first.display(), entry.slug);
            let help = match entry.noun {
                // Events return from year to year.
                "event" => format!("add the year: rename this file to {}", with_year(entry)),
                _ => String::from("rename one of the two files: change the words after the date"),
            };
            diagnostics.error_in_file(entry.file, message, help);
        }
    }
}

/// Returns the name of a file with its year at the end of the slug.
fn with_year(entry: &AuthoredEntry<'_>) -> String {
    let stem = entry.file.file_stem().unwrap_or_default().to_string_lossy();
    let year = stem.get(..4).unwrap_or_default();
    format!("{stem}-{year}.md")
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
        let help = format!("write the name that this {} itself had before, or remove the line", entry.noun);
        diagnostics.error(entry.file, id.position, message, help);
    }
}

fn navigation_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let site = &context.content.site;
    let Some(targets) = context.targets.of(&context.locale.language.code) else { return };
    for entry in site.navigation.iter().chain(&site.footer_navigation).chain(&site.start_group) {
        let page = PagePath { language: None, path: route_of(&entry.value).path(), rest: String::new() };
        if targets.diagnose(&page, true).is_some() {
            let help = suggestion(&entry.value, context.locale.pages.keys().copied());
            diagnostics.error(&site.file, entry.position, format!("there is no page `{}`", entry.value), help);
        }
    }
}

/// A change on a later day is most likely a slip. The day of the build is published in its place.
fn changes_are_not_in_the_future(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    for entry in &context.locale.own_entries {
        let scheduled = entry.publication.map(|publication| publication.date);
        let latest = scheduled.map_or(context.today, |date| date.max(context.today));
        if let Some(Spanned { position, value }) = entry.updated.filter(|updated| updated.value > latest) {
            let message = format!("`updated` is {value}, which is in the future");
            diagnostics.warning(
                entry.file,
                *position,
                message,
                "write the date of the last change, or remove the line",
            );
        }
    }
}
