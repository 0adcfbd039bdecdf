//! Checks that need the whole content: references between files. Each is one named function in [`CHECKS`].

pub(crate) mod aliases;
pub(crate) mod link_targets;

use crate::authored::Content;
use crate::convert::locale_content::LocaleContent;
use crate::diagnostic::{Diagnostics, nearest, suggestion};
use crate::markdown::{Body, Directive};
use crate::source::fields::Spanned;
use crate::source::images::Images;
use link_targets::LinkTargets;
use model::body::LinkTarget;
use model::route::{RESERVED_PAGE_SLUGS, Route};
use model::slug::is_slug;
use rustc_hash::FxHashMap;
use std::path::Path;

/// What a check looks at.
pub struct Checked<'a> {
    /// All content.
    pub content: &'a Content,
    /// The content of one language.
    pub locale: &'a LocaleContent<'a>,
    /// What links can lead to in this language.
    pub targets: &'a LinkTargets<'a>,
    /// The files in `public/`.
    pub images: &'a Images,
}

type Check = fn(&Checked<'_>, &mut Diagnostics);

/// All checks.
pub const CHECKS: [Check; 8] = [
    required_pages_exist,
    page_names_are_paths,
    post_slugs_are_unique,
    navigation_leads_to_pages,
    people_exist,
    tags_are_known,
    directives_find_their_content,
    links_lead_somewhere,
];

/// The pages that routes of their own show; [`Route::Home`] and the introductions.
const REQUIRED_PAGES: [&str; 4] = ["home", "initiatives", "leadership", "news"];

fn required_pages_exist(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    let folder = Path::new("content").join(&checked.locale.language.code);
    for slug in REQUIRED_PAGES {
        let file = folder.join("pages").join(format!("{slug}.md"));
        if !checked.locale.pages.contains_key(slug) && !checked.content.unreadable.contains(&file) {
            diagnostics.missing_file(&file, "write it: the site cannot do without this page");
        }
    }
    let file = folder.join("leadership.toml");
    if checked.locale.leadership.is_none() && !checked.content.unreadable.contains(&file) {
        diagnostics.missing_file(&file, "write it: it lists the teams");
    }
}

fn page_names_are_paths(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    let languages = &checked.content.site.languages;
    for (slug, page) in &checked.locale.pages {
        if !is_slug(slug) {
            let message = format!("`{slug}` cannot be part of an address");
            let help = format!("rename the file to {}.md", model::slug::slugify(slug));
            diagnostics.in_file(&page.file, message, help);
        }
        let taken = RESERVED_PAGE_SLUGS.contains(slug) && !REQUIRED_PAGES.contains(slug);
        if taken || languages.iter().any(|language| language.code == *slug) {
            let message = format!("the address /{slug}/ is taken");
            diagnostics.in_file(&page.file, message, "give the file another name");
        }
    }
}

fn post_slugs_are_unique(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    for content in &checked.content.languages {
        let mut seen: FxHashMap<&str, &Path> = FxHashMap::default();
        for post in &content.posts {
            if let Some(first) = seen.insert(&post.slug, &post.file) {
                let message = format!("the name `{}` is taken by {}", post.slug, first.display());
                diagnostics.in_file(&post.file, message, "rename one of the two files behind the date");
            }
        }
    }
}

fn navigation_leads_to_pages(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    let site = &checked.content.site;
    for entry in site.navigation.iter().chain(&site.footer_navigation) {
        if checked.targets.problem(&crate::convert::pages::route_of(&entry.value).path(), true).is_some() {
            let help = suggestion(&entry.value, checked.locale.pages.keys().copied());
            diagnostics.at(&site.file, entry.position, format!("there is no page `{}`", entry.value), help);
        }
    }
}

fn people_exist(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    let members = checked.locale.leadership.iter().flat_map(|leadership| {
        let members = leadership.teams.iter().flat_map(|team| &team.members);
        members.map(|member| (leadership.file.as_path(), &member.person))
    });
    let authors = checked.locale.posts.iter().flat_map(|post| {
        let file = post.file.as_path();
        post.authors.iter().map(move |author| (file, author))
    });
    for (file, Spanned { position, value: id }) in members.chain(authors) {
        if checked.content.people.contains_key(id) {
            continue;
        }
        let is_unreadable =
            checked.content.unreadable.contains(&Path::new("content/people").join(format!("{id}.toml")));
        if !is_unreadable && !id.is_empty() {
            let create = format!("write content/people/{id}.toml");
            let help = match nearest(id, checked.content.people.keys().map(String::as_str)) {
                Some(known) => format!("did you mean `{known}`? Otherwise {create}"),
                None => create,
            };
            diagnostics.at(file, *position, format!("there is no person `{id}`"), help);
        }
    }
}

fn tags_are_known(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    let strings = checked.locale.strings;
    for post in &checked.locale.posts {
        for tag in post.tags.iter().filter(|tag| checked.locale.tag(&tag.value).is_none()) {
            let add = format!("add it under [tags_of_news] in {}", strings.file.display());
            let help = match nearest(&tag.value, strings.tags.iter().map(|known| known.slug.as_str())) {
                Some(known) => format!("did you mean `{known}`? Otherwise {add}"),
                None => add,
            };
            diagnostics.at(&post.file, tag.position, format!("unknown tag `{}`", tag.value), help);
        }
    }
}

fn directives_find_their_content(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    let teams =
        || checked.locale.leadership.iter().flat_map(|leadership| &leadership.teams).map(|team| team.id.value.as_str());
    for text in texts(checked.locale) {
        for (directive, position) in text.body.directives() {
            let Directive::Team(id) = directive else { continue };
            if !teams().any(|team| team == id) {
                diagnostics.at(text.file, position, format!("there is no team `{id}`"), suggestion(id, teams()));
            }
        }
    }
}

fn links_lead_somewhere(checked: &Checked<'_>, diagnostics: &mut Diagnostics) {
    for text in texts(checked.locale).filter(|text| !text.body.links.is_empty()) {
        let own_path = text.page.route().path();
        let published = !checked.targets.is_unpublished(&own_path);
        for link in &text.body.links {
            let problem = match &link.target {
                LinkTarget::Page(path) => checked.targets.problem(path, published),
                LinkTarget::Fragment(fragment) => checked.targets.problem(&format!("{own_path}#{fragment}"), published),
                LinkTarget::File(path) if !checked.images.has_file(path) => {
                    let alias = checked.targets.help_for_alias(&format!("/{path}"));
                    let help = alias.unwrap_or_else(|| String::from("put the file there, or mend the link"));
                    Some((format!("the file `public/{path}` does not exist"), help))
                }
                LinkTarget::File(_) | LinkTarget::External(_) => None,
            };
            if let Some((message, help)) = problem {
                diagnostics.at(text.file, link.position, message, help);
            }
        }
    }
}

/// A text, its file and the page that it stands on.
struct Text<'a> {
    file: &'a Path,
    page: TextPage<'a>,
    body: &'a Body,
}

