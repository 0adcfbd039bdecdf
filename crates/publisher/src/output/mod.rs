//! The files of a run, and how they are written.

pub(crate) mod app_start;
pub mod assets;
pub mod compressor;
pub mod folders;
pub mod precompressed;
pub mod result_cache;
pub mod site_address;
pub mod style;

use crate::encoded_images::EncodingError;
use crate::files::JsonError;
use crate::fs::{self, FileError};
use crate::output::compressor::Compressor;
use crate::output::precompressed::OutputFolder;
use crate::output::result_cache::ResultCache;
use crate::progress::Progress;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Component, Path};
use thiserror::Error;

/// Lists all files that the publisher has written, so that the next run can remove those that are no longer published.
const FILE_LIST: &str = "content/published.txt";

/// The files of a run cannot be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// A file cannot be read, written or removed.
    #[error(transparent)]
    File(#[from] FileError),
    /// A JSON file cannot be made, which is a bug in the publisher.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The path of a file leads out of the folder. Nothing was written.
    #[error(
        "`{path}` is not a path within the site: nothing was written\n    \
         help: rename the file in content/ or correct the address that it comes from"
    )]
    OutsideFolder {
        /// The path below the output folder.
        path: String,
    },
    /// Two files have the same path. Nothing was written.
    #[error(
        "two files would be published as {path}: nothing was written\n    \
         help: rename or remove one of them: a page, an alias, a file in public or content/media, or a language that is listed twice"
    )]
    DuplicatePath {
        /// The path below the output folder.
        path: String,
    },
    /// An image cannot be converted.
    #[error("{path}: {error}")]
    Image {
        /// The path of the file below the output folder.
        path: String,
        /// The cause.
        error: EncodingError,
    },
}

/// A file of a run.
pub struct OutputFile<'a> {
    /// The path below the output folder, without a leading slash.
    pub path: String,
    content: FileContent<'a>,
}

/// The bytes of a file, or how they are made.
enum FileContent<'a> {
    Bytes(Vec<u8>),
    Made(Box<MakeContent<'a>>),
}

type MakeContent<'a> = dyn Fn() -> Result<Vec<u8>, OutputError> + Send + Sync + 'a;

/// The files of a run.
#[derive(Default)]
pub struct Output<'a> {
    files: Vec<OutputFile<'a>>,
}

impl<'a> OutputFile<'a> {
    /// A file. Its path has no leading slash.
    pub fn new(path: impl Into<String>, content: impl Into<Vec<u8>>) -> OutputFile<'a> {
        OutputFile { path: path.into(), content: FileContent::Bytes(content.into()) }
    }

    /// A file whose bytes are made when it is written, because those of thousands of pages would fill the memory.
    pub fn made_when_written(
        path: String,
        make: impl Fn() -> Result<Vec<u8>, OutputError> + Send + Sync + 'a,
    ) -> OutputFile<'a> {
        OutputFile { path, content: FileContent::Made(Box::new(make)) }
    }

    /// A file of an image, whose bytes are taken from the cache when it is written.
    pub fn of_image(
        path: String,
        make: impl Fn() -> Result<Vec<u8>, EncodingError> + Send + Sync + 'a,
    ) -> OutputFile<'a> {
        let name = path.clone();
        let make = move || make().map_err(|error| OutputError::Image { path: name.clone(), error });
        OutputFile::made_when_written(path, make)
    }

    fn content(&self) -> Result<Cow<'_, [u8]>, OutputError> {
        match &self.content {
            FileContent::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            FileContent::Made(make) => make().map(Cow::Owned),
        }
    }
}

