//! `std::fs` with errors that name the file.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// A file or folder could not be read or written.
#[derive(Debug, Error)]
#[error("cannot {action} {}: {source}", path.display())]
pub struct FileError {
    path: PathBuf,
    action: &'static str,
    source: io::Error,
}

/// Returns a path with forward slashes on every system, as the content, URLs and messages have it.
#[must_use]
pub fn with_slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Reads a file.
///
/// # Errors
/// Errors if the file cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(file_error("read", path))
}

/// Reads a UTF-8 file.
///
/// # Errors
/// Errors if the file cannot be read or is not UTF-8.
pub fn read_to_string(path: &Path) -> Result<String, FileError> {
    fs::read_to_string(path).map_err(file_error("read", path))
}

/// Lists the names of a folder's files with this extension, sorted. A folder that does not exist is empty.
///
/// # Errors
/// Errors if the folder exists and cannot be read.
pub fn list(folder: &Path, extension: &str) -> Result<Vec<OsString>, FileError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(file_error("list", folder))? {
        let entry = entry.map_err(file_error("list", folder))?;
        let name = entry.file_name();
        let has_extension = Path::new(&name).extension().is_some_and(|found| found == extension);
        if has_extension && is_file(&entry) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Everything below a folder, in no order.
#[derive(Debug, Default)]
pub struct Entries {
    /// The files, and the links to files.
    pub files: Vec<PathBuf>,
    /// Entries that are neither files nor folders, such as broken symbolic links and symbolic links to a folder around them.
    pub unreadable: Vec<PathBuf>,
}

/// Lists all files below a folder, in no order. Skips folders whose names begin with a dot: they belong to other
/// programs.
///
/// # Errors
/// Errors if a folder cannot be read.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    walk_entries(folder, |name| !is_hidden(name)).map(|entries| entries.files)
}

/// Lists everything below a folder, in no order. Enters only folders for whose names `should_enter` returns true.
///
/// # Errors
/// Errors if a folder cannot be read.
pub fn walk_entries(folder: &Path, should_enter: impl Fn(&OsStr) -> bool) -> Result<Entries, FileError> {
    let mut entries = Entries::default();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(file_error("list", &next))? {
            let entry = entry.map_err(file_error("list", &next))?;
            if is_file(&entry) {
                entries.files.push(entry.path());
            } else if !is_folder(&entry) || is_symlink_cycle(&entry) {
                entries.unreadable.push(entry.path());
            } else if should_enter(&entry.file_name()) {
                folders.push(entry.path());
            }
        }
    }
    Ok(entries)
}

/// Returns whether a name begins with a dot.
#[must_use]
pub fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether an entry is a symbolic link to a folder that contains it.
fn is_symlink_cycle(entry: &fs::DirEntry) -> bool {
    let path = entry.path();
    if !entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
        return false;
    }
    let target = path.canonicalize();
    let folder = path.parent().map(Path::canonicalize);
    matches!((folder, target), (Some(Ok(folder)), Ok(target)) if folder.starts_with(&target))
}

/// Writes a file, unless it already has this content. See [`replace`].
///
/// # Errors
/// Errors if the file cannot be written.
pub fn write(path: &Path, content: &[u8]) -> Result<(), FileError> {
    match fs::read(path).is_ok_and(|current| current == content) {
        true => Ok(()),
        false => replace(path, content),
    }
}

/// Replaces a file atomically: a reader sees either the old or the new content, never a part. Creates missing folders.
///
/// # Errors
/// Errors if the file cannot be written.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), FileError> {
    let mut name = path.as_os_str().to_os_string();
    name.push(".part");
    let part = PathBuf::from(name);
    create(&part, content)?;
    fs::rename(&part, path).map_err(file_error("write", path))
}

/// Writes a file that nobody reads yet. Creates missing folders.
///
/// # Errors
/// Errors if the file cannot be written.
pub fn create(path: &Path, content: &[u8]) -> Result<(), FileError> {
    let mut written = fs::write(path, content);
    // Most folders exist, so trying first is faster than asking for each file.
    if let (Err(error), Some(folder)) = (&written, path.parent())
        && error.kind() == io::ErrorKind::NotFound
    {
        fs::create_dir_all(folder).map_err(file_error("make", folder))?;
        written = fs::write(path, content);
    }
    written.map_err(file_error("write", path))
}

/// Writes a file that does not exist yet. Creates missing folders.
///
/// # Errors
/// Errors if there is such a file, or it cannot be written.
pub fn create_new(path: &Path, content: &[u8]) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(file_error("make", folder))?;
    }
    let file = fs::File::create_new(path).and_then(|mut file| file.write_all(content));
    file.map_err(file_error("write", path))
}

/// Removes the folder of a file that was moved, if nothing else is in it.
pub fn remove_empty_parent(path: &Path) {
    if let Some(folder) = path.parent() {
        // It fails for a folder with files.
        _ = fs::remove_dir(folder);
    }
}

/// Moves a file to another name in the same file system.
///
/// # Errors
/// Errors if that is not possible.
pub fn rename(from: &Path, to: &Path) -> Result<(), FileError> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(file_error("create", folder))?;
    }
    fs::rename(from, to).map_err(file_error("move", from))
}

/// Removes a file, and its folder if that is then empty. A missing file is not an error.
///
/// # Errors
/// Errors if the file cannot be removed.
pub fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(file_error("remove", path)(error)),
        Ok(()) => {
            if let Some(folder) = path.parent() {
                // Fails if the folder is not empty, which is fine.
                let _ = fs::remove_dir(folder);
            }
            Ok(())
        }
    }
}

fn file_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileError {
    let path = path.to_path_buf();
    move |source| FileError { path, action, source }
}

/// Whether an entry is a file or a link to one. The listing itself has the type, so only links need a system call.
fn is_file(entry: &fs::DirEntry) -> bool {
    match entry.file_type() {
        Ok(kind) if !kind.is_symlink() => kind.is_file(),
        _ => entry.path().is_file(),
    }
}

/// Whether an entry is a folder or a link to one. See [`is_file`].
fn is_folder(entry: &fs::DirEntry) -> bool {
    match entry.file_type() {
        Ok(kind) if !kind.is_symlink() => kind.is_dir(),
        _ => entry.path().is_dir(),
    }
}
