//! Files that documents use. They are copied into `media/` of the target folder and served as `/media/…`.

use crate::slugs::{MAX_SLUG_BYTES, shorten};
use crate::source::Site;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The files to copy.
#[derive(Debug, Default)]
pub struct Media {
    /// The source files, by path in the target folder.
    pub files: BTreeMap<String, PathBuf>,
    url_by_path: HashMap<String, String>,
}

impl Media {
    /// Adds a file of the old site by its path. Returns its new URL, or `None` if there is no such file.
    pub fn add(&mut self, site: &Site, path: &str) -> Option<String> {
        let path = path.trim_start_matches('/');
        let decoded = percent_decode(path);
        let (path, file) = match site.file(path) {
            Some(file) => (path, file),
            None => (decoded.as_str(), site.file(&decoded)?),
        };
        if let Some(url) = self.url_by_path.get(path) {
            return Some(url.clone());
        }
        let name = path.split('/').map(sanitize_segment).collect::<Vec<_>>().join("/");
        let (stem, extension) = split_extension(&name);
        let numbered = (2..).map(|count| format!("{stem}-{count}{extension}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let name = names.find(|name| !self.files.contains_key(&format!("media/{name}"))).unwrap_or_default();
        let url = format!("/media/{name}");
        self.files.insert(format!("media/{name}"), file);
        self.url_by_path.insert(String::from(path), url.clone());
        Some(url)
    }
}

/// Replaces the characters of a path segment that URLs would have to encode.
fn sanitize_segment(text: &str) -> String {
    let sanitize =
        |character: char| if character.is_ascii_alphanumeric() || "-._~".contains(character) { character } else { '-' };
    let name: String = text.chars().map(sanitize).collect();
    let name = name.trim_start_matches('.');
    let (stem, extension) = split_extension(name);
    format!("{}{extension}", shorten(stem, MAX_SLUG_BYTES))
}

/// Splits a path before the dot of its extension. An extension that is too long counts as part of the name.
fn split_extension(path: &str) -> (&str, &str) {
    const MAX_EXTENSION_BYTES: usize = 16;
    let name_start = path.rfind('/').map_or(0, |slash| slash + 1);
    let dot = path[name_start..].rfind('.').map(|dot| dot + name_start);
    path.split_at(dot.filter(|dot| (2..=MAX_EXTENSION_BYTES).contains(&(path.len() - dot))).unwrap_or(path.len()))
}

/// Percent-decodes a path. A path that would not be UTF-8 stays as it is.
#[must_use]
pub fn percent_decode(path: &str) -> String {
    percent_decode_str(path).decode_utf8().map_or_else(|_| String::from(path), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_before_their_extension() {
        assert_eq!(sanitize_segment("a b.png"), "a-b.png");
        assert_eq!(sanitize_segment(&format!("{}.png", "a".repeat(250))), format!("{}.png", "a".repeat(100)));
        assert_eq!(sanitize_segment(&"é.".repeat(120)).len(), 100);
        assert_eq!(split_extension("a.b/c"), ("a.b/c", ""));
        assert_eq!(split_extension("a.b/c.tar.gz"), ("a.b/c.tar", ".gz"));
    }
}
