//! The built app with content that a test publishes, and can edit first.

use crate::tools::{repository_root, temporary_folder};
use crate::{pseudolocale, site_folder};
use jiff::Zoned;
use jiff::civil::{Date, date};
use publisher::Destination;
use publisher::convert::PublishOptions;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A publication: content in a folder of its own, and the site that is published from it.
pub struct Publication {
    root: PathBuf,
    folder: PathBuf,
    today: Date,
    /// Deletes both when it is dropped.
    _temporary: Option<TempDir>,
}

impl Publication {
    /// Prepares a copy of the fixture, in temporary folders that are deleted on drop.
    #[must_use]
    pub fn fixture() -> Publication {
        let temporary = temporary_folder();
        let publication = Publication::fixture_in(temporary.path());
        Publication { _temporary: Some(temporary), ..publication }
    }

    /// Prepares a copy of the fixture with a right-to-left pseudolocale.
    pub(crate) fn fixture_in(folder: &Path) -> Publication {
        // A day between its posts: one of them is scheduled for later.
        let today = date(2024, 6, 1);
        let publication = Publication::new(folder, &repository_root().join("tests/fixtures/site"), today);
        pseudolocale::add_to(&publication.root.join("content"));
        publication
    }

    /// Prepares a copy of the real content.
    pub(crate) fn real_content_in(folder: &Path) -> Publication {
        Publication::new(folder, &repository_root(), Zoned::now().date())
    }

    /// Prepares content and the built app in subfolders of an empty folder.
    fn new(parent: &Path, source: &Path, today: Date) -> Publication {
        let (root, folder) = (parent.join("root"), parent.join("site"));
        for name in ["content", "public"] {
            copy(&source.join(name), &root.join(name));
        }
        for name in ["style", "src"] {
            copy(&repository_root().join(name), &root.join(name));
        }
        copy(&source.join("public"), &folder);
        for name in ["assets", "index.html", "content/app.json"] {
            copy(&site_folder().join(name), &folder.join(name));
        }
        share_cache(&root);
        Publication { root, folder, today, _temporary: None }
    }

    /// Edits a content file.
    pub fn edit(&self, file: &str, change: impl FnOnce(String) -> String) {
        let file = self.root.join(file);
        let source = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        fs::write(&file, change(source)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Writes a content file, and its folder.
    pub fn write(&self, file: &str, content: &str) {
        let file = self.root.join(file);
        fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a temporary folder can be written");
        fs::write(&file, content).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Returns a content file.
    #[must_use]
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Publishes for a base path and returns the folder with the site.
    pub fn publish(&self, base_path: &str) -> &Path {
        self.build(base_path, false)
    }

    /// Publishes for a base path, with the compressed forms of each file, and returns the folder with the site.
    pub fn publish_precompressed(&self, base_path: &str) -> &Path {
        self.build(base_path, true)
    }

    fn build(&self, base_path: &str, precompress: bool) -> &Path {
        let options = PublishOptions { today: self.today, with_unpublished: false };
        let destination = Destination { folder: &self.folder, base_path, precompress };
        let published = publisher::build(&self.root, destination, options);
        published.unwrap_or_else(|error| panic!("{error}"));
        &self.folder
    }

    /// Returns the folder with `content/`.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the folder with the site.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the day on which it is published.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }
}

/// Links the repository's own cache into a publication, so that no test draws share cards that an earlier build has drawn.
fn share_cache(root: &Path) {
    let cache = repository_root().join("target/publisher-cache");
    fs::create_dir_all(&cache).expect("target/ can be written");
    fs::create_dir_all(root.join("target")).expect("a temporary folder can be written");
    symlink(cache, root.join("target/publisher-cache")).expect("a symbolic link can be created");
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
