//! The compressed forms of files, kept in the cache of results.

use crate::output::result_cache::{Key, ResultCache};
use compression::{BEST_QUALITY, Encoding};
use std::collections::HashSet;
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The extensions of files that are made from content, so that their number grows with it.
const MADE_FROM_CONTENT: [&str; 3] = ["html", "json", "xml"];
/// The extensions of other compressible files. Images and fonts are compressed already.
const OTHERS: [&str; 6] = ["css", "js", "svg", "txt", "wasm", "webmanifest"];

/// The qualities of brotli for the files that are made from content: each for sites with at most so many of them, so that
/// compressing takes about a minute on two cores.
const QUALITIES: [(usize, u8); 2] = [(4_000, BEST_QUALITY), (8_000, 10)];
/// The quality for sites with more files. 9 saves 0.2 % and takes six times as long; below 7, gzip takes most of the time.
const LEAST_QUALITY: u8 = 7;

/// What compresses a file: this file, the crate with its features, and the versions of all libraries.
const ENCODER: [&[u8]; 4] = [
    include_bytes!("compressor.rs"),
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../compression/Cargo.toml")),
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../compression/src/lib.rs")),
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock")),
];

/// A compressed form of a file, if it is smaller than the file itself.
pub type Form = (Encoding, Option<Vec<u8>>);

/// Compresses files, or takes their forms from the cache.
#[derive(Debug)]
pub struct Compressor {
    cache: ResultCache,
    encoder: Key,
    /// Of files that are made from content.
    quality: u8,
    used: Mutex<HashSet<Key>>,
}

impl Compressor {
    /// A compressor for a site with these files, given by their paths.
    pub fn new<'a>(cache: ResultCache, paths: impl IntoIterator<Item = &'a str>) -> Compressor {
        let made = paths.into_iter().filter(|path| has_extension(Path::new(path), &MADE_FROM_CONTENT)).count();
        Compressor { cache, encoder: Key::of(&ENCODER), quality: quality(made), used: Mutex::default() }
    }

    /// Returns the forms of a file, one for each encoding. A file that is not compressible has none.
    #[must_use]
    pub fn forms(&self, path: &Path, content: &[u8]) -> Vec<Form> {
        if !is_compressible(path) {
            return Vec::new();
        }
        let quality = if has_extension(path, &MADE_FROM_CONTENT) { self.quality } else { BEST_QUALITY };
        let key = Key::of(&[self.encoder.bytes(), &[quality], content]);
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
        let Ok(entry) = self.cache.get_or_make(key, || Ok::<_, Infallible>(entry(content, quality)));
        forms(&entry)
    }

    /// Removes the results of earlier runs from the cache, if there are many.
    pub fn prune(&self) {
        self.cache.prune(&self.used.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Returns whether a file gets compressed forms.
pub(super) fn is_compressible(path: &Path) -> bool {
    has_extension(path, &MADE_FROM_CONTENT) || has_extension(path, &OTHERS)
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().is_some_and(|extension| extensions.iter().any(|known| extension == *known))
}

/// Returns the quality for a number of files. It depends on nothing else, so that each machine makes the same bytes.
fn quality(files: usize) -> u8 {
    let allowed = QUALITIES.iter().find(|(most, _)| files <= *most);
    allowed.map_or(LEAST_QUALITY, |(_, quality)| *quality)
}

/// Returns the entry of a file in the cache: for each encoding the length of the form as eight bytes, and the form. One that is
/// not smaller than the file itself is empty.
fn entry(content: &[u8], quality: u8) -> Vec<u8> {
    let mut entry = Vec::new();
    for encoding in Encoding::ALL {
        let mut form = encoding.compress_with_quality(content, quality);
        if form.len() >= content.len() {
            form.clear();
        }
        entry.extend((form.len() as u64).to_le_bytes());
        entry.extend(form);
    }
    entry
}

/// Returns the forms of an entry.
fn forms(entry: &[u8]) -> Vec<Form> {
    let mut rest = entry;
    let mut next = || {
        let (length, after) = rest.split_first_chunk()?;
        let (form, after) = after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        rest = after;
        (!form.is_empty()).then(|| form.to_vec())
    };
    Encoding::ALL.map(|encoding| (encoding, next())).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brotli_form(forms: &[Form]) -> Option<&Vec<u8>> {
        forms.iter().find(|(encoding, _)| *encoding == Encoding::Brotli)?.1.as_ref()
    }

    #[test]
    fn quality_falls_with_the_number_of_files() {
        assert_eq!([0, 4_000, 4_001, 8_000, 8_001, 1_000_000].map(quality), [11, 11, 10, 10, 7, 7]);
    }

    #[test]
    fn only_files_that_are_made_from_content_count_and_have_less_quality() {
        let folder = tempfile::tempdir().unwrap();
        let text = (0..2_000).map(|number| format!("{} and {}, ", number * number % 97, number)).collect::<String>();
        let forms = |path: &str, count: usize, extension: &str| {
            let paths: Vec<String> = (0..count).map(|number| format!("{number}.{extension}")).collect();
            let cache = ResultCache::new(folder.path(), "forms");
            let compressor = Compressor::new(cache, paths.iter().map(String::as_str));
            brotli_form(&compressor.forms(Path::new(path), text.as_bytes())).cloned().unwrap()
        };
        let compressed = |quality| Encoding::Brotli.compress_with_quality(text.as_bytes(), quality);
        assert_ne!(compressed(11), compressed(7));
        for path in ["index.html", "content/en/site.json", "sitemap.xml"] {
            assert_eq!(forms(path, 20_000, "html"), compressed(7), "{path}");
            assert_eq!(forms(path, 20_000, "png"), compressed(11), "{path}");
        }
        for path in ["assets/app.wasm", "assets/app.js", "icon.svg", "robots.txt", "site.webmanifest", "a.css"] {
            assert_eq!(forms(path, 20_000, "html"), compressed(11), "{path}");
        }
    }

    #[test]
    fn an_entry_has_the_forms_that_are_smaller() {
        let long = b"the same again and again, ".repeat(100);
        let forms_of = |content: &[u8]| forms(&entry(content, BEST_QUALITY));
        for (encoding, form) in forms_of(&long) {
            assert_eq!(form, Some(encoding.compress(&long)), "{encoding:?}");
        }
        assert!(forms_of(b"x").iter().all(|(_, form)| form.is_none()));
        assert!(forms_of(b"").iter().all(|(_, form)| form.is_none()));
    }
}
