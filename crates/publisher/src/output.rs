//! Everything that a run writes, by path, and how it reaches the folder.

use crate::files::{self, FileError};
use crate::parallel::in_portions;
use crate::precompressed::Folder;
use std::collections::BTreeMap;
use std::path::Path;

/// The list of all files that the publisher has written, so that the next run can remove those that are gone.
const FILE_LIST: &str = "content/published.txt";

/// The files of a run by their paths below the output folder.
#[derive(Debug, Default)]
pub struct Output {
    files: BTreeMap<String, Vec<u8>>,
}

impl Output {
    /// Adds a file. Its path has no leading slash.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Writes all files, each in one step where readers may be. Those of an earlier run that are no longer published are
    /// removed. The compressed forms of all files in the folder are brought up to date. Gives the number of files.
    ///
    /// # Errors
    /// A file cannot be written or removed.
    pub fn write(&self, folder: &Path, precompress: bool) -> Result<usize, String> {
        self.write_files(folder, precompress).map_err(|error| error.to_string())?;
        Ok(self.files.len())
    }

    fn write_files(&self, folder: &Path, precompress: bool) -> Result<(), FileError> {
        let earlier = files::read_text(&folder.join(FILE_LIST)).ok();
        // Where nothing was published before, there are no readers yet.
        let folder = Folder::open(folder, earlier.is_some(), precompress)?;
        let files: Vec<_> = self.files.iter().collect();
        let written =
            in_portions(&files, |files| files.iter().map(|(path, content)| folder.write(path, content)).collect());
        written.into_iter().collect::<Result<(), FileError>>()?;
        let earlier = earlier.unwrap_or_default();
        for path in earlier.lines().filter(|path| !self.files.contains_key(*path) && is_inside(path)) {
            folder.remove(path)?;
        }
        let list: String = self.paths().map(|path| format!("{path}\n")).collect();
        folder.write(FILE_LIST, list.as_bytes())?;
        folder.refresh()
    }
}

/// Whether a path of the list stays within the folder, whoever has written the list.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_list_stay_inside() {
        assert!(is_inside("about/index.html"));
        for path in ["", "/etc/passwd", "../x", "a/../../x", "./a"] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
