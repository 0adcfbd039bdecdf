//! The files of `public/`. They are served unchanged.
//!
//! Trunk copies them too, but only when it builds the app: a picture that an editor adds must not wait for that.

use crate::fs::{self, FileError};
use crate::output::Output;
use crate::source::noise::is_left_behind;
use std::path::Path;

const FOLDER: &str = "public";

/// Adds the files under their paths. Hidden ones are among them, such as `.well-known/security.txt` and `.nojekyll`.
///
/// # Errors
/// Errors if a file cannot be read.
pub(crate) fn add(output: &mut Output, root: &Path) -> Result<(), FileError> {
    let folder = root.join(FOLDER);
    if !folder.is_dir() {
        return Ok(());
    }
    let mut files = fs::walk_entries(&folder, |_| true)?.files;
    // Sorted, so that the reported error is the same in every run.
    files.sort();
    for file in files {
        let path = file.strip_prefix(&folder).unwrap_or(&file);
        if !is_left_behind(path) {
            output.add(path.to_string_lossy().replace('\\', "/"), fs::read(&file)?);
        }
    }
    Ok(())
}
