//! Paths of the repository and of the packages that `cargo xtask test` installs in `.tools/`.

use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Returns the root of the repository.
#[must_use]
pub fn repository_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Creates a temporary folder. `TEMPORARY_FOLDER` names the folder in which they are; without it, they are where the
/// system has such files.
pub(crate) fn temporary_folder() -> TempDir {
    let created = match std::env::var_os("TEMPORARY_FOLDER") {
        Some(parent) => tempfile::tempdir_in(parent),
        None => tempfile::tempdir(),
    };
    created.expect("a temporary folder can be created")
}

/// Returns the path of a file of an npm package.
///
/// # Panics
/// Panics if the package is not installed.
#[must_use]
pub fn npm_package_file(path: &str) -> PathBuf {
    let file = repository_root().join(".tools/node_modules").join(path);
    assert!(file.is_file(), "{path} is not installed: run these tests with `cargo xtask test`");
    file
}
