//! Sites that many tests visit. Each is published once per run of the test program, when the first test needs it, and no
//! test changes it.
//!
//! They are in `target/site-tests/`, which the next run empties: a static value is never dropped, so a temporary folder
//! would stay.

use crate::tools::repository_root;
use crate::{Publication, SUB_PATH, editors_day};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

/// The folder of these sites, locked until the test program ends, so that a second run waits for the first.
static FOLDER: LazyLock<(PathBuf, File)> = LazyLock::new(|| {
    let folder = repository_root().join("target/site-tests");
    fs::create_dir_all(&folder).expect("target/ can be written");
    let lock = File::create(folder.join("lock")).expect("target/ can be written");
    lock.lock().expect("a file can be locked");
    (folder, lock)
});

/// Returns an empty folder for one of the sites.
fn empty_folder(name: &str) -> PathBuf {
    let folder = FOLDER.0.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("target/ can be written");
    }
    folder
}

/// Returns the folder of a fixture, published once. `publish` gets an empty folder.
fn publish_once(site: &'static OnceLock<PathBuf>, name: &str, publish: impl FnOnce(&Path) -> PathBuf) -> &'static Path {
    site.get_or_init(|| publish(&empty_folder(name)))
}

/// Returns the site of the fixture: three languages, one of them a right-to-left pseudolocale.
#[must_use]
pub fn fixture_folder() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    publish_once(&SITE, "fixture", |folder| Publication::fixture_in(folder).publish("/").into())
}

/// Returns the site of the fixture for [`SUB_PATH`].
#[must_use]
pub fn fixture_under_path_folder() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    publish_once(&SITE, "fixture-under-path", |folder| Publication::fixture_in(folder).publish(SUB_PATH).into())
}

/// Returns the site of the fixture for `/` or [`SUB_PATH`], with precompressed files.
#[must_use]
pub fn precompressed_fixture_folder(base_path: &str) -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    static SITE_UNDER_PATH: OnceLock<PathBuf> = OnceLock::new();
    let (site, name) = match base_path {
        "/" => (&SITE, "precompressed"),
        _ => (&SITE_UNDER_PATH, "precompressed-under-path"),
    };
    publish_once(site, name, |folder| Publication::fixture_in(folder).publish_precompressed(base_path).into())
}

/// Returns the real content after the edits of an editor's day, published with precompressed files.
pub(crate) fn edited_content() -> &'static Publication {
    static EDITED: OnceLock<Publication> = OnceLock::new();
    EDITED.get_or_init(|| {
        let publication = Publication::real_content_in(&empty_folder("edited-content"));
        editors_day::edit(publication.root(), publication.today());
        publication.publish_precompressed("/");
        publication
    })
}
