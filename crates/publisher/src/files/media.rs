//! The files of `content/media/`, which came with imported content. They are served unchanged.

use crate::fs::{self, FileError};
use crate::output::Output;
use crate::source::images::MEDIA_FOLDER;
use crate::source::noise::is_noise;
use std::path::Path;

/// Adds the files as `/media/…`.
///
/// # Errors
/// Errors if a file cannot be read.
pub(crate) fn add(output: &mut Output, root: &Path) -> Result<(), FileError> {
    let folder = root.join(MEDIA_FOLDER);
    if !folder.is_dir() {
        return Ok(());
    }
    let mut files = fs::walk(&folder)?;
    // Always reports the same error.
    files.sort();
    for file in files {
        let path = file.strip_prefix(&folder).unwrap_or(&file);
        if is_noise(path) {
            continue;
        }
        let path = path.to_string_lossy().replace('\\', "/");
        output.add(["media/", &path].concat(), fs::read(&file)?);
    }
    Ok(())
}
