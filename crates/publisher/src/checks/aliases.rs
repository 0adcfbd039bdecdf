//! Checks of aliases: each is a valid path, belongs to one page, and shadows no page and no file. Each check is one function
//! in [`CHECKS`]; only the first problem of an alias is reported.

use crate::authored::{Content, LanguageContent};
use crate::convert::Published;
use crate::diagnostic::{Diagnostics, Problem};
use crate::output::folders::FILE_FOLDERS;
use crate::output::site_address::file_path;
use crate::source::fields::Spanned;
use crate::source::images::Images;
use model::route::Route;
use model::urls::{LocalizedRoute, SiteUrls};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::path::Path;

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
    /// The routes of all published pages, with the language's code.
    routes: FxHashSet<(&'a str, &'a Route)>,
    /// The routes that a release may leave out, in any language. An alias must not take one that is published later.
    optional_routes: FxHashSet<Route>,
    /// The static files.
    images: &'a Images,
    /// The content file that declares the alias in question.
    file: &'a Path,
    /// The document paths of the aliases checked so far, with the content files that declare them.
    seen: BTreeMap<String, &'a Path>,
}

impl<'a> OccupiedPaths<'a> {
    fn new(content: &'a Content, published: &'a Published, images: &'a Images) -> OccupiedPaths<'a> {
        let languages: Vec<String> = content.site.languages.iter().map(|language| language.code.clone()).collect();
        let routes = published
            .locales
            .iter()
            .flat_map(|locale| locale.pages.iter().map(|page| (locale.language.code.as_str(), &page.route)));
        let entries = content.languages.iter().flat_map(LanguageContent::entries);
        let optional_routes = entries.filter(|entry| entry.publication.is_some()).map(|entry| entry.route);
        OccupiedPaths {
            urls: SiteUrls::new("/", &languages),
            routes: routes.collect(),
            optional_routes: optional_routes.collect(),
            images,
            file: Path::new(""),
            seen: BTreeMap::new(),
        }
    }

    /// Returns whether a path is that of a page or of `404.html`.
    fn is_page(&self, path: &str) -> bool {
        let document = file_path(path);
        let LocalizedRoute { language, route } = self.urls.resolve(path);
        let Some(route) = route else { return document == file_path(&self.urls.href(&language, "404.html")) };
        let is_known = self.optional_routes.contains(&route) || self.routes.contains(&(language.as_str(), &route));
        // Some routes resolve from further paths, at which no document is written.
        is_known && document == file_path(&self.urls.page(&language, &route))
    }
}

/// Checks the aliases of all entries.
pub(crate) fn check(content: &Content, published: &Published, images: &Images, diagnostics: &mut Diagnostics) {
    let mut aliases = aliases(content).peekable();
    if aliases.peek().is_none() {
        return;
    }
    let mut occupied = OccupiedPaths::new(content, published, images);
    for (file, alias) in aliases {
        occupied.file = file;
        match CHECKS.iter().find_map(|check| check(&alias.value, &occupied)) {
            Some(problem) => diagnostics.add(file, alias.position, problem),
            None => {
                occupied.seen.insert(file_path(&alias.value), file);
            }
        }
    }
}

fn aliases(content: &Content) -> impl Iterator<Item = (&Path, &Spanned<String>)> {
    let entries = content.languages.iter().flat_map(LanguageContent::entries);
    entries.flat_map(|entry| entry.aliases.into_iter().flatten().map(move |alias| (entry.file, alias)))
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
    Some(Problem::error(
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
    Some(Problem::error(format!("the old address `{alias}` cannot be used"), help))
}

fn is_outside_reserved_folders(alias: &str, _: &OccupiedPaths<'_>) -> Option<Problem> {
    let first = alias.split('/').nth(1)?;
    let generated = FILE_FOLDERS.iter().filter(|folder| folder.is_generated).map(|folder| folder.name);
    let folder = generated.into_iter().find(|folder| folder.eq_ignore_ascii_case(first))?;
    let help = format!("remove it: old addresses below `/{folder}/` cannot be kept");
    Some(Problem::error(format!("the old address `{alias}` is in a folder that the site itself uses"), help))
}

fn is_not_a_page(alias: &str, occupied: &OccupiedPaths<'_>) -> Option<Problem> {
    occupied.is_page(alias).then(|| {
        Problem::error(format!("the old address `{alias}` is also a page of this site"), "remove it from `aliases`")
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
    Some(Problem::error(
        format!("the old address `{alias}` is in the way of the file `/{file}`"),
        "remove it from `aliases`",
    ))
}

fn is_unique(alias: &str, occupied: &OccupiedPaths<'_>) -> Option<Problem> {
    let first = occupied.seen.get(&file_path(alias))?;
    if *first == occupied.file {
        return Some(Problem::warning(format!("the old address `{alias}` is listed twice"), "remove one of the two"));
    }
    let message = format!("the old address `{alias}` is also in {}", first.display());
    Some(Problem::error(message, "remove one of the two"))
}
