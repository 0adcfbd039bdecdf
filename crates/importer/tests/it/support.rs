//! Folders that are gone when the test is: a checkout to import into, and old sites to import.

use importer::report::Report;
use jiff::civil::{Date, date};
use publisher::PublishError;
use publisher::convert::PublishOptions;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The day of all imports.
pub const TODAY: Date = date(2024, 6, 1);

/// The folder of fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The old site of the fixtures.
pub fn jekyll() -> PathBuf {
    fixtures().join("jekyll")
}

/// The publisher's fixtures, whose site is imported into.
fn publisher_fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../publisher/tests/fixtures")
}

/// A folder with files in it.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    /// An empty folder.
    pub fn new() -> Folder {
        Folder { folder: tempfile::tempdir().unwrap() }
    }

    /// A checkout with the content of the publisher's fixture site.
    pub fn checkout() -> Folder {
        let folder = Folder::new();
        for (path, content) in files_below(&publisher_fixtures().join("site")) {
            folder.write(&path, &content);
        }
        folder
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The content of a checkout.
    pub fn content(&self) -> PathBuf {
        self.path().join("content")
    }

    /// Writes a file.
    pub fn write(&self, path: &str, content: &[u8]) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    /// Puts a text in the place of another one, which must be there.
    pub fn mend(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path().join(path)).unwrap();
        assert!(text.contains(from), "{path} does not hold `{from}`:\n{text}");
        self.write(path, text.replace(from, to).as_bytes());
    }

    /// Imports into the content of this checkout.
    pub fn import(&self, source: &Path) -> Result<Report, String> {
        self.import_with(source, false)
    }

    /// The same with or without force.
    pub fn import_with(&self, source: &Path, force: bool) -> Result<Report, String> {
        importer::import(importer::Options { source, into: &self.content(), force, today: TODAY })
    }

    /// The first line of each of the publisher's diagnostics.
    pub fn diagnostics(&self) -> Vec<String> {
        match publisher::check(self.path(), PublishOptions { today: TODAY, with_unpublished: false }) {
            Ok(_) => Vec::new(),
            Err(PublishError::Diagnostics(diagnostics)) => {
                diagnostics.iter().map(|diagnostic| diagnostic.to_string().lines().next().unwrap().to_owned()).collect()
            }
            Err(other) => panic!("{other}"),
        }
    }

    /// Builds the site of this checkout and gives its files.
    pub fn build(&self) -> BTreeMap<String, Vec<u8>> {
        for (path, content) in files_below(&publisher_fixtures().join("built")) {
            self.write(&format!("out/{path}"), &content);
        }
        let out = self.path().join("out");
        let destination = publisher::Destination { folder: &out, base_path: "/", precompress: false };
        let options = PublishOptions { today: TODAY, with_unpublished: false };
        publisher::build(self.path(), destination, options).unwrap_or_else(|error| panic!("{error}"));
        files_below(&out)
    }
}

/// The files of a folder and of the folders in it, by their paths.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
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
