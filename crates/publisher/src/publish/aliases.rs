//! Checks of old addresses: each can be one, leads to one page, and hides nothing that the site has. Each is one named
//! function in [`CHECKS`]; of one address, the first mistake is reported.

use super::Published;
use crate::address::file_path;
use crate::authored::Content;
use crate::fields::Placed;
use crate::findings::Findings;
use crate::images::Images;
use model::route::Route;
use model::urls::SiteUrls;
use std::collections::{BTreeMap, BTreeSet};
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
    /// The documents of all languages, by their paths below the output folder.
    documents: BTreeSet<String>,
    /// The files in `public/`.
    images: &'a Images,
    /// The documents of the old addresses before this one, with the content files that name them.
    seen: BTreeMap<String, &'a Path>,
}

/// Checks the old addresses of all pages and posts.
pub(super) fn check(content: &Content, published: &Published, images: &Images, findings: &mut Findings) {
    let mut taken = Taken { documents: documents(content, published), images, seen: BTreeMap::new() };
    for (file, alias) in aliases(content) {
        match CHECKS.iter().find_map(|check| check(&alias.value, &taken)) {
            Some((message, help)) => findings.at(file, alias.position, message, help),
            None => {
                taken.seen.insert(file_path(&alias.value), file);
            }
        }
    }
}

fn aliases(content: &Content) -> impl Iterator<Item = (&Path, &Placed<String>)> {
    content.languages.iter().flat_map(|language| {
        let pages = language.pages.values().map(|page| (page.file.as_path(), &page.aliases));
        let posts = language.posts.iter().map(|post| (post.file.as_path(), &post.aliases));
        pages.chain(posts).flat_map(|(file, aliases)| aliases.iter().map(move |alias| (file, alias)))
    })
}

/// The documents of all pages, also of posts that are not published yet, and of unknown addresses.
fn documents(content: &Content, published: &Published) -> BTreeSet<String> {
    let languages: Vec<String> = content.site.languages.iter().map(|language| language.code.clone()).collect();
    let files = SiteUrls::new("/", &languages);
    let mut documents = BTreeSet::new();
    for edition in &published.editions {
        let language = &edition.language.code;
        let posts = content.languages.iter().flat_map(|language| &language.posts);
        let posts = posts.map(|post| Route::Post(post.slug.clone()));
        let routes = edition.pages.iter().map(|page| page.route.clone()).chain(posts);
        documents.extend(routes.map(|route| file_path(&files.page(language, &route))));
        documents.insert(file_path(&files.href(language, "404.html")));
    }
    documents
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
    let is_page = taken.documents.contains(&file_path(alias));
    is_page.then(|| (format!("`{alias}` is a page of the site"), String::from("remove it, or rename that page")))
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
