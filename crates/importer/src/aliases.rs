//! Aliases: the source URLs of documents that the new site can keep.

use crate::media::percent_decode;
use crate::report::FileReport;
use crate::target::Target;
use crate::url_map::{Location, UrlMap};
use std::collections::BTreeMap;

/// Folders that the new site generates.
const RESERVED_FOLDERS: [&str; 4] = ["/content/", "/assets/", "/icons/", "/media/"];

/// The URL paths in use, by pages or as aliases, with their owners.
#[derive(Debug, Default)]
pub struct UrlRegistry {
    owners: BTreeMap<String, String>,
}

impl UrlRegistry {
    /// Registers the URLs of all documents and of the target's own files. An untranslated document is served below
    /// every language too.
    #[must_use]
    pub fn new(url_map: &UrlMap, count: usize, default_language: &str, target: &Target) -> UrlRegistry {
        let mut registry = UrlRegistry::default();
        let other_languages: Vec<&String> =
            target.languages().iter().filter(|code| *code != default_language).collect();
        let mut add = |path: &str, owner: &str| {
            registry.owners.entry(String::from(path)).or_insert_with(|| String::from(owner));
            for code in &other_languages {
                registry.owners.entry(format!("/{code}{path}")).or_insert_with(|| String::from(owner));
            }
        };
        for location in (0..count).filter_map(|index| url_map.location(index)) {
            add(&location.path, &location.file);
        }
        for path in ["/", "/news/", "/initiatives/", "/leadership/", "/404.html"] {
            add(path, "the new site");
        }
        for (is_post, slug) in target.unmanaged_slugs() {
            let folder = if is_post { "/news" } else { "" };
            add(&format!("{folder}/{slug}/"), "an existing file");
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
            if alias == own_path || aliases.contains(&alias) {
                continue;
            }
            if let Some(owner) = self.owners.get(&alias) {
                file_report.review(*line, format!("an old address was left out: it belongs to {owner}"), url, "");
            } else if let Some(reason) = invalid_reason(&alias) {
                file_report.review(*line, format!("an old address was left out: {reason}"), url, "");
            } else {
                self.owners.insert(alias.clone(), location.file.clone());
                aliases.push(alias);
            }
        }
        aliases
    }
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
    let path = format!("/{}", path.trim_start_matches('/'));
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    match path.ends_with('/') || path.ends_with(".html") {
        true => String::from(path),
        false => format!("{path}/"),
    }
}

/// Returns why a path cannot be an alias.
fn invalid_reason(alias: &str) -> Option<&'static str> {
    if RESERVED_FOLDERS.iter().any(|folder| alias.starts_with(folder)) {
        return Some("the new site uses that folder itself");
    }
    let inner = alias.trim_start_matches('/').trim_end_matches('/');
    let segments: Vec<&str> = inner.split('/').collect();
    let is_allowed = |character: char| character.is_ascii_alphanumeric() || "-._~".contains(character);
    let is_segment = |name: &&str| !matches!(*name, "" | "." | "..") && name.chars().all(is_allowed);
    let is_folder = |name: &str| !name.ends_with(".html");
    let folders = &segments[..segments.len() - usize::from(!alias.ends_with('/'))];
    let is_valid = segments.iter().all(is_segment) && folders.iter().all(|folder| is_folder(folder));
    (!is_valid).then_some("it has characters that cannot be used here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_urls_are_normalized_and_validated() {
        assert_eq!(normalize("/a"), "/a/");
        assert_eq!(normalize("a/index.html"), "/a/");
        assert_eq!(normalize("https://x.example/2024/a.html?b"), "/2024/a.html");
        assert!(invalid_reason("/a b/").is_some());
        assert!(invalid_reason("/assets/x.html").is_some());
        assert!(invalid_reason("/a.html/").is_some());
        assert!(invalid_reason("/2024/01/02/a.html").is_none());
    }
}
