//! The pictures that have the name of the entry.

use super::RenameError;
use super::addresses::Address;
use super::changes::Changes;
use super::entries::RenamedEntry;
use crate::fs::{self, with_slashes};
use crate::source::fields::parse_date;
use std::path::{Path, PathBuf};

/// The folders of pictures, and the beginning of their addresses.
const FOLDERS: [(&str, &str); 2] = [("public/images", "/images"), ("content/media", "/media")];

/// A picture that is moved.
pub struct RenamedPicture {
    /// The file, relative to the root.
    pub file: PathBuf,
    /// The same with the new name.
    pub renamed: PathBuf,
    /// Its address.
    pub address: Address,
}

/// Returns the pictures that the entry shows and whose names, or those of their folders, are its old name or begin with it.
pub fn find(root: &Path, entry: &RenamedEntry<'_>, changes: &Changes) -> Result<Vec<RenamedPicture>, RenameError> {
    let mut pictures = Vec::new();
    for (folder, address) in FOLDERS {
        if !root.join(folder).is_dir() {
            continue;
        }
        let mut files = fs::walk(&root.join(folder))?;
        files.sort();
        for file in files {
            let Some(path) = file.strip_prefix(root.join(folder)).ok().map(with_slashes) else { continue };
            let Some(renamed) = renamed(&path, &entry.old, entry.new) else { continue };
            let is_shown_at = |address: &Address| entry.files.iter().any(|file| changes.contains(&file.file, address));
            let address = Address::of_picture(format!("{address}/{path}"), format!("{address}/{renamed}"));
            if !is_shown_at(&address) {
                continue;
            }
            let (file, renamed) = (Path::new(folder).join(&path), Path::new(folder).join(&renamed));
            if root.join(&renamed).exists() {
                return Err(RenameError::Exists { file: renamed });
            }
            pictures.push(RenamedPicture { file, renamed, address });
        }
    }
    Ok(pictures)
}

/// Returns a path in which one name is the old one or begins with it, with the new name.
fn renamed(path: &str, old: &str, new: &str) -> Option<String> {
    let mut is_renamed = false;
    let names: Vec<String> = path
        .split('/')
        .map(|name| {
            let (day, rest) = split_day(name);
            match rest.strip_prefix(old).filter(|rest| !is_renamed && !rest.starts_with(char::is_alphanumeric)) {
                Some(rest) => {
                    is_renamed = true;
                    [day, new, rest].concat()
                }
                None => String::from(name),
            }
        })
        .collect();
    is_renamed.then(|| names.join("/"))
}

/// Splits a name into the day that it begins with, with its hyphen, and the rest.
fn split_day(name: &str) -> (&str, &str) {
    let has_day = name.get(..10).and_then(parse_date).is_some() && name[10..].starts_with('-');
    name.split_at(if has_day { 11 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_with_the_old_one_change() {
        for (path, expected) in [
            ("old.jpg", Some("new.jpg")),
            ("old-2.jpg", Some("new-2.jpg")),
            ("news/old/a.jpg", Some("news/new/a.jpg")),
            ("2026-01-02-old.jpg", Some("2026-01-02-new.jpg")),
            ("older.jpg", None),
            ("very-old.jpg", None),
            ("2026-01-02-é.jpg", None),
        ] {
            assert_eq!(renamed(path, "old", "new").as_deref(), expected, "{path}");
        }
    }
}
