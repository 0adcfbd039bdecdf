//! The URLs that a change of the content takes away: pages of the earlier content that neither a page nor an alias of the
//! later content serves.

use crate::CheckedContent;
use crate::authored::AuthoredEntry;
use crate::convert::{Published, PublishedPage};
use crate::diagnostic::{Diagnostic, Position, Severity, nearest};
use crate::files::{redirects, sitemap};
use crate::output::site_address::file_path;
use model::route::Route;
use model::urls::SiteUrls;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::path::Path;

/// Returns a warning for each page of the sitemap of `base` with a URL, or an alias, that `head` does not serve any more.
///
/// URLs are compared by their paths below the base path, so the two may be published at different addresses.
#[must_use]
pub fn removed_urls(base: &CheckedContent, head: &CheckedContent) -> Vec<Diagnostic> {
    let (base, head) = (Side::new(base), Side::new(head));
    let served = head.served();
    let pages = sitemap::pages(base.published).filter(|(_, page)| !page.route.appears_with_time());
    let removed = pages.filter_map(|(language, page)| {
        let paths = std::iter::once(base.urls.page(language, &page.route)).chain(page.aliases.iter().cloned());
        let paths: Vec<String> = paths.filter(|path| !served.contains(&file_path(path))).collect();
        (!paths.is_empty()).then_some(RemovedPage { language, page, paths })
    });
    let mut warnings: Vec<Diagnostic> = removed.map(|removed| warning(&removed, &base, &head)).collect();
    warnings.sort();
    warnings
}

/// A page with paths that are not served any more.
struct RemovedPage<'a> {
    language: &'a str,
    page: &'a PublishedPage,
    paths: Vec<String>,
}

/// The content before or after the change.
struct Side<'a> {
    published: &'a Published,
    urls: SiteUrls,
    /// The entries that can have aliases, by language and route. The default language is first.
    entries: Vec<(&'a str, FxHashMap<Route, AuthoredEntry<'a>>)>,
    /// The pages that are written in their language, by language and route.
    pages: FxHashSet<(&'a str, &'a Route)>,
}

impl<'a> Side<'a> {
    fn new(checked: &'a CheckedContent) -> Side<'a> {
        let CheckedContent { content, published, .. } = checked;
        let codes = content.site.language_codes();
        let entries = content.languages.iter().map(|language| {
            let entries = language.entries().filter(|entry| entry.aliases.is_some());
            (language.code.as_str(), entries.map(|entry| (entry.route.clone(), entry)).collect())
        });
        let pages = published
            .locales
            .iter()
            .flat_map(|locale| locale.own_pages().map(|page| (locale.language.code.as_str(), &page.route)));
        Side { published, urls: SiteUrls::new("/", &codes), entries: entries.collect(), pages: pages.collect() }
    }

    /// Returns the documents of all pages and aliases. A page that falls back to another language is served, too.
    fn served(&self) -> FxHashSet<String> {
        let pages = self.published.locales.iter().flat_map(|locale| {
            locale.pages.iter().map(|page| file_path(&self.urls.page(&locale.language.code, &page.route)))
        });
        pages.chain(redirects::alias_paths(self.published).map(file_path)).collect()
    }

    /// Returns the entry whose file a page is made from. A list that exists because of its entries has none.
    fn entry(&self, language: &str, route: &Route) -> Option<&AuthoredEntry<'a>> {
        let (_, entries) = self.entries.iter().find(|(code, _)| *code == language)?;
        entries.get(route)
    }

    fn is_published(&self, language: &str, route: &Route) -> bool {
        self.pages.contains(&(language, route))
    }

