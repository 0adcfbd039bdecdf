//! Everything that a run writes, by path, and how it reaches the folder.

pub(crate) mod app_start;
pub mod assets;
pub mod precompressed;
pub mod site_address;
pub mod style;

use crate::fs::{self, FileError};
use crate::memory::Shared;
use crate::output::precompressed::Folder;
use crate::parallel::in_portions;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::SystemTime;

/// The list of all files that the publisher has written, so that the next run can remove those that are gone.
const FILE_LIST: &str = "content/published.txt";

/// A file of a run. Runs share it, as long as it stays the same.
#[derive(Debug)]
pub struct OutputFile {
    /// Its path below the output folder, without a leading slash.
    pub path: String,
    /// What it holds.
    pub content: Vec<u8>,
}

/// The files of a run. No two have the same path.
#[derive(Debug, Default)]
pub struct Output {
    files: Vec<Shared<OutputFile>>,
}

/// What the last run has written.
#[derive(Debug)]
pub(crate) struct Written {
    folder: Folder,
    files: Vec<Shared<OutputFile>>,
    /// When its list was written. Whoever else publishes into the folder writes it anew.
    list_time: Option<SystemTime>,
}

impl OutputFile {
    /// A file that runs can share.
    pub(crate) fn shared(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Shared<OutputFile> {
        Shared::new(OutputFile { path: path.into(), content: content.into() })
    }
}

impl Output {
    /// Adds a file that is made anew in each run. Its path has no leading slash.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.add_shared(OutputFile::shared(path, content));
    }

    /// Adds a file that runs share.
    pub fn add_shared(&mut self, file: Shared<OutputFile>) {
        self.files.push(file);
    }

    /// The files so far, in the order in which they were added.
    #[must_use]
    pub fn files(&self) -> &[Shared<OutputFile>] {
        &self.files
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
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
        // Forms that came since the folder was looked at are not known.
        let last = last.filter(|last| !precompress && last.is_latest(&list_file));
        let is_known = last.is_some();
        let (folder, known) = match last {
            Some(last) => (last.folder.with_readers(), last.files),
            // Where nothing was published before, there are no readers yet.
            None => (Folder::open(path, list_file.is_file(), precompress)?, Vec::new()),
        };
        let new = self.not_in(&known);
        let written =
            in_portions(&new, |files| files.iter().map(|file| folder.write(&file.path, &file.content)).collect());
        written.into_iter().collect::<Result<(), FileError>>()?;
        if !self.has_paths_of(&known) {
            self.write_list(&folder, &list_file)?;
        }
        if !is_known {
            folder.refresh()?;
        }
        Ok(Written { folder, files: self.files, list_time: fs::modified(&list_file) })
    }

    /// The files that are not among these with the same content.
    fn not_in(&self, known: &[Shared<OutputFile>]) -> Vec<&Shared<OutputFile>> {
        let contents: FxHashMap<&str, &[u8]> =
            replaced(known, &self.files).map(|file| (file.path.as_str(), file.content.as_slice())).collect();
        let is_new = |file: &&Shared<OutputFile>| contents.get(file.path.as_str()) != Some(&file.content.as_slice());
        replaced(&self.files, known).filter(is_new).collect()
    }

    /// Whether these files have the same paths in the same order.
    fn has_paths_of(&self, others: &[Shared<OutputFile>]) -> bool {
        replaced(&self.files, others).map(|file| &file.path).eq(replaced(others, &self.files).map(|file| &file.path))
    }

    /// Writes the list of all files, and removes those of the earlier list that are no longer published.
    fn write_list(&self, folder: &Folder, list_file: &Path) -> Result<(), FileError> {
        let earlier = fs::read_text(list_file).unwrap_or_default();
        let paths: BTreeSet<&str> = self.paths().collect();
        debug_assert_eq!(paths.len(), self.files.len(), "two files have the same path");
        for path in earlier.lines().filter(|path| !paths.contains(path) && is_inside(path)) {
            folder.remove(path)?;
        }
        let list: String = paths.into_iter().flat_map(|path| [path, "\n"]).collect();
        folder.write(FILE_LIST, list.as_bytes())
    }
}

/// The files that are not the same ones at the same places among the others. To ask that is quicker than to compare what
/// is equal, and most are.
fn replaced<'a>(
    files: &'a [Shared<OutputFile>],
    others: &[Shared<OutputFile>],
) -> impl Iterator<Item = &'a Shared<OutputFile>> {
    let others = others.iter().map(Some).chain(std::iter::repeat(None));
    files.iter().zip(others).filter(|(file, other)| *other != Some(*file)).map(|(file, _)| file)
}

impl Written {
    /// Whether nobody else has published into the folder since.
    fn is_latest(&self, list_file: &Path) -> bool {
        self.list_time.is_some() && self.list_time == fs::modified(list_file)
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
