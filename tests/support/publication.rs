//! The built app with content that a test publishes, and can edit first.

use crate::tools::repository_root;
use crate::{pseudolocale, site_folder};
use jiff::civil::{Date, date};
use publisher::Destination;
use publisher::convert::PublishOptions;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A published site in temporary folders. Dropping it deletes them.
pub struct Publication {
    root: TempDir,
    folder: TempDir,
    today: Date,
}

impl Publication {
    /// Prepares the real content of the site.
    #[must_use]
    pub fn real_site() -> Publication {
        // A day after all of its posts.
        Publication::new(&repository_root(), date(2100, 1, 1))
    }

    /// Prepares the content of the publisher's fixture, a site in two languages.
    #[must_use]
    pub fn fixture() -> Publication {
        Publication::new(&repository_root().join("crates/publisher/tests/fixtures/site"), date(2024, 6, 1))
    }

    /// Adds a right-to-left pseudolocale of the whole content.
    #[must_use]
    pub fn with_pseudolocale(self) -> Publication {
        pseudolocale::add_to(&self.root.path().join("content"));
        self
    }

    fn new(content: &Path, today: Date) -> Publication {
        let temporary = || tempfile::tempdir().expect("a temporary folder");
        let publication = Publication { root: temporary(), folder: temporary(), today };
        let root = publication.root.path();
        for folder in ["content", "public"] {
            copy(&content.join(folder), &root.join(folder));
        }
        copy(&repository_root().join("style"), &root.join("style"));
        copy(&repository_root().join("src"), &root.join("src"));
        copy(&content.join("public"), publication.folder());
        copy(&site_folder().join("assets"), &publication.folder().join("assets"));
        for file in ["index.html", "content/app.json"] {
            copy(&site_folder().join(file), &publication.folder().join(file));
        }
        publication
    }

    /// Edits a content file.
    pub fn edit(&self, file: &str, change: impl FnOnce(String) -> String) {
        let file = self.root.path().join(file);
        let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        fs::write(&file, change(source)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Publishes for a base path and returns the folder with the site.
    pub fn publish(&self, base_path: &str) -> &Path {
        let options = PublishOptions { today: self.today, with_unpublished: false };
        let destination = Destination { folder: self.folder(), base_path, precompress: false };
        let published = publisher::build(self.root.path(), destination, options);
        published.unwrap_or_else(|error| panic!("{error}"));
        self.folder()
    }

    /// Returns the folder with the site.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Copies a file, or a folder recursively.
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
