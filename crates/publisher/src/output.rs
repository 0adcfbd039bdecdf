//! Everything that a run writes, by path, and how it reaches the folder.

use crate::files::{self, FileError};
use crate::parallel::in_portions;
use crate::precompressed::Folder;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// The list of all files that the publisher has written, so that the next run can remove those that are gone.
const FILE_LIST: &str = "content/published.txt";

/// The content of a file. Runs share it, as long as it stays the same.
pub type FileContent = Arc<Vec<u8>>;

/// The files of a run by their paths below the output folder.
#[derive(Debug, Default)]
pub struct Output {
    files: BTreeMap<String, FileContent>,
}

/// What the last run has written.
#[derive(Debug)]
pub(crate) struct Written {
    folder: Folder,
    files: BTreeMap<String, FileContent>,
    /// When its list was written. Whoever else publishes into the folder writes it anew.
    list_time: Option<SystemTime>,
}

impl Output {
    /// Adds a file. Its path has no leading slash.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.add_shared(path, FileContent::new(content.into()));
    }

    /// The same, for content that runs share.
    pub fn add_shared(&mut self, path: impl Into<String>, content: FileContent) {
        self.files.insert(path.into(), content);
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Writes all files, each in one step where readers may be. Those of an earlier run that are no longer published are
    /// removed. The compressed forms of all files in the folder are brought up to date. Gives the number of files.
    ///
    /// A file that the last run of this process has written is not looked at again, as long as nobody else has published
    /// into the folder.
    ///
    /// # Errors
    /// A file cannot be written or removed.
    pub(crate) fn write(self, folder: &Path, precompress: bool, last: &mut Option<Written>) -> Result<usize, String> {
        let count = self.files.len();
        *last = Some(self.write_files(folder, precompress, last.take()).map_err(|error| error.to_string())?);
        Ok(count)
    }

    fn write_files(self, path: &Path, precompress: bool, last: Option<Written>) -> Result<Written, FileError> {
        let list_file = path.join(FILE_LIST);
        let earlier = files::read_text(&list_file).ok();
        // Forms that came since the folder was looked at are not known.
        let last = last.filter(|last| !precompress && last.is_latest(&list_file));
        let is_known = last.is_some();
        let (folder, known) = match last {
            Some(last) => (last.folder.with_readers(), last.files),
            // Where nothing was published before, there are no readers yet.
            None => (Folder::open(path, earlier.is_some(), precompress)?, BTreeMap::new()),
        };
        // To ask first whether it is the same one is quicker than to compare what is equal.
        let is_same = |one: &FileContent, other: &FileContent| Arc::ptr_eq(one, other) || one == other;
        let is_new =
            |(path, content): &(&String, &FileContent)| !known.get(*path).is_some_and(|known| is_same(known, content));
        let files: Vec<_> = self.files.iter().filter(is_new).collect();
        let written =
            in_portions(&files, |files| files.iter().map(|(path, content)| folder.write(path, content)).collect());
        written.into_iter().collect::<Result<(), FileError>>()?;
        let list: String = self.paths().flat_map(|path| [path, "\n"]).collect();
        let earlier = earlier.unwrap_or_default();
        if list != earlier {
            for path in earlier.lines().filter(|path| !self.files.contains_key(*path) && is_inside(path)) {
                folder.remove(path)?;
            }
            folder.write(FILE_LIST, list.as_bytes())?;
        }
        if !is_known {
            folder.refresh()?;
        }
        Ok(Written { folder, files: self.files, list_time: files::modified(&list_file) })
    }
}

impl Written {
    /// Whether nobody else has published into the folder since.
    fn is_latest(&self, list_file: &Path) -> bool {
        self.list_time.is_some() && self.list_time == files::modified(list_file)
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
