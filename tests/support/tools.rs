//! Paths of the repository and of the packages that `cargo xtask test` installs in `.tools/`.

use std::path::{Path, PathBuf};

/// Returns the root of the repository.
#[must_use]
pub fn repository_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
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
