//! The files of `content/media/`, which came with imported texts, served as they are.

use crate::fs::{self, Stamp};
use crate::memory::{Memory, Shared, Source};
use crate::output::{Output, OutputFile};
use crate::source::images::MEDIA_FOLDER;
use std::path::{Path, PathBuf};

/// A file as it was listed.
#[derive(Debug, PartialEq)]
pub(crate) struct MediaSource {
    file: PathBuf,
    stamp: Stamp,
}

impl Source for MediaSource {
    type Key = PathBuf;

    fn key(&self) -> PathBuf {
        self.file.clone()
    }
}

/// Adds the files as `/media/…`.
///
/// # Errors
/// A file cannot be read.
pub(crate) fn add(output: &mut Output, root: &Path, memory: &mut Memory) -> Result<(), String> {
    let folder = root.join(MEDIA_FOLDER);
    let files = fs::stamps(std::slice::from_ref(&folder)).map_err(|error| error.to_string())?;
    let sources = files.into_iter().map(|(file, stamp)| MediaSource { file, stamp });
    let files = memory.media.results(sources.collect(), |sources| {
        sources.iter().map(|wanted| read(&wanted.source.file, &folder)).collect()
    });
    for file in files {
        output.add_shared(file?);
    }
    Ok(())
}

fn read(file: &Path, folder: &Path) -> Result<Shared<OutputFile>, String> {
    let path = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let content = fs::read(file).map_err(|error| error.to_string())?;
    Ok(OutputFile::shared(["media/", &path].concat(), content))
}
