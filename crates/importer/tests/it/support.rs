//! Temporary folders: a checkout to import into, and old sites to import.

use importer::Options;
use importer::links::DeadLinks;
use importer::report::Report;
use jiff::civil::{Date, date};
use publisher::PublishError;
use publisher::convert::PublishOptions;
use publisher::diagnostic::Severity;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The current day of all imports.
pub const TODAY: Date = date(2024, 6, 1);

/// Returns the folder of fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Returns the old site of the fixtures.
pub fn jekyll() -> PathBuf {
    fixtures().join("jekyll")
}

/// Returns the publisher's fixtures, whose site is the target of imports.
fn publisher_fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../publisher/tests/fixtures")
}

/// A temporary folder.
pub struct Folder {
    folder: TempDir,
    content: PathBuf,
}

impl Folder {
    /// Creates an empty folder.
    pub fn new() -> Folder {
        let folder = tempfile::tempdir().unwrap();
        Folder { content: folder.path().join("content"), folder }
    }

    /// Creates a checkout with the content of the publisher's fixture site.
    pub fn checkout() -> Folder {
        let folder = Folder::new();
        for (path, content) in files_below(&publisher_fixtures().join("site")) {
            folder.write(&path, &content);
        }
        folder
    }

    /// Returns the path of the folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Returns the content folder of a checkout.
    pub fn content(&self) -> PathBuf {
        self.content.clone()
    }

    /// Writes a file.
    pub fn write(&self, path: &str, content: &[u8]) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    /// Replaces a string, which must be present.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path().join(path)).unwrap();
        assert!(text.contains(from), "{path} does not hold `{from}`:\n{text}");
        self.write(path, text.replace(from, to).as_bytes());
    }

    /// Imports into the content of this checkout.
    pub fn import(&self, source: &Path) -> Result<Report, String> {
        self.import_with(source, false)
    }

    /// Imports into the content of this checkout, with or without force.
    pub fn import_with(&self, source: &Path, force: bool) -> Result<Report, String> {
        self.import_with_options(Options { force, ..self.options(source) })
    }

    /// Imports into the content of this checkout, and removes the unchanged files of earlier imports.
    pub fn import_and_prune(&self, source: &Path) -> Result<Report, String> {
        self.import_with_options(Options { prune: true, ..self.options(source) })
    }

    /// Returns the options of an import into the content of this checkout.
    pub fn options<'a>(&'a self, source: &'a Path) -> Options<'a> {
        let dead_links = DeadLinks::default();
        Options { source, into: &self.content, force: false, dead_links, prune: false, today: TODAY }
    }

    fn import_with_options(&self, options: Options<'_>) -> Result<Report, String> {
        importer::import(options).map_err(|error| error.to_string())
    }

    /// Returns the first line of each of the publisher's errors.
    pub fn diagnostics(&self) -> Vec<String> {
        match publisher::check(self.path(), PublishOptions { today: TODAY, with_unpublished: false }) {
            Ok(_) => Vec::new(),
            Err(PublishError::Diagnostics(diagnostics)) => {
                let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
                errors.map(|error| error.to_string().lines().next().unwrap().to_owned()).collect()
            }
            Err(other) => panic!("{other}"),
        }
    }

    /// Builds the site of this checkout and returns its files.
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

/// Returns the files below a folder, by relative path.
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
