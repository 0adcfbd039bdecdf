//! Checks of aliases: each is a valid path, belongs to one page, and shadows no page and no file. Each check is one function
//! in [`CHECKS`]; only the first problem of an alias is reported.

use crate::authored::Content;
use crate::convert::Published;
use crate::diagnostic::{Diagnostics, Problem};
use crate::output::site_address::file_path;
use crate::source::fields::Spanned;
use crate::source::images::Images;
use model::route::Route;
use model::urls::{LocalizedRoute, SiteUrls};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;

/// Folders of generated files, whose names this module does not know.
const RESERVED_FOLDERS: [&str; 3] = ["/content/", "/assets/", "/icons/"];

/// Generated files outside these folders.
const GENERATED_FILES: [&str; 9] = [
    "_headers",
    "_redirects",
    "feed.json",
    "feed.xml",
    "manifest.webmanifest",
    "nginx.conf",
    "robots.txt",
    "sitemap.xml",
    "vercel.json",
];

type Check = fn(&str, &OccupiedPaths<'_>) -> Option<Problem>;

const CHECKS: [Check; 6] =
    [has_path_form, has_valid_segments, is_outside_reserved_folders, is_not_a_page, is_not_a_file, is_unique];

/// The paths that an alias must not have, because something else is published there.
struct OccupiedPaths<'a> {
    urls: SiteUrls,
    /// The routes of all languages except posts, with the language's code.
    routes: FxHashSet<(&'a str, &'a Route)>,
    /// The slugs of all posts, unpublished ones included. Collected when the first alias looks like the path of a post.
    posts: OnceCell<FxHashSet<&'a str>>,
    content: &'a Content,
    /// The static files.
    images: &'a Images,
    /// The document paths of the aliases checked so far, with the content files that declare them.
    seen: BTreeMap<String, &'a Path>,
}

impl<'a> OccupiedPaths<'a> {
    fn new(content: &'a Content, published: &'a Published, images: &'a Images) -> OccupiedPaths<'a> {
        let languages: Vec<String> = content.site.languages.iter().map(|language| language.code.clone()).collect();
        let routes = published
            .locales
            .iter()
            .flat_map(|locale| locale.pages.iter().map(|page| (locale.language.code.as_str(), &page.route)))
            .filter(|(_, route)| !matches!(route, Route::Post(_)));
        OccupiedPaths {
            urls: SiteUrls::new("/", &languages),
            routes: routes.collect(),
            posts: OnceCell::new(),
            content,
            images,
            seen: BTreeMap::new(),
        }
    }

    fn is_post(&self, slug: &str) -> bool {
        let posts = || self.content.languages.iter().flat_map(|language| &language.posts);
        self.posts.get_or_init(|| posts().map(|post| post.slug.as_str()).collect()).contains(slug)
    }

    /// Returns whether a path is that of a page or of `404.html`.
    fn is_page(&self, path: &str) -> bool {
        let document = file_path(path);
        let LocalizedRoute { language, route } = self.urls.resolve(path);
        let Some(route) = route else { return document == file_path(&self.urls.href(&language, "404.html")) };
        let is_post = matches!(&route, Route::Post(slug) if self.is_post(slug));
        let is_known = is_post || self.routes.contains(&(language.as_str(), &route));
        // Some routes resolve from further paths, at which no document is written.
        is_known && document == file_path(&self.urls.page(&language, &route))
    }
}

/// Checks the aliases of all pages and posts.
pub(crate) fn check(content: &Content, published: &Published, images: &Images, diagnostics: &mut Diagnostics) {
    let mut occupied = OccupiedPaths::new(content, published, images);
    for (file, alias) in aliases(content) {
        match CHECKS.iter().find_map(|check| check(&alias.value, &occupied)) {
            Some((message, help)) => diagnostics.at(file, alias.position, message, help),
            None => {
                occupied.seen.insert(file_path(&alias.value), file);
            }
        }
    }
}

fn aliases(content: &Content) -> impl Iterator<Item = (&Path, &Spanned<String>)> {
    content.languages.iter().flat_map(|language| {
        let pages = language.pages.values().map(|page| (page.file.as_path(), &page.aliases));
        let posts = language.posts.iter().map(|post| (post.file.as_path(), &post.aliases));
        pages.chain(posts).flat_map(|(file, aliases)| aliases.iter().map(move |alias| (file, alias)))
    })
}

fn has_path_form(alias: &str, _: &OccupiedPaths<'_>) -> Option<Problem> {
    if alias.starts_with('/') && (alias.ends_with('/') || alias.ends_with(".html")) {
        return None;
    }
    let path = match alias.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => alias,
    };
    let corrected = format!("/{}/", path.trim_matches('/'));
    Some((
        format!("the old address `{alias}` must start with `/` and end with `/` or `.html`"),
        format!("write `{corrected}`"),
    ))
}

fn has_valid_segments(alias: &str, _: &OccupiedPaths<'_>) -> Option<Problem> {
    let path = alias.strip_prefix('/').unwrap_or(alias);
    let (folder, file_name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_character = |character: char| character.is_ascii_alphanumeric() || "-._~".contains(character);
    let is_name = |name: &str| !matches!(name, "" | "." | "..") && name.chars().all(is_character);
    // A file system cannot hold a folder and a document of the same name.
    let is_folder = |name: &str| is_name(name) && !name.ends_with(".html");
    let has_valid_folders = !path.contains('/') || folder.split('/').all(is_folder);
    if has_valid_folders && (file_name.is_empty() || is_name(file_name)) {
        return None;
    }
    let help = "use only letters from a to z, digits and `-._~`, with one `/` between names";
    Some((format!("the old address `{alias}` cannot be used"), String::from(help)))
}

fn is_outside_reserved_folders(alias: &str, _: &OccupiedPaths<'_>) -> Option<Problem> {
    let folder = RESERVED_FOLDERS.iter().find(|folder| alias.starts_with(**folder))?;
    let help = format!("remove it: old addresses below `{folder}` cannot be kept");
    Some((format!("the old address `{alias}` is in a folder that the site itself uses"), help))
}

fn is_not_a_page(alias: &str, occupied: &OccupiedPaths<'_>) -> Option<Problem> {
    occupied.is_page(alias).then(|| {
        (format!("the old address `{alias}` is also a page of this site"), String::from("remove it from `aliases`"))
    })
}

fn is_not_a_file(alias: &str, occupied: &OccupiedPaths<'_>) -> Option<Problem> {
    let path = file_path(alias);
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    // A file at a prefix of the path takes the name of a folder that the document needs.
    let file = ends.map(|end| &path[..end]).find(|prefix| {
        let name = prefix.rsplit('/').next().unwrap_or(prefix);
        occupied.images.has_file(prefix) || GENERATED_FILES.contains(&name)
    })?;
    Some((
        format!("the old address `{alias}` is in the way of the file `/{file}`"),
        String::from("remove it from `aliases`"),
    ))
}

fn is_unique(alias: &str, occupied: &OccupiedPaths<'_>) -> Option<Problem> {
    let first = occupied.seen.get(&file_path(alias))?;
    let message = format!("the old address `{alias}` is also in {}", first.display());
    Some((message, String::from("remove one of the two")))
}
