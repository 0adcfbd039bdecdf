//! The files of `content/media/`, which came with imported texts, served as they are.

use crate::PublishError;
use crate::files;
use crate::images::MEDIA;
use crate::output::Output;
use std::path::Path;

/// Adds the files as `/media/…`.
pub(crate) fn add(output: &mut Output, root: &Path) -> Result<(), PublishError> {
    let folder = root.join(MEDIA);
    if !folder.is_dir() {
        return Ok(());
    }
    let failed = |error: files::FileError| PublishError::Other(error.to_string());
    for file in files::below(&folder).map_err(failed)? {
        let path = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        output.add(format!("media/{path}"), files::read(&file).map_err(failed)?);
    }
    Ok(())
}
