//! Old addresses → new ones.

use crate::source::{Document, Kind};
use std::collections::HashMap;

/// Where a document lies on the new site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The code of its language.
    pub language: String,
    /// Its path without language, such as `/news/a-post/`.
    pub path: String,
    /// Its file in the target folder.
    pub file: String,
    /// Its part of the path: the name of a page or post.
    pub slug: String,
}

/// The addresses of all documents, in their order.
#[derive(Debug, Default)]
pub struct Addresses {
    old_paths: Vec<String>,
    new: Vec<Option<Address>>,
    by_source: HashMap<String, usize>,
    by_post: HashMap<String, usize>,
    by_old_path: HashMap<String, usize>,
    /// By the path of the file, as if the document lay there.
    by_file: HashMap<String, usize>,
}

impl Addresses {
    /// The addresses of documents; `new` holds one for each, `None` for a document that only leads elsewhere.
    #[must_use]
    pub fn new(documents: &[Document], new: Vec<Option<Address>>) -> Addresses {
        let mut addresses = Addresses { new, ..Addresses::default() };
        for (index, document) in documents.iter().enumerate() {
            addresses.old_paths.push(document.old_path.clone());
            addresses.by_source.insert(document.path.clone(), index);
            let stem = document.path.rsplit_once('.').map_or(document.path.as_str(), |(stem, _)| stem);
            addresses.by_file.entry(normal(&format!("{stem}.html"))).or_insert(index);
            addresses.by_old_path.entry(normal(&document.old_path)).or_insert(index);
            if let Kind::Post { .. } = document.kind {
                let name = document.path.rsplit('/').next().unwrap_or_default();
                let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                addresses.by_post.entry(String::from(stem)).or_insert(index);
            }
        }
        addresses
    }

    /// A further old path of a document.
    pub fn add_old_path(&mut self, path: &str, index: usize) {
        self.by_old_path.entry(normal(path)).or_insert(index);
    }

    /// The new address of a document.
    #[must_use]
    pub fn of(&self, index: usize) -> Option<&Address> {
        self.new.get(index)?.as_ref()
    }

    /// Forgets the new address of a document that is not written.
    pub fn forget(&mut self, index: usize) {
        self.new[index] = None;
    }

    /// The old path of a document, by its file.
    #[must_use]
    pub fn of_source(&self, path: &str) -> Option<&str> {
        self.by_source.get(path).map(|index| self.old_paths[*index].as_str())
    }

    /// The old path of a post, by the name of its file without extension, with or without folders.
    #[must_use]
    pub fn of_post(&self, name: &str) -> Option<&str> {
        let name = name.rsplit('/').next().unwrap_or_default();
        self.by_post.get(name).map(|index| self.old_paths[*index].as_str())
    }

    /// The document that lay at an old path, or whose file is named.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<usize> {
        let normal = normal(path);
        let by_source = self.by_source.get(path.trim_start_matches('/'));
        self.by_old_path.get(&normal).or(by_source).or_else(|| self.by_file.get(&normal)).copied()
    }
}

/// The form in which old paths are compared: Jekyll serves `/a`, `/a/`, `/a.html` and `/a/index.html` alike.
fn normal(path: &str) -> String {
    let path = path.trim_start_matches('/').to_lowercase();
    let path = path.strip_suffix(".html").unwrap_or(&path);
    let path = path.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(path);
    String::from(path.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_path_are_equal() {
        for path in ["/About", "/about/", "/about.html", "/about/index.html", "about"] {
            assert_eq!(normal(path), "about", "{path}");
        }
        assert_eq!(normal("/index.html"), normal("/"));
    }
}
