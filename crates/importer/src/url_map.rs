//! The map from URLs of the old site to locations on the new one.

use crate::media::percent_decode;
use crate::source::{Document, DocumentKind};
use publisher::source::unicode::composed;
use std::collections::HashMap;

/// The location of a document on the new site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The language code.
    pub language: String,
    /// The URL path without the language, such as `/news/a-post/`.
    pub path: String,
    /// The path of its file in the target folder.
    pub file: String,
    /// The slug of the page or post.
    pub slug: String,
}

/// The URLs and locations of all documents, by index.
#[derive(Debug, Default)]
pub struct UrlMap {
    source_urls: Vec<String>,
    locations: Vec<Option<Location>>,
    by_source_path: HashMap<String, usize>,
    by_post_name: HashMap<String, usize>,
    by_source_url: HashMap<String, usize>,
    /// By source path, as if the file were served from there.
    by_served_path: HashMap<String, usize>,
}

impl UrlMap {
    /// Builds the map. `locations` has one entry for each document: `None` for a document that only redirects.
    #[must_use]
    pub fn new(documents: &[Document], locations: Vec<Option<Location>>) -> UrlMap {
        let mut map = UrlMap { locations, ..UrlMap::default() };
        for (index, document) in documents.iter().enumerate() {
            map.source_urls.push(document.source_url.clone());
            map.by_source_path.insert(document.path.clone(), index);
            let stem = document.path.rsplit_once('.').map_or(document.path.as_str(), |(stem, _)| stem);
            map.by_served_path.entry(normalize(&format!("{stem}.html"))).or_insert(index);
            map.by_source_url.entry(normalize(&document.source_url)).or_insert(index);
            if let DocumentKind::Post { .. } = document.kind {
                let name = document.path.rsplit('/').next().unwrap_or_default();
                let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                map.by_post_name.entry(String::from(stem)).or_insert(index);
            }
        }
        map
    }

    /// Adds a further source URL of a document.
    pub fn add_source_url(&mut self, path: &str, index: usize) {
        self.by_source_url.entry(normalize(path)).or_insert(index);
    }

    /// Returns the location of a document.
    #[must_use]
    pub fn location(&self, index: usize) -> Option<&Location> {
        self.locations.get(index)?.as_ref()
    }

    /// Removes the location of a document that is not written.
    pub fn remove(&mut self, index: usize) {
        self.locations[index] = None;
    }

    /// Returns the source URL of a document by its file.
    #[must_use]
    pub fn url_of_file(&self, path: &str) -> Option<&str> {
        self.by_source_path.get(path).map(|index| self.source_urls[*index].as_str())
    }

    /// Returns the source URL of a post by its file stem, with or without folders.
    #[must_use]
    pub fn url_of_post(&self, name: &str) -> Option<&str> {
        let name = name.rsplit('/').next().unwrap_or_default();
        self.by_post_name.get(name).map(|index| self.source_urls[*index].as_str())
    }

    /// Finds a document by its source URL or its source path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<usize> {
        let normalized = normalize(path);
        let by_source_path = self.by_source_path.get(path.trim_start_matches('/'));
        self.by_source_url.get(&normalized).or(by_source_path).or_else(|| self.by_served_path.get(&normalized)).copied()
    }
}

/// Normalizes a source URL for comparison: Jekyll serves `/a`, `/a/`, `/a.html` and `/a/index.html` alike, encoded or not.
fn normalize(path: &str) -> String {
    let path = percent_decode(path.trim_start_matches('/'));
    let path = composed(&path).to_lowercase();
    let path = path.strip_suffix(".html").unwrap_or(&path);
    let path = path.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
    String::from(path.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equivalent_urls_are_equal() {
        for path in ["/About", "/about/", "/about.html", "/about/index.html", "about"] {
            assert_eq!(normalize(path), "about", "{path}");
        }
        assert_eq!(normalize("/index.html"), normalize("/"));
        assert_eq!(normalize("/our%20news/%C3%BCber.html"), "our news/über");
    }
}
