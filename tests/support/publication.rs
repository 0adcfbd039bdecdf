//! The built app with content of its own: published for one test, changed as the test needs it.

use crate::tools::checkout;
use crate::{site_folder, test_language};
use jiff::civil::{Date, date};
use publisher::Destination;
use publisher::convert::Options;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A site that is gone when it is dropped.
pub struct Publication {
    root: TempDir,
    folder: TempDir,
    today: Date,
}

impl Publication {
    /// The content of the site itself.
    #[must_use]
    pub fn of_site() -> Publication {
        // Late enough for all its posts.
        Publication::new(&checkout(), date(2100, 1, 1))
    }

    /// The content of the publisher's fixture, a site of two languages.
    #[must_use]
    pub fn of_fixture() -> Publication {
        Publication::new(&checkout().join("crates/publisher/tests/fixtures/site"), date(2024, 6, 1))
    }

    /// The same content, and all of it a second time in a language that is written from right to left.
    #[must_use]
    pub fn with_test_language(self) -> Publication {
        test_language::add_to(&self.root.path().join("content"));
        self
    }

    fn new(content: &Path, today: Date) -> Publication {
        let temporary = || tempfile::tempdir().expect("a temporary folder");
        let publication = Publication { root: temporary(), folder: temporary(), today };
        let root = publication.root.path();
        for folder in ["content", "public"] {
            copy(&content.join(folder), &root.join(folder));
        }
        copy(&checkout().join("style"), &root.join("style"));
        copy(&checkout().join("src"), &root.join("src"));
        copy(&content.join("public"), publication.folder());
        copy(&site_folder().join("assets"), &publication.folder().join("assets"));
        for file in ["index.html", "content/app.json"] {
            copy(&site_folder().join(file), &publication.folder().join(file));
        }
        publication
    }

    /// Changes a file that editors write.
    pub fn edit(&self, file: &str, change: impl FnOnce(String) -> String) {
        let file = self.root.path().join(file);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        fs::write(&file, change(text)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Publishes for a path of the host, and gives the folder with the site.
    pub fn publish(&self, base_path: &str) -> &Path {
        let options = Options { today: self.today, with_unpublished: false };
        let destination = Destination { folder: self.folder(), base_path, precompress: false };
        let published = publisher::build(self.root.path(), destination, options);
        published.unwrap_or_else(|error| panic!("{error}"));
        self.folder()
    }

    /// The folder with the site.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Copies a file, or a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a temporary folder can be written");
        for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
            let entry = entry.expect("a folder can be listed");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a file has a folder")).expect("a temporary folder can be written");
        fs::copy(from, to).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    }
}
