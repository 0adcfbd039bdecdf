//! Files of a content folder.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the files of a folder in the order of their names; none if the folder does not exist.
pub(super) fn files_in(folder: &Path) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.sort();
    files
}

/// Returns the folders of the languages, and those that all languages share.
pub(super) fn folders_in(content: &Path) -> Vec<PathBuf> {
    files_in(content).into_iter().filter(|path| path.is_dir()).collect()
}

/// Returns the files of all languages that can have links.
pub(super) fn files_with_links(content: &Path) -> Vec<PathBuf> {
    let kinds = ["news", "events", "opportunities", "pages", "initiatives"];
    let folders = folders_in(content).into_iter().flat_map(|language| kinds.map(|kind| language.join(kind)));
    folders.flat_map(|folder| files_in(&folder)).collect()
}

pub(super) fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

pub(super) fn write(file: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a temporary folder can be written");
    fs::write(file, content).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

pub(super) fn edit_file(file: &Path, change: impl FnOnce(String) -> String) {
    write(file, change(read(file)));
}
