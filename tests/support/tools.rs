//! The programs and packages that `cargo xtask test` puts into `.tools/`.

use std::path::{Path, PathBuf};

/// The root of the checkout.
#[must_use]
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file of an npm package.
///
/// # Panics
/// The package is not installed.
#[must_use]
pub fn package_file(path: &str) -> PathBuf {
    let file = checkout().join(".tools/node_modules").join(path);
    assert!(file.is_file(), "{path} is not installed: run these tests with `cargo xtask test`");
    file
}
