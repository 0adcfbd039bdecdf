//! Aliases: the source URLs of documents that the new site can keep.

use crate::media::percent_decode;
use crate::report::{Cause, FileReport};
use crate::target::Target;
use crate::url_map::{Location, UrlMap};
use publisher::source::alias_path;
use publisher::source::unicode::composed;
use std::collections::BTreeMap;

/// Folders that the new site generates.
const RESERVED_FOLDERS: [&str; 4] = ["/content/", "/assets/", "/icons/", "/media/"];

/// The page to which a URL path belongs.
#[derive(Clone, Debug)]
enum Owner {
    NewSite,
    ExistingFile,
    /// A file of this import.
    Imported(String),
}

/// The URL paths in use, by pages or as aliases, with their owners. Some file systems do not distinguish capitals, so the
/// paths are in lower case.
#[derive(Debug, Default)]
pub struct UrlRegistry {
    owners: BTreeMap<String, Owner>,
}

impl UrlRegistry {
    /// Registers the URLs of all documents and of the target's own files. An untranslated document is served below
    /// every language too.
    #[must_use]
    pub fn new(url_map: &UrlMap, count: usize, default_language: &str, target: &Target) -> UrlRegistry {
        let mut registry = UrlRegistry::default();
        let other_languages: Vec<&String> =
            target.languages().iter().filter(|code| *code != default_language).collect();
        let mut add = |path: &str, owner: Owner| {
            registry.owners.entry(path.to_lowercase()).or_insert_with(|| owner.clone());
            for code in &other_languages {
                registry.owners.entry(format!("/{code}{path}").to_lowercase()).or_insert_with(|| owner.clone());
            }
        };
        for location in (0..count).filter_map(|index| url_map.location(index)) {
            add(&location.path, Owner::Imported(location.file.clone()));
        }
        for path in ["/", "/news/", "/initiatives/", "/leadership/", "/404.html"] {
            add(path, Owner::NewSite);
        }
        for (is_post, slug) in target.unmanaged_slugs() {
            let folder = if is_post { "/news" } else { "" };
            add(&format!("{folder}/{slug}/"), Owner::ExistingFile);
        }
        registry
    }

    /// Registers the source URLs of a document as its aliases and returns them. Those that cannot be aliases are
    /// reported.
    pub fn claim_aliases(
        &mut self,
        location: &Location,
        default_language: &str,
        source_urls: &[(String, usize)],
        file_report: &mut FileReport,
    ) -> Vec<String> {
        let own_path = localized_path(location, default_language);
        let mut aliases: Vec<String> = Vec::new();
        for (url, line) in source_urls {
            let alias = normalize(url);
            if let Some((_, query)) = url.split_once('?').filter(|(_, query)| !query.is_empty()) {
                file_report.add(Cause::OldAddressQueryLeftOut, *line, query, &alias);
            }
            if alias == own_path || aliases.contains(&alias) {
                continue;
            }
            if let Some(owner) = self.owners.get(&alias.to_lowercase()) {
                report_taken(owner, *line, url, file_report);
            } else if let Some(cause) = invalid_cause(&alias) {
                file_report.add(cause, *line, url, "");
            } else {
                self.owners.insert(alias.to_lowercase(), Owner::Imported(location.file.clone()));
                aliases.push(alias);
            }
        }
        aliases
    }
}

fn report_taken(owner: &Owner, line: usize, url: &str, file_report: &mut FileReport) {
    let (cause, file) = match owner {
        Owner::NewSite => (Cause::OldAddressOfNewSite, ""),
        Owner::ExistingFile => (Cause::OldAddressOfExistingFile, ""),
        Owner::Imported(file) => (Cause::OldAddressTaken, file.as_str()),
    };
    file_report.add(cause, line, url, file);
}

/// Returns the URL path of a document with its language.
fn localized_path(location: &Location, default_language: &str) -> String {
    match location.language == default_language {
        true => location.path.clone(),
        false => format!("/{}{}", location.language, location.path),
    }
}

/// Normalizes a path as the publisher compares it: with a trailing slash, or `.html`.
fn normalize(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |start| &rest[start..]),
        None => path,
    };
    let path = percent_decode(path.trim());
    let path = format!("/{}", composed(path.trim_start_matches('/')));
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    match path.ends_with('/') || path.ends_with(".html") {
        true => String::from(path),
        false => format!("{path}/"),
    }
}

/// Returns why a path cannot be an alias.
fn invalid_cause(alias: &str) -> Option<Cause> {
    if RESERVED_FOLDERS.iter().any(|folder| alias.to_lowercase().starts_with(folder)) {
        return Some(Cause::OldAddressReserved);
    }
    (!alias_path::is_possible(alias)).then_some(Cause::OldAddressInvalid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_urls_are_normalized_and_validated() {
        assert_eq!(normalize("/a"), "/a/");
        assert_eq!(normalize("a/index.html"), "/a/");
        assert_eq!(normalize("https://x.example/2024/a.html?b"), "/2024/a.html");
        assert_eq!(normalize("/our%20news/%D0%B0.html"), "/our news/а.html");
        assert!(invalid_cause("/a?b/").is_some());
        assert!(invalid_cause("/our news/а.html").is_none());
        assert!(invalid_cause("/assets/x.html").is_some());
        assert!(invalid_cause("/a.html/").is_some());
        assert!(invalid_cause("/2024/01/02/a.html").is_none());
    }
}
