//! The compressed forms that lie beside a file, so that a host need not compress each answer anew.
//!
//! A form is right as long as it holds what its file holds. That alone is asked, never a time: a form that is right is
//! kept, any other is replaced or removed.

use crate::files::{self, FileError};
use compression::Form;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The files that compressing makes much smaller. Pictures and fonts are compressed already.
const EXTENSIONS: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Writes a file and, where `precompress` says so, its compressed forms.
///
/// The old forms go before the new file comes, so that no reader is given an old form of a new file.
///
/// # Errors
/// A file cannot be written or removed.
pub fn write(path: &Path, content: &[u8], precompress: bool) -> Result<(), FileError> {
    if files::read(path).is_ok_and(|current| current == content) {
        return Ok(());
    }
    let forms = if precompress && is_compressible(path) { forms(path, content) } else { Vec::new() };
    remove_forms(path)?;
    files::replace(path, content)?;
    forms.iter().try_for_each(|(path, compressed)| files::write(path, compressed))
}

/// Removes a file and its compressed forms.
///
/// # Errors
/// A file cannot be removed.
pub fn remove(path: &Path) -> Result<(), FileError> {
    remove_forms(path)?;
    files::remove(path)
}

/// Brings the forms of all files below a folder up to date, whoever has put the files there.
///
/// # Errors
/// A file cannot be read, written or removed.
pub fn refresh(folder: &Path, precompress: bool) -> Result<(), FileError> {
    let files: HashSet<PathBuf> = files::below(folder)?.into_iter().collect();
    for path in files.iter().filter(|path| is_compressible(path)) {
        let has_form = |form: &Form| files.contains(&beside(path, *form));
        if precompress || Form::ALL.iter().any(has_form) {
            let content = files::read(path)?;
            Form::ALL.iter().try_for_each(|form| refresh_form(path, &content, *form, precompress))?;
        }
    }
    Ok(())
}

fn refresh_form(path: &Path, content: &[u8], form: Form, precompress: bool) -> Result<(), FileError> {
    let beside = beside(path, form);
    let found = files::read(&beside).ok();
    if found.as_ref().is_some_and(|found| form.decompress(found).as_deref() == Some(content)) {
        return Ok(());
    }
    let smaller = precompress.then(|| form.compress(content)).filter(|compressed| compressed.len() < content.len());
    match (smaller, found) {
        (Some(compressed), _) => files::write(&beside, &compressed),
        (None, Some(_)) => files::remove(&beside),
        (None, None) => Ok(()),
    }
}

/// The forms that are smaller than the file itself, with their paths.
fn forms(path: &Path, content: &[u8]) -> Vec<(PathBuf, Vec<u8>)> {
    let forms = Form::ALL.map(|form| (beside(path, form), form.compress(content)));
    forms.into_iter().filter(|(_, compressed)| compressed.len() < content.len()).collect()
}

fn remove_forms(path: &Path) -> Result<(), FileError> {
    if !is_compressible(path) {
        return Ok(());
    }
    Form::ALL.iter().try_for_each(|form| files::remove(&beside(path, *form)))
}

fn is_compressible(path: &Path) -> bool {
    path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

/// The path of a form: the file's own with one more extension.
fn beside(path: &Path, form: Form) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(form.extension());
    PathBuf::from(name)
}
