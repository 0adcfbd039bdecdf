//! Shared helpers: a temporary checkout made from fixtures, and queries on the published files.

use jiff::civil::{Date, date};
use model::body::Block;
use model::dated::{DatedCards, Dates};
use model::text_page::TextPage;
use publisher::convert::PublishOptions;
use publisher::diagnostic::Diagnostic;
use publisher::files::headers::ContentSecurityPolicy;
use publisher::output::style;
use publisher::{Destination, PublishError};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The contents of files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The day on which all fixtures are published.
pub const TODAY: Date = date(2024, 6, 1);

/// The options of a release build on that day.
pub const RELEASE: PublishOptions = PublishOptions { today: TODAY, with_unpublished: false };

/// Returns the folder of the fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Returns the content security policy of the fixture site.
pub fn fixture_policy() -> ContentSecurityPolicy {
    let watchdog = fs::read_to_string(fixtures().join("site/src/watchdog.js")).unwrap();
    let style = style::bundle(&fixtures().join("site/style/main.css")).unwrap();
    ContentSecurityPolicy::new(&style, watchdog.trim())
}

/// The folder of a checkout with the results that are expensive.
pub const CACHE: &str = "target/publisher-cache";

/// The pictures of the fixture site, which most tests neither change nor look at.
static FIXTURE_CACHE: LazyLock<Files> = LazyLock::new(|| {
    let checkout = Checkout::with_empty_cache();
    checkout.build("/", RELEASE).unwrap();
    files_below(&checkout.root().join(CACHE))
});

/// A temporary checkout, deleted on drop.
pub struct Checkout {
    folder: TempDir,
    starts_with_empty_cache: bool,
}

impl Checkout {
    /// Creates a checkout of the fixture site, as it is after a first build: the pictures are in its cache.
    pub fn fixture_site() -> Checkout {
        Checkout { starts_with_empty_cache: false, ..Checkout::with_empty_cache() }
    }

    /// Creates a checkout of the fixture site that was never built.
    pub fn with_empty_cache() -> Checkout {
        let checkout = Checkout { folder: tempfile::tempdir().unwrap(), starts_with_empty_cache: true };
        checkout.overlay(&fixtures().join("site"))
    }

    /// Fills the cache before a first build. Tests that only check the content need none.
    pub fn fill_cache(&self) {
        if !self.starts_with_empty_cache && !self.root().join(CACHE).exists() {
            for (path, entry) in FIXTURE_CACHE.iter() {
                self.write(&format!("{CACHE}/{path}"), entry);
            }
        }
    }

    /// Copies the files of a folder into the checkout, replacing existing ones.
    pub fn overlay(self, folder: &Path) -> Checkout {
        for (path, content) in files_below(folder) {
            self.write(&path, &content);
        }
        self
    }

    /// Returns the root folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file and its parent folders.
    pub fn write(&self, path: &str, content: &[u8]) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    /// Replaces the first occurrence of a string in a file, which must contain it.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root().join(file)).unwrap();
        assert!(text.contains(from), "{file}: {text}");
        self.write(file, text.replacen(from, to, 1).as_bytes());
    }

    /// Writes what Trunk would have built into a folder of the checkout.
    pub fn write_built_site(&self, folder: &str) {
        for (path, content) in files_below(&fixtures().join("built")) {
            self.write(&format!("{folder}/{path}"), &content);
        }
    }

    /// Returns the diagnostics of the content, sorted.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        match publisher::check(self.root(), RELEASE) {
            Ok(checked) => checked.warnings,
            Err(PublishError::Diagnostics(diagnostics)) => diagnostics,
            Err(other) => panic!("{other}"),
        }
    }

    /// Returns the diagnostics of the content as editors read them.
    pub fn report(&self) -> String {
        match publisher::check(self.root(), RELEASE) {
            Ok(checked) => checked.warnings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
            Err(error) => error.to_string(),
        }
    }

    /// Publishes into the folder `out` of the checkout, which holds the output of a Trunk build.
    pub fn build(&self, base_path: &str, options: PublishOptions) -> Result<Files, String> {
        self.build_with(base_path, options, false)
    }

    /// Publishes as [`Checkout::build`] does, optionally with precompressed files.
    pub fn build_with(&self, base_path: &str, options: PublishOptions, precompress: bool) -> Result<Files, String> {
        let out = self.root().join("out");
        fs::create_dir_all(&out).unwrap();
        if !out.join("index.html").exists() {
            self.write_built_site("out");
        }
        self.fill_cache();
        let destination = Destination { folder: &out, base_path, precompress };
        publisher::build(self.root(), destination, options).map_err(|error| error.to_string())?;
        Ok(files_below(&out))
    }
}

/// Reads all files below a folder.
pub fn files_below(folder: &Path) -> Files {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Returns a file as text.
pub fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).unwrap()
}

/// Returns the cards of a list of entries with dates.
pub fn dated_cards(files: &Files, path: &str) -> DatedCards {
    let mut blocks = json::<TextPage>(files, path).body.into_iter();
    let cards = blocks.find_map(|block| if let Block::DatedCards(cards) = block { Some(cards) } else { None });
    cards.unwrap_or_else(|| panic!("{path} has no cards"))
}

/// Deserializes a JSON file.
pub fn json<T: DeserializeOwned>(files: &Files, path: &str) -> T {
    let file = files.get(path).unwrap_or_else(|| panic!("{path} is missing"));
    serde_json::from_slice(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the dates of an entry's page.
pub fn dates(page: &TextPage) -> &Dates {
    let facts = page.body.iter().find_map(|block| if let Block::Panel(facts) = block { Some(facts) } else { None });
    let dates =
        facts.into_iter().flatten().find_map(|block| if let Block::Dates(dates) = block { Some(dates) } else { None });
    dates.expect("the page of an entry has its dates")
}

/// Asserts that two sets of files are equal. A failure lists the paths that differ, not the contents.
pub fn assert_same(found: &Files, expected: &Files) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    let differing: Vec<_> = expected.iter().filter(|(path, content)| found[*path] != **content).collect();
    assert!(differing.is_empty(), "{:?}", differing.into_iter().map(|(path, _)| path).collect::<Vec<_>>());
}

/// Returns whether `BLESS` is set, which asks to update the expected output.
pub fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Returns the documents that start the app, by path. Documents at aliases only redirect and are left out.
pub fn documents(files: &Files) -> Vec<(&str, String)> {
    let documents = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let documents = documents.map(|(path, bytes)| (path.as_str(), String::from_utf8(bytes.clone()).unwrap()));
    documents.filter(|(_, document)| document.contains("id=\"site_root\"")).collect()
}

/// Returns the start tags of a document that contain all of these space-separated substrings.
pub fn tags<'a>(document: &'a str, substrings: &str) -> Vec<&'a str> {
    let tags = document.split('<').filter_map(|part| part.split_once('>').map(|(tag, _)| tag));
    tags.filter(|tag| substrings.split(' ').all(|substring| tag.contains(substring))).collect()
}

/// Returns the value of an attribute of a tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.replace("&amp;", "&"))
}

/// Parses the JSON-LD of a document.
pub fn json_ld(document: &str) -> Option<Value> {
    let (_, rest) = document.split_once("<script type=\"application/ld+json\">")?;
    Some(serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap())
}
