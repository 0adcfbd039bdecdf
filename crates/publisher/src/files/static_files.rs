//! The files of editors, which are served unchanged: those of `public/`, and those of `content/media/`, which came with
//! imported content.
//!
//! Trunk copies `public/`, too, but only when it builds the app: a picture that an editor adds must not wait for that.

use crate::fs::{self, FileError};
use crate::output::Output;
use crate::source::images::MEDIA_FOLDER;
use crate::source::noise::{is_left_behind, is_noise};
use std::ffi::OsStr;
use std::path::Path;

/// Adds the files of `public/` under their paths, and those of `content/media/` as `/media/…`. Hidden files of `public/` are
/// among them, such as `.well-known/security.txt` and `.nojekyll`.
///
/// # Errors
/// Errors if a file cannot be read.
pub(crate) fn add(output: &mut Output<'_>, root: &Path) -> Result<(), FileError> {
    add_folder(output, &root.join("public"), "", |_| true, is_left_behind)?;
    add_folder(output, &root.join(MEDIA_FOLDER), "media/", |name| !fs::is_hidden(name), is_noise)
}

fn add_folder(
    output: &mut Output<'_>,
    folder: &Path,
    prefix: &str,
    should_enter: impl Fn(&OsStr) -> bool,
    is_left_out: impl Fn(&Path) -> bool,
) -> Result<(), FileError> {
    if !folder.is_dir() {
        return Ok(());
    }
    let mut files = fs::walk_entries(folder, should_enter)?.files;
    // Sorted, so that the reported error is the same in every run.
    files.sort();
    for file in files {
        let path = file.strip_prefix(folder).unwrap_or(&file);
        if !is_left_out(path) {
            let path = fs::with_slashes(path);
            output.add([prefix, &path].concat(), fs::read(&file)?);
        }
    }
    Ok(())
}