    /// Returns the entry of a published page in a language or, if it is not written in that, in another.
    fn published_entry(&self, language: &str, route: &Route) -> Option<&AuthoredEntry<'a>> {
        let codes = std::iter::once(language).chain(self.entries.iter().map(|(code, _)| *code));
        let mut published = codes.filter(|code| self.is_published(code, route));
        published.find_map(|code| self.entry(code, route))
    }

    /// Returns the entry that most likely replaces a removed page of `base`.
    fn replacement(&self, removed: &RemovedPage<'_>, base: &Side<'_>) -> Option<&AuthoredEntry<'a>> {
        let RemovedPage { language, page, .. } = removed;
        // A list without a file of its own leads to the page that introduces it.
        let section = || page.route.section().filter(|_| base.entry(language, &page.route).is_none());
        self.published_entry(language, &page.route)
            .or_else(|| self.published_entry(language, &section()?))
            .or_else(|| self.renamed(removed, base))
    }

    /// Returns the entry of the new page with the most similar title or path.
    fn renamed(&self, removed: &RemovedPage<'_>, base: &Side<'_>) -> Option<&AuthoredEntry<'a>> {
        let RemovedPage { language, page, .. } = removed;
        let locale = self.published.locales.iter().find(|locale| locale.language.code == *language)?;
        let is_new = |new: &&PublishedPage| {
            let is_alike = new.route.section() == page.route.section();
            is_alike && !base.is_published(language, &new.route) && self.entry(language, &new.route).is_some()
        };
        let new: Vec<(&PublishedPage, String)> =
            locale.own_pages().filter(is_new).map(|page| (page, page.route.path())).collect();
        let title = nearest(&page.meta.title, new.iter().map(|(page, _)| page.meta.title.as_str()));
        let by_title = title.and_then(|title| new.iter().find(|(page, _)| page.meta.title == title));
        let by_path = || {
            let path = nearest(&page.route.path(), new.iter().map(|(_, path)| path.as_str())).map(String::from)?;
            new.iter().find(|(_, new)| *new == path)
        };
        let (found, _) = by_title.or_else(by_path)?;
        self.entry(language, &found.route)
    }
}

fn warning(removed: &RemovedPage<'_>, base: &Side<'_>, head: &Side<'_>) -> Diagnostic {
    let RemovedPage { language, page, paths } = removed;
    let quoted: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    let message = match quoted.as_slice() {
        [path] => format!("the address {path} no longer works"),
        paths => format!("the addresses {} no longer work", paths.join(", ")),
    };
    let own_entry = head.entry(language, &page.route).filter(|_| !head.is_published(language, &page.route));
    let (file, position, help) = if let Some(unpublished) = own_entry {
        let help = String::from("publish it: remove `draft: true`, or write a date that is not in the future");
        (unpublished.file, Position::START, help)
    } else if let Some(entry) = head.replacement(removed, base) {
        let existing = entry.aliases.unwrap_or_default();
        let line = alias_line(existing.iter().map(|alias| alias.value.as_str()), paths);
        let how = match existing.is_empty() {
            true => format!("write `{line}` between its two lines `---`"),
            false => format!("replace its `aliases` with `{line}`"),
        };
        let help = format!("if readers should now find {} instead, {how}", entry.file.display());
        (entry.file, existing.first().map_or(Position::START, |alias| alias.position), help)
    } else {
        let line = alias_line([], paths);
        let help =
            format!("if readers should now find another page instead, write `{line}` between its two lines `---`");
        // Every page that an editor can remove has a file.
        (base.entry(language, &page.route).map_or(Path::new("content"), |entry| entry.file), Position::START, help)
    };
    let help = help.replace('\\', "/");
    Diagnostic {
        severity: Severity::Warning,
        file: file.to_path_buf(),
        position: Some(position),
        message,
        help,
        subject: None,
    }
}

/// Returns the line of front matter with these aliases. Those with signs of YAML are in quotation marks.
fn alias_line<'a>(existing: impl IntoIterator<Item = &'a str>, added: &'a [String]) -> String {
    let aliases: Vec<&str> = existing.into_iter().chain(added.iter().map(String::as_str)).collect();
    format!("aliases: [{}]", aliases.into_iter().map(quoted).collect::<Vec<_>>().join(", "))
}

fn quoted(alias: &str) -> Cow<'_, str> {
    match alias.contains(|sign: char| !sign.is_alphanumeric() && sign.is_ascii() && !"/-._~ ".contains(sign)) {
        true => Cow::Owned(format!("'{}'", alias.replace('\'', "''"))),
        false => Cow::Borrowed(alias),
    }
}