/// The page that a text stands on. Its route is made only where it is needed: there are thousands.
enum TextPage<'a> {
    Page(&'a str),
    Initiatives,
    Post(&'a str),
}

impl TextPage<'_> {
    fn route(&self) -> Route {
        match self {
            TextPage::Page(slug) => crate::convert::pages::route_of(slug),
            TextPage::Initiatives => Route::Initiatives,
            TextPage::Post(slug) => Route::Post(String::from(*slug)),
        }
    }
}

/// Every text that was written in the locale's own language.
fn texts<'a>(locale: &'a LocaleContent<'a>) -> impl Iterator<Item = Text<'a>> {
    let own = |language: &str| language == locale.language.code;
    let pages = locale.pages.values().filter(move |page| own(&page.meta.language));
    let initiatives = locale.initiatives.iter().filter(move |initiative| own(&initiative.language));
    let posts = locale.posts.iter().filter(move |post| own(&post.language));
    pages
        .map(|page| Text { file: &page.file, page: TextPage::Page(&page.slug), body: &page.body })
        .chain(initiatives.map(|text| Text { file: &text.file, page: TextPage::Initiatives, body: &text.body }))
        .chain(posts.map(|post| Text { file: &post.file, page: TextPage::Post(&post.slug), body: &post.body }))
}