impl<'a> Output<'a> {
    /// Adds a file. Its path has no leading slash.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.push(OutputFile::new(path, content));
    }

    /// Adds files.
    pub fn extend(&mut self, files: impl IntoIterator<Item = OutputFile<'a>>) {
        self.files.extend(files);
    }

    /// Returns the files so far, in the order in which they were added.
    #[must_use]
    pub fn files(&self) -> &[OutputFile<'a>] {
        &self.files
    }

    /// Writes the files whose bytes differ. Removes those of an earlier run that are no longer published. Updates the
    /// compressed forms of all files in the folder, which the cache keeps. Without a cache, no file has such forms.
    ///
    /// # Errors
    /// Errors if the path of a file leads out of the folder, two files have the same path, or a file cannot be made, written or
    /// removed.
    pub(crate) fn write(
        &self,
        folder: &Path,
        cache: Option<ResultCache>,
        progress: &Progress,
    ) -> Result<(), OutputError> {
        let mut paths = self.checked_paths()?;
        let compressor = cache.map(|cache| Compressor::new(cache, paths.iter().copied()));
        let list_file = folder.join(FILE_LIST);
        // A folder that nothing was published into has no readers yet.
        let folder = OutputFolder::open(folder, list_file.is_file(), compressor)?;
        progress.start_writing(self.files.len());
        self.files.par_iter().try_for_each(|file| {
            folder.write(&file.path, &file.content()?)?;
            progress.file_written();
            Ok::<_, OutputError>(())
        })?;
        write_list(&paths, &folder, &list_file)?;
        paths.insert(FILE_LIST);
        folder.refresh_others(&paths)?;
        folder.prune_cache();
        Ok(())
    }

    /// Returns the sorted paths. All are different and stay within the folder.
    fn checked_paths(&self) -> Result<BTreeSet<&str>, OutputError> {
        if let Some(file) = self.files.iter().find(|file| !is_inside(&file.path)) {
            return Err(OutputError::OutsideFolder { path: file.path.clone() });
        }
        let mut paths = BTreeSet::new();
        match self.files.iter().find(|file| !paths.insert(file.path.as_str())) {
            Some(file) => Err(OutputError::DuplicatePath { path: file.path.clone() }),
            None => Ok(paths),
        }
    }
}

/// Writes the list of all files, and removes the files of the earlier list that are no longer published.
fn write_list(paths: &BTreeSet<&str>, folder: &OutputFolder, list_file: &Path) -> Result<(), FileError> {
    let earlier = fs::read_to_string(list_file).unwrap_or_default();
    for path in earlier.lines().filter(|path| !paths.contains(path) && is_inside(path)) {
        folder.remove(path)?;
    }
    let list: String = paths.iter().flat_map(|path| [*path, "\n"]).collect();
    folder.write(FILE_LIST, list.as_bytes())
}

/// Whether a path stays within the folder, whatever the content says and whoever has written the list.
fn is_inside(path: &str) -> bool {
    let has_names = path.split('/').all(|segment| !matches!(segment, "" | "." | ".."));
    // Windows has further ways out: `C:a`, `a\..\..\b`.
    has_names && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_with_one_path_are_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let mut output = Output::default();
        for (path, content) in [("a.txt", "one"), ("b.txt", "two"), ("a.txt", "three")] {
            output.add(path, content);
        }
        let error = output.write(folder.path(), None, &Progress::default()).unwrap_err();
        assert!(matches!(&error, OutputError::DuplicatePath { path } if path == "a.txt"), "{error}");
        assert!(fs::walk(folder.path()).unwrap().is_empty(), "nothing is written");
    }

    #[test]
    fn nothing_is_written_outside_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        fs::create(&out.join("index.html"), b"").unwrap();
        let absolute = folder.path().join("x.txt").to_string_lossy().into_owned();
        for outside in ["../x.txt", "a/../../x.txt", &absolute, "a//x.txt", ""] {
            let mut output = Output::default();
            output.add("a.txt", "inside");
            output.add(outside, "outside");
            let error = output.write(&out, None, &Progress::default()).unwrap_err();
            assert!(matches!(&error, OutputError::OutsideFolder { path } if path == outside), "{error}");
            assert_eq!(fs::walk(folder.path()).unwrap(), [out.join("index.html")], "{outside}");
        }
    }

    #[test]
    fn paths_of_the_list_stay_inside_the_folder() {
        assert!(is_inside("about/index.html"));
        for path in ["", "/etc/passwd", "../x", "a/../../x", "./a"] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
