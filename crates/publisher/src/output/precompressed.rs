//! The output folder, with the precompressed forms of its files, so that a host need not compress each response.
//!
//! After a run, each file has the forms that its bytes and the settings call for, and no others: neither timestamps nor what
//! the folder had before matter.

use crate::fs::{self, FileError};
use crate::output::compressor::{Compressor, Form, is_compressible};
use compression::Encoding;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// An output folder.
#[derive(Debug)]
pub struct OutputFolder {
    folder: PathBuf,
    /// The files that the folder contained when it was opened. One listing is faster than asking for thousands of files
    /// that do not exist.
    existing: HashSet<PathBuf>,
    has_readers: bool,
    compressor: Option<Compressor>,
}

impl OutputFolder {
    /// Lists a folder. `has_readers` is whether files may be read while they are written. Without a compressor, files have
    /// no forms.
    ///
    /// # Errors
    /// Errors if the folder cannot be read.
    pub fn open(folder: &Path, has_readers: bool, compressor: Option<Compressor>) -> Result<OutputFolder, FileError> {
        let existing = fs::walk(folder)?.into_iter().collect();
        Ok(OutputFolder { folder: folder.to_path_buf(), existing, has_readers, compressor })
    }

    /// Writes a file and its forms, unless they already have this content.
    ///
    /// Removes the old forms before it writes the new file, so that no reader gets an old form of a new file.
    ///
    /// # Errors
    /// Errors if a file cannot be written or removed.
    pub fn write(&self, path: &str, content: &[u8]) -> Result<(), FileError> {
        let path = self.folder.join(path);
        if self.has(&path) && fs::read(&path).is_ok_and(|current| current == content) {
            return self.update_forms(&path, content);
        }
        let forms = self.forms(&path, content);
        self.remove_forms(&path)?;
        self.put(&path, content)?;
        let forms = forms.into_iter().filter_map(|(encoding, form)| Some((form_path(&path, encoding), form?)));
        forms.into_iter().try_for_each(|(path, form)| self.put(&path, &form))
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

    /// Updates the forms of the files of other programs: those that the folder contained when it was opened, without those at
    /// `written`.
    ///
    /// # Errors
    /// Errors if a file cannot be read, written or removed.
    pub fn refresh_others(&self, written: &BTreeSet<&str>) -> Result<(), FileError> {
        let is_written = |path: &Path| {
            path.strip_prefix(&self.folder).is_ok_and(|path| written.contains(fs::with_slashes(path).as_str()))
        };
        // This run may have removed the file.
        let others =
            self.existing.par_iter().filter(|path| is_compressible(path) && !is_written(path) && path.is_file());
        others.try_for_each(|path| match self.compressor {
            Some(_) => self.update_forms(path, &fs::read(path)?),
            None => self.remove_forms(path),
        })
    }

    /// Removes the forms of earlier runs from the cache, if there are many.
    pub fn prune_cache(&self) {
        self.compressor.iter().for_each(Compressor::prune);
    }

    /// Writes, replaces or removes the forms of a file that has this content already.
    fn update_forms(&self, path: &Path, content: &[u8]) -> Result<(), FileError> {
        let forms = self.forms(path, content);
        if forms.is_empty() {
            return self.remove_forms(path);
        }
        forms.into_iter().try_for_each(|(encoding, form)| {
            let path = form_path(path, encoding);
            match form {
                Some(form) if self.has(&path) => fs::write(&path, &form),
                Some(form) => self.put(&path, &form),
                None if self.has(&path) => fs::remove(&path),
                None => Ok(()),
            }
        })
    }

    fn forms(&self, path: &Path, content: &[u8]) -> Vec<Form> {
        self.compressor.as_ref().map(|compressor| compressor.forms(path, content)).unwrap_or_default()
    }

    fn remove_forms(&self, path: &Path) -> Result<(), FileError> {
        if !is_compressible(path) {
            return Ok(());
        }
        let forms = Encoding::ALL.map(|encoding| form_path(path, encoding));
        forms.iter().filter(|form| self.has(form)).try_for_each(|form| fs::remove(form))
    }

    fn put(&self, path: &Path, content: &[u8]) -> Result<(), FileError> {
        match self.has_readers {
            true => fs::replace(path, content),
            // This takes a third less time than `replace`.
            false => fs::create(path, content),
        }
    }

    /// Whether the folder contained a file when it was opened.
    fn has(&self, path: &Path) -> bool {
        self.existing.contains(path)
    }
}

/// Returns the path of a form: that of the file with one more extension.
fn form_path(path: &Path, form: Encoding) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(form.extension());
    PathBuf::from(name)
}
