//! The files of `content/media/`, which came with imported texts, served as they are.

use crate::files::{self, FileError};
use crate::images::MEDIA;
use crate::memory::Memory;
use crate::output::{FileContent, Output};
use std::path::Path;

/// Adds the files as `/media/…`.
///
/// # Errors
/// A file cannot be read.
pub(crate) fn add(output: &mut Output, root: &Path, memory: &mut Memory) -> Result<(), String> {
    let folder = root.join(MEDIA);
    let files = files::stamps(std::slice::from_ref(&folder)).map_err(|error: FileError| error.to_string())?;
    let paths = files.iter().map(|(file, _)| file.strip_prefix(&folder).unwrap_or(file));
    let paths: Vec<String> = paths.map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    let contents = memory.media.results(files, |files| {
        files
            .iter()
            .map(|file| files::read(file.key).map(FileContent::new).map_err(|error| error.to_string()))
            .collect()
    });
    for (path, content) in paths.into_iter().zip(contents) {
        output.add_shared(format!("media/{path}"), content?);
    }
    Ok(())
}
