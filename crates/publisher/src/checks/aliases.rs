//! Checks of old addresses: each can be one, leads to one page, and hides nothing that the site has. Each is one named
//! function in [`CHECKS`]; of one address, the first mistake is reported.

use crate::authored::Content;
use crate::convert::Published;
use crate::diagnostic::Diagnostics;
use crate::output::site_address::file_path;
use crate::source::fields::Spanned;
use crate::source::images::Images;
use model::route::Route;
use model::urls::{LocalizedRoute, SiteUrls};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;

/// Folders that builds fill, with names that nobody has looked at.
const RESERVED_FOLDERS: [&str; 3] = ["/content/", "/assets/", "/icons/"];

/// Files that a build writes beside the pages.
const WRITTEN_FILES: [&str; 9] = [
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

/// A message and a help.
type Problem = (String, String);
type Check = fn(&str, &Taken<'_>) -> Option<Problem>;

const CHECKS: [Check; 6] =
    [is_a_path, can_be_an_address, is_in_no_reserved_folder, is_no_page, is_no_file, belongs_to_no_other_page];

/// What an old address cannot be.
struct Taken<'a> {
    urls: SiteUrls,
    /// The routes of all languages, without those of posts.
    routes: FxHashSet<(&'a str, &'a Route)>,
    /// The names of all posts, also of those that are not published yet; nothing until an old address looks like a post's.
    posts: OnceCell<FxHashSet<&'a str>>,
    content: &'a Content,
    /// The files in `public/`.
    images: &'a Images,
    /// The documents of the old addresses before this one, with the content files that name them.
    seen: BTreeMap<String, &'a Path>,
}

impl<'a> Taken<'a> {
    fn new(content: &'a Content, published: &'a Published, images: &'a Images) -> Taken<'a> {
        let languages: Vec<String> = content.site.languages.iter().map(|language| language.code.clone()).collect();
        let routes = published
            .locales
            .iter()
            .flat_map(|locale| locale.pages.iter().map(|page| (locale.language.code.as_str(), &page.route)))
            .filter(|(_, route)| !matches!(route, Route::Post(_)));
        Taken {
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

    /// Whether a path is that of a page, or of the document for unknown addresses.
    fn is_page(&self, path: &str) -> bool {
        let document = file_path(path);
        let LocalizedRoute { language, route } = self.urls.resolve(path);
        let Some(route) = route else { return document == file_path(&self.urls.href(&language, "404.html")) };
        let is_post = matches!(&route, Route::Post(slug) if self.is_post(slug));
        let is_known = is_post || self.routes.contains(&(language.as_str(), &route));
        // Some routes have further paths, which are no documents.
        is_known && document == file_path(&self.urls.page(&language, &route))
    }
}

/// Checks the old addresses of all pages and posts.
pub(crate) fn check(content: &Content, published: &Published, images: &Images, diagnostics: &mut Diagnostics) {
    let mut taken = Taken::new(content, published, images);
    for (file, alias) in aliases(content) {
        match CHECKS.iter().find_map(|check| check(&alias.value, &taken)) {
            Some((message, help)) => diagnostics.at(file, alias.position, message, help),
            None => {
                taken.seen.insert(file_path(&alias.value), file);
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

fn is_a_path(alias: &str, _: &Taken<'_>) -> Option<Problem> {
    if alias.starts_with('/') && (alias.ends_with('/') || alias.ends_with(".html")) {
        return None;
    }
    let path = match alias.split_once("://") {
        Some((_, address)) => address.split_once('/').map_or("", |(_, path)| path),
        None => alias,
    };
    let right = format!("/{}/", path.trim_matches('/'));
    Some((format!("`{alias}` is not a path of the old site"), format!("write `{right}`")))
}

fn can_be_an_address(alias: &str, _: &Taken<'_>) -> Option<Problem> {
    let path = alias.strip_prefix('/').unwrap_or(alias);
    let (folder, rest) = path.rsplit_once('/').unwrap_or(("", path));
    let is_character = |character: char| character.is_ascii_alphanumeric() || "-._~".contains(character);
    let is_name = |name: &str| !matches!(name, "" | "." | "..") && name.chars().all(is_character);
    // A folder with the name of a document could not lie beside it.
    let is_folder = |name: &str| is_name(name) && !name.ends_with(".html");
    let has_folders = !path.contains('/') || folder.split('/').all(is_folder);
    if has_folders && (rest.is_empty() || is_name(rest)) {
        return None;
    }
    let help = "write names of letters, digits and `-._~` with one slash between them";
    Some((format!("`{alias}` cannot be an address"), String::from(help)))
}

fn is_in_no_reserved_folder(alias: &str, _: &Taken<'_>) -> Option<Problem> {
    let folder = RESERVED_FOLDERS.iter().find(|folder| alias.starts_with(**folder))?;
    let help = format!("remove it: no old address can be kept below `{folder}`");
    Some((format!("`{alias}` lies in a folder of the site's own"), help))
}

fn is_no_page(alias: &str, taken: &Taken<'_>) -> Option<Problem> {
    taken
        .is_page(alias)
        .then(|| (format!("`{alias}` is a page of the site"), String::from("remove it, or rename that page")))
}

fn is_no_file(alias: &str, taken: &Taken<'_>) -> Option<Problem> {
    let path = file_path(alias);
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    let file = ends.map(|end| &path[..end]).find(|part| {
        let name = part.rsplit('/').next().unwrap_or(part);
        taken.images.has_file(part) || WRITTEN_FILES.contains(&name)
    })?;
    Some((format!("`{alias}` needs the place of the file `/{file}`"), String::from("remove it, or rename that file")))
}

fn belongs_to_no_other_page(alias: &str, taken: &Taken<'_>) -> Option<Problem> {
    let first = taken.seen.get(&file_path(alias))?;
    let message = format!("`{alias}` is an old address of {} already", first.display());
    Some((message, String::from("remove it from one of the two files")))
}
