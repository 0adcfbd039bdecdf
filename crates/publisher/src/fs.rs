//! The file system, with errors that name the file.

use std::ffi::OsString;
use std::fs::{self, Metadata, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A file or folder that could not be read or written.
#[derive(Debug)]
pub struct FileError {
    path: PathBuf,
    action: &'static str,
    source: io::Error,
}

impl std::fmt::Display for FileError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "cannot {} {}: {}", self.action, self.path.display(), self.source)
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileError {
    let path = path.to_path_buf();
    move |source| FileError { path, action, source }
}

/// Reads a file.
///
/// # Errors
/// The file cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(failed("read", path))
}

/// Reads a text file.
///
/// # Errors
/// The file cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(failed("read", path))
}

/// What tells without reading a file that it is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: SystemTime,
    length: u64,
    /// A file that could not be read may be readable now.
    permissions: Permissions,
    /// Set to a number of its own where the file could be changed once more and keep its time.
    unsettled: Option<u64>,
}

/// Some file systems know the time of a change no better than this.
const COARSEST_TIME: Duration = Duration::from_secs(2);

impl Stamp {
    /// The stamp of a file, if it is there. One that was changed just now, or that no time is known of, has a stamp that
    /// equals no other.
    #[must_use]
    pub fn of(path: &Path) -> Option<Stamp> {
        fs::metadata(path).ok().map(|metadata| Stamp::new(&metadata))
    }

    fn new(metadata: &Metadata) -> Stamp {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        // A time that lies ahead tells nothing either.
        let is_settled = modified.elapsed().is_ok_and(|age| age > COARSEST_TIME) && modified != SystemTime::UNIX_EPOCH;
        let unsettled = (!is_settled).then(|| NUMBER.fetch_add(1, Ordering::Relaxed));
        Stamp { modified, length: metadata.len(), permissions: metadata.permissions(), unsettled }
    }
}

/// Files with their stamps, sorted.
pub type Stamps = Vec<(PathBuf, Stamp)>;

/// All files below some folders, with their stamps. A folder that does not exist is empty.
///
/// # Errors
/// A folder exists and cannot be read.
pub fn stamps(folders: &[PathBuf]) -> Result<Stamps, FileError> {
    let folders = folders.iter().filter(|folder| folder.is_dir());
    let mut files = folders.map(|folder| below(folder)).collect::<Result<Vec<_>, _>>()?.concat();
    files.sort();
    Ok(files.into_iter().filter_map(|file| Stamp::of(&file).map(|stamp| (file, stamp))).collect())
}

/// When a file was last written, if it is there.
#[must_use]
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// The names of a folder's files with this extension, sorted, with their stamps. A folder that does not exist is empty.
///
/// # Errors
/// The folder exists and cannot be read.
pub fn list(folder: &Path, extension: &str) -> Result<Vec<(OsString, Stamp)>, FileError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed("list", folder))? {
        let entry = entry.map_err(failed("list", folder))?;
        let name = entry.file_name();
        if Path::new(&name).extension().is_none_or(|found| found != extension) {
            continue;
        }
        let metadata = entry.metadata().ok().filter(|metadata| !metadata.is_symlink());
        let metadata = metadata.or_else(|| fs::metadata(entry.path()).ok());
        if let Some(metadata) = metadata.filter(Metadata::is_file) {
            files.push((name, Stamp::new(&metadata)));
        }
    }
    files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    Ok(files)
}

/// All files below a folder, in no order. Folders whose names begin with a dot are other programs' own and left out.
///
/// # Errors
/// A folder cannot be read.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(failed("list", &next))? {
            let entry = entry.map_err(failed("list", &next))?;
            let path = entry.path();
            let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            // The list itself says what an entry is, unless that is a link.
            let kind = entry.file_type().ok().filter(|kind| !kind.is_symlink());
            if kind.map_or_else(|| path.is_file(), |kind| kind.is_file()) {
                files.push(path);
            } else if !is_hidden && kind.map_or_else(|| path.is_dir(), |kind| kind.is_dir()) {
                folders.push(path);
            }
        }
    }
    Ok(files)
}

/// Writes a file, unless it is there with this content. See [`replace`].
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, content: &[u8]) -> Result<(), FileError> {
    match fs::read(path).is_ok_and(|current| current == content) {
        true => Ok(()),
        false => replace(path, content),
    }
}

/// Writes a file so that a reader sees either the old or the new content, never a part. Folders are made as needed.
///
/// # Errors
/// The file cannot be written.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), FileError> {
    let mut name = path.as_os_str().to_os_string();
    name.push(".part");
    let part = PathBuf::from(name);
    create(&part, content)?;
    fs::rename(&part, path).map_err(failed("write", path))
}

/// Writes a file that nobody reads yet. Folders are made as needed.
///
/// # Errors
/// The file cannot be written.
pub fn create(path: &Path, content: &[u8]) -> Result<(), FileError> {
    let mut written = fs::write(path, content);
    // Most folders are there. To ask for each file would take longer than to try.
    if let (Err(error), Some(folder)) = (&written, path.parent())
        && error.kind() == io::ErrorKind::NotFound
    {
        fs::create_dir_all(folder).map_err(failed("make", folder))?;
        written = fs::write(path, content);
    }
    written.map_err(failed("write", path))
}

/// Removes a file, and its folder where that leaves it empty. A file that is not there is no error.
///
/// # Errors
/// The file cannot be removed.
pub fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed("remove", path)(error)),
        Ok(()) => {
            if let Some(folder) = path.parent() {
                // A folder that still holds something stays: that is not a failure.
                let _ = fs::remove_dir(folder);
            }
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_a_changed_file_from_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "text").unwrap();
        assert_ne!(Stamp::of(&path), Stamp::of(&path), "it was changed just now");
        let file = fs::File::options().write(true).open(&path).unwrap();
        let settle = |seconds| file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
        settle(100);
        let first = Stamp::of(&path);
        assert!(first.is_some());
        assert_eq!(Stamp::of(&path), first);
        let mut permissions = file.metadata().unwrap().permissions();
        permissions.set_readonly(true);
        file.set_permissions(permissions).unwrap();
        assert_ne!(Stamp::of(&path), first);
        let second = Stamp::of(&path);
        settle(50);
        assert_ne!(Stamp::of(&path), second);
        assert_eq!(Stamp::of(&folder.path().join("none")), None);
    }
}
