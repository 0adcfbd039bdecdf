//! The entry that is renamed: its files in all languages, and their new names.

use super::RenameError;
use super::error::not_a_slug;
use crate::CheckedContent;
use crate::authored::{AuthoredEntry, LanguageContent, route_of};
use crate::diagnostic::nearest;
use crate::translations::relative;
use model::route::Route;
use model::slug::is_slug;
use model::urls::SiteUrls;
use std::path::{Path, PathBuf};

/// The folder of pages, which have no key `id`.
pub const PAGES: &str = "pages";

/// An entry that gets another name.
pub struct RenamedEntry<'a> {
    /// The old slug.
    pub old: String,
    /// The new slug.
    pub new: &'a str,
    /// The route of its page.
    pub old_route: Route,
    /// The same with the new slug.
    pub new_route: Route,
    /// The folder of its kind.
    pub folder: &'static str,
    /// Its file in each language that has one.
    pub files: Vec<RenamedFile>,
}

/// A file of the entry.
pub struct RenamedFile {
    /// The file, relative to the root.
    pub file: PathBuf,
    /// The same with the new name.
    pub renamed: PathBuf,
    /// The URL of its page, below the base path.
    pub old_url: String,
    /// The same with the new slug.
    pub new_url: String,
    /// Whether its page is published, so that others can have its address.
    pub is_published: bool,
}

impl<'a> RenamedEntry<'a> {
    /// Finds an entry by a file, an address or a name, and checks that it can have the new slug.
    ///
    /// # Errors
    /// Errors if there is no such entry or several, or if the new slug cannot be used.
    pub fn find(
        root: &Path,
        before: &CheckedContent,
        name: &str,
        new: &'a str,
    ) -> Result<RenamedEntry<'a>, RenameError> {
        let (folder, old, old_route) = find(root, before, name)?;
        let Some(new_route) = with_slug(&old_route, new) else {
            return Err(RenameError::Fixed { path: old_route.path() });
        };
        if !is_slug(new) {
            return Err(not_a_slug(new));
        }
        if folder == PAGES && !matches!(new_route, Route::Page(_)) {
            return Err(RenameError::Reserved { path: new_route.path() });
        }
        if new == old {
            return Err(RenameError::Same { path: old_route.path() });
        }
        let urls = SiteUrls::new("/", &before.content.site.language_codes());
        let mut files = Vec::new();
        for (language, published) in before.content.languages.iter().zip(&before.published.locales) {
            let Some(entry) = entries(language).find(|entry| entry.folder == folder && entry.slug == old) else {
                continue;
            };
            let renamed = renamed(entry.file, &old, new);
            if root.join(&renamed).exists() {
                return Err(RenameError::Exists { file: renamed });
            }
            files.push(RenamedFile {
                file: entry.file.to_path_buf(),
                renamed,
                old_url: urls.page(&language.code, &old_route),
                new_url: urls.page(&language.code, &new_route),
                is_published: published.own_pages().any(|page| page.route == old_route),
            });
        }
        Ok(RenamedEntry { old, new, old_route, new_route, folder, files })
    }
}

/// Returns folder, slug and route of the entry of a name.
fn find(root: &Path, before: &CheckedContent, name: &str) -> Result<(&'static str, String, Route), RenameError> {
    let content = &before.content;
    let file = relative(root, Path::new(name));
    let path = name.strip_prefix(content.site.base_url.trim_end_matches('/')).unwrap_or(name).trim_matches('/');
    let is_language =
        |folder: &str| content.languages.iter().any(|language| language.code.eq_ignore_ascii_case(folder));
    let path = path.split_once('/').filter(|(folder, _)| is_language(folder)).map_or(path, |(_, path)| path);
    let mut found: Vec<(&'static str, String, Route)> = Vec::new();
    let all = || content.languages.iter().flat_map(entries);
    let is_meant = |entry: &AuthoredEntry<'_>| {
        let folder_and_slug = path.strip_prefix(entry.folder).and_then(|rest| rest.strip_prefix('/'));
        entry.file == file
            || entry.route.path().trim_matches('/') == path
            || entry.slug == path
            || folder_and_slug == Some(entry.slug)
    };
    for entry in all().filter(is_meant) {
        let entry = (entry.folder, String::from(entry.slug), entry.route.clone());
        if !found.contains(&entry) {
            found.push(entry);
        }
    }
    // An address is that of one entry, whatever the names of others are.
    let exact: Option<usize> =
        found.iter().position(|(.., route)| name.contains('/') && route.path().trim_matches('/') == path);
    match (exact, found.len()) {
        (Some(index), _) => Ok(found.swap_remove(index)),
        (None, 1) => Ok(found.remove(0)),
        (None, 0) => {
            let paths: Vec<String> = all().map(|entry| entry.route.path()).collect();
            let written = format!("/{path}/");
            let help = match nearest(&written, paths.iter().map(String::as_str)) {
                Some(path) => format!("did you mean `{path}`?"),
                None => String::from("write its address, such as `/news/old-name/`, or its file"),
            };
            Err(RenameError::Unknown { name: String::from(name), help })
        }
        (None, _) => {
            let paths = found.iter().map(|(.., route)| route.path()).collect();
            Err(RenameError::Ambiguous { name: String::from(name), paths })
        }
    }
}

/// Returns the entries of a language that have an address of their own.
fn entries(language: &LanguageContent) -> impl Iterator<Item = AuthoredEntry<'_>> {
    language.entries().filter(|entry| entry.aliases.is_some())
}

/// Returns a file with another slug. The day before it stays.
fn renamed(file: &Path, old: &str, new: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let day = stem.strip_suffix(old).unwrap_or_default();
    file.with_file_name(format!("{day}{new}.md"))
}

/// Returns the route of an entry with another slug. `None` if the address does not come from the slug.
fn with_slug(route: &Route, slug: &str) -> Option<Route> {
    let slug = String::from(slug);
    match route {
        Route::Page(_) => Some(route_of(&slug)),
        Route::Post(_) => Some(Route::Post(slug)),
        Route::Event(_) => Some(Route::Event(slug)),
        Route::Opportunity(_) => Some(Route::Opportunity(slug)),
        _ => None,
    }
}
