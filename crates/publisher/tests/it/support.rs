//! A checkout in a temporary folder, made of fixtures.

use jiff::civil::{Date, date};
use publisher::Destination;
use publisher::convert::PublishOptions;
use publisher::files::headers::ContentSecurityPolicy;
use publisher::output::style;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Files by their paths.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The day on which all fixtures are published.
pub const TODAY: Date = date(2024, 6, 1);

/// The options of a release on that day.
pub const RELEASE: PublishOptions = PublishOptions { today: TODAY, with_unpublished: false };

/// The folder of fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The policy of the fixture site.
pub fn fixture_policy() -> ContentSecurityPolicy {
    let watchdog = fs::read_to_string(fixtures().join("site/src/watchdog.js")).unwrap();
    let style = style::bundle(&fixtures().join("site/style/main.css")).unwrap();
    ContentSecurityPolicy::new(&style, watchdog.trim())
}

/// A checkout that is gone when it is dropped.
pub struct Checkout {
    folder: TempDir,
}

impl Checkout {
    /// The fixture site.
    pub fn of_fixture_site() -> Checkout {
        let checkout = Checkout { folder: tempfile::tempdir().unwrap() };
        checkout.with(&fixtures().join("site"))
    }

    /// Puts the files of a folder over those of the checkout.
    pub fn with(self, folder: &Path) -> Checkout {
        for (path, content) in files_below(folder) {
            self.write(&path, &content);
        }
        self
    }

    /// The folder of the checkout.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file.
    pub fn write(&self, path: &str, content: &[u8]) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    /// Changes a text in a file, where it is there.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root().join(file)).unwrap();
        assert!(text.contains(from), "{file}: {text}");
        self.write(file, text.replacen(from, to, 1).as_bytes());
    }

    /// Publishes into a folder `out` of the checkout, which holds what Trunk would have built.
    pub fn build(&self, base_path: &str, options: PublishOptions) -> Result<Files, String> {
        self.build_forms(base_path, options, false)
    }

    /// The same, with or without compressed forms.
    pub fn build_forms(&self, base_path: &str, options: PublishOptions, precompress: bool) -> Result<Files, String> {
        let out = self.root().join("out");
        fs::create_dir_all(&out).unwrap();
        if !out.join("index.html").exists() {
            for (path, content) in files_below(&fixtures().join("built")) {
                fs::write(out.join(path), content).unwrap();
            }
        }
        let destination = Destination { folder: &out, base_path, precompress };
        publisher::build(self.root(), destination, options).map_err(|error| error.to_string())?;
        Ok(files_below(&out))
    }
}

/// The files of a folder and of the folders in it, by their paths.
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

/// Names what differs, rather than print all of both.
pub fn assert_same(found: &Files, expected: &Files) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    let differing: Vec<_> = expected.iter().filter(|(path, content)| found[*path] != **content).collect();
    assert!(differing.is_empty(), "{:?}", differing.into_iter().map(|(path, _)| path).collect::<Vec<_>>());
}

/// Whether what is expected is to be written anew.
pub fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// The documents with the app in them, by path; those at old addresses have none.
pub fn documents(files: &Files) -> Vec<(&str, String)> {
    let documents = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let documents = documents.map(|(path, bytes)| (path.as_str(), String::from_utf8(bytes.clone()).unwrap()));
    documents.filter(|(_, document)| document.contains("id=\"site\"")).collect()
}

/// The tags of a document with these words in them.
pub fn tags<'a>(document: &'a str, words: &str) -> Vec<&'a str> {
    let tags = document.split('<').filter_map(|part| part.split_once('>').map(|(tag, _)| tag));
    tags.filter(|tag| words.split(' ').all(|word| tag.contains(word))).collect()
}

/// The value of an attribute of a tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value.replace("&amp;", "&"))
}

/// What a document says in the words of schema.org.
pub fn linked_data(document: &str) -> Option<Value> {
    let (_, rest) = document.split_once("<script type=\"application/ld+json\">")?;
    Some(serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap())
}
