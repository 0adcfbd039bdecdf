//! The output folder, with the precompressed forms of its files, so that a host need not compress each response.
//!
//! A form is up to date if it decompresses to the bytes of its file. Timestamps do not matter. A form that is up to
//! date is kept; any other is replaced or removed.

use crate::fs::{self, FileError};
use compression::Encoding;
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The extensions of compressible files. Images and fonts are compressed already.
const EXTENSIONS: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// An output folder.
#[derive(Debug)]
pub struct OutputFolder {
    folder: PathBuf,
    /// The files that the folder contained when it was opened. One listing is faster than asking for thousands of files
    /// that do not exist.
    existing: HashSet<PathBuf>,
    has_readers: bool,
    precompress: bool,
}

impl OutputFolder {
    /// Lists a folder. `has_readers` is whether files may be read while they are written, `precompress` whether they
    /// get compressed forms.
    ///
    /// # Errors
    /// Errors if the folder cannot be read.
    pub fn open(folder: &Path, has_readers: bool, precompress: bool) -> Result<OutputFolder, FileError> {
        let existing = fs::walk(folder)?.into_iter().collect();
        Ok(OutputFolder { folder: folder.to_path_buf(), existing, has_readers, precompress })
    }

    /// Writes a file and its forms, unless it already has this content.
    ///
    /// Removes the old forms before it writes the new file, so that no reader gets an old form of a new file.
    ///
    /// # Errors
    /// Errors if a file cannot be written or removed.
    pub fn write(&self, path: &str, content: &[u8]) -> Result<(), FileError> {
        let path = self.folder.join(path);
        if self.existing.contains(&path) && fs::read(&path).is_ok_and(|current| current == content) {
            return Ok(());
        }
        let forms = if self.precompress && is_compressible(&path) { forms(&path, content) } else { Vec::new() };
        self.remove_forms(&path)?;
        match self.has_readers {
            true => fs::replace(&path, content)?,
            // This takes a third less time than `replace`.
            false => fs::create(&path, content)?,
        }
        forms.iter().try_for_each(|(path, compressed)| fs::write(path, compressed))
    }

    /// Removes a file and its forms.
    ///
    /// # Errors
    /// Errors if a file cannot be removed.
    pub fn remove(&self, path: &str) -> Result<(), FileError> {
        let path = self.folder.join(path);
        self.remove_forms(&path)?;
        fs::remove(&path)
    }

    /// Updates the forms of all files that the folder contained when it was opened, including those of other programs.
    ///
    /// # Errors
    /// Errors if a file cannot be read, written or removed.
    pub fn refresh(&self) -> Result<(), FileError> {
        self.existing.par_iter().filter(|path| is_compressible(path)).try_for_each(|path| self.refresh_forms(path))
    }

    fn refresh_forms(&self, path: &Path) -> Result<(), FileError> {
        let has_form = |encoding: &Encoding| self.existing.contains(&form_path(path, *encoding));
        // This run may have removed the file.
        if !path.is_file() || !(self.precompress || Encoding::ALL.iter().any(has_form)) {
            return Ok(());
        }
        let content = fs::read(path)?;
        Encoding::ALL.iter().try_for_each(|encoding| refresh_form(path, &content, *encoding, self.precompress))
    }

    fn remove_forms(&self, path: &Path) -> Result<(), FileError> {
        if !is_compressible(path) {
            return Ok(());
        }
        let forms = Encoding::ALL.map(|encoding| form_path(path, encoding));
        forms.iter().filter(|form| self.existing.contains(*form)).try_for_each(|form| fs::remove(form))
    }
}

fn refresh_form(path: &Path, content: &[u8], encoding: Encoding, precompress: bool) -> Result<(), FileError> {
    let form_path = form_path(path, encoding);
    let current = fs::read(&form_path).ok();
    if current.as_ref().is_some_and(|current| encoding.decompress(current).as_deref() == Some(content)) {
        return Ok(());
    }
    let smaller = precompress.then(|| encoding.compress(content)).filter(|compressed| compressed.len() < content.len());
    match (smaller, current) {
        (Some(compressed), _) => fs::write(&form_path, &compressed),
        (None, Some(_)) => fs::remove(&form_path),
        (None, None) => Ok(()),
    }
}

/// Compresses a file. Returns the forms that are smaller than the file itself, with their paths.
fn forms(path: &Path, content: &[u8]) -> Vec<(PathBuf, Vec<u8>)> {
    let forms = Encoding::ALL.map(|encoding| (form_path(path, encoding), encoding.compress(content)));
    forms.into_iter().filter(|(_, compressed)| compressed.len() < content.len()).collect()
}

fn is_compressible(path: &Path) -> bool {
    path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

/// Returns the path of a form: that of the file with one more extension.
fn form_path(path: &Path, form: Encoding) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(form.extension());
    PathBuf::from(name)
}
