//! The files that texts use, and where they go: below `media/` in the target folder, served as `/media/…`.

use crate::source::Site;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The files to be copied.
#[derive(Debug, Default)]
pub struct Media {
    /// By the path in the target folder.
    pub files: BTreeMap<String, PathBuf>,
    by_source: HashMap<String, String>,
}

impl Media {
    /// The new address of a local file, given by its path in the old site; `None` where there is no such file.
    pub fn add(&mut self, site: &Site, path: &str) -> Option<String> {
        let path = path.trim_start_matches('/');
        let decoded = decode(path);
        let (path, file) = match site.file(path) {
            Some(file) => (path, file),
            None => (decoded.as_str(), site.file(&decoded)?),
        };
        if let Some(known) = self.by_source.get(path) {
            return Some(known.clone());
        }
        let name = path.split('/').map(segment).collect::<Vec<_>>().join("/");
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let numbered = (2..).map(|count| format!("{stem}-{count}.{extension}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let free = names.find(|name| !self.files.contains_key(&format!("media/{name}"))).unwrap_or_default();
        let address = format!("/media/{free}");
        self.files.insert(format!("media/{free}"), file);
        self.by_source.insert(String::from(path), address.clone());
        Some(address)
    }
}

/// A part of a path, with signs that need no care in addresses.
fn segment(text: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || "-._~".contains(letter) { letter } else { '-' };
    let name: String = text.chars().map(plain).collect();
    String::from(name.trim_start_matches('.'))
}

/// A path with `%20` and the like decoded.
#[must_use]
pub fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, others @ ..] = rest {
        let digits = others.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| String::from(path))
}
