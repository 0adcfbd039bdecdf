//! The key of the image encoder: its sources, and the versions of what it is built from.

use super::encoder::PACKAGE;
use crate::fs::{self, FileError};
use crate::output::result_cache::Key;
use std::collections::BTreeSet;
use std::path::Path;
use toml_edit::{DocumentMut, Table, TomlError};

/// The packages of the workspace that decide about the bytes of variants.
const PACKAGES: [&str; 2] = [PACKAGE, "image-variants"];

/// Reads the sources of the encoder and the versions of its dependencies.
///
/// # Errors
/// Errors if a file cannot be read.
pub fn read(workspace: &Path) -> Result<Key, FileError> {
    // Cargo has read the file when it built the publisher, so it is valid.
    let versions = locked_versions(&fs::read_to_string(&workspace.join("Cargo.lock"))?).unwrap_or_default();
    let mut inputs = vec![versions.into_bytes()];
    for package in PACKAGES {
        let folder = workspace.join("crates").join(package);
        let mut files = fs::walk(&folder.join("src"))?;
        files.push(folder.join("Cargo.toml"));
        files.sort();
        for file in files {
            inputs.push(fs::read(&file)?);
        }
    }
    Ok(Key::of(&inputs.iter().map(Vec::as_slice).collect::<Vec<_>>()))
}

/// Returns the name and the version of each package that the encoder is built from, one on a line. Other packages of the
/// workspace can change theirs.
///
/// # Errors
/// Errors if `Cargo.lock` is not valid.
fn locked_versions(lock_file: &str) -> Result<String, TomlError> {
    let lock_file: DocumentMut = lock_file.parse()?;
    let packages: Vec<&Table> =
        lock_file.get("package").and_then(|packages| packages.as_array_of_tables()).into_iter().flatten().collect();
    let text =
        |package: &Table, key: &str| package.get(key).and_then(|it| it.as_str()).map(String::from).unwrap_or_default();
    let mut versions = BTreeSet::new();
    let mut names = vec![String::from(PACKAGE)];
    while let Some(name) = names.pop() {
        for package in packages.iter().filter(|package| text(package, "name") == name) {
            if versions.insert(format!("{name} {}\n", text(package, "version"))) {
                let dependencies = package.get("dependencies").and_then(|list| list.as_array()).into_iter().flatten();
                // A name is followed by its version if there are several.
                names.extend(dependencies.filter_map(|it| it.as_str()?.split(' ').next().map(String::from)));
            }
        }
    }
    Ok(versions.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_other_programs_do_not_count() {
        let lock_file = |used: &str, unused: &str| {
            format!(
                "[[package]]\nname = \"image-encoder\"\nversion = \"0.1.0\"\ndependencies = [\"codec {used}\"]\n\
                 [[package]]\nname = \"codec\"\nversion = \"{used}\"\n[[package]]\nname = \"other\"\nversion = \"{unused}\"\n"
            )
        };
        let versions = locked_versions(&lock_file("1.0.0", "1.0.0")).unwrap();
        assert_eq!(versions, "codec 1.0.0\nimage-encoder 0.1.0\n");
        assert_eq!(locked_versions(&lock_file("1.0.0", "2.0.0")).unwrap(), versions);
        assert_ne!(locked_versions(&lock_file("2.0.0", "1.0.0")).unwrap(), versions);
    }
}
