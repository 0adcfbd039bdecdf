//! The compressed forms that lie beside a file, so that a host need not compress each answer anew.
//!
//! A form is right as long as it holds what its file holds. That alone is asked, never a time: a form that is right is
//! kept, any other is replaced or removed.

use crate::fs::{self, FileError};
use compression::Form;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The files that compressing makes much smaller. Pictures and fonts are compressed already.
const EXTENSIONS: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// A folder whose files have their compressed forms beside them.
#[derive(Debug)]
pub struct Folder {
    folder: PathBuf,
    /// What lay there at the beginning. To know that at once is quicker than to ask for thousands of files that are not
    /// there.
    found: HashSet<PathBuf>,
    has_readers: bool,
    precompress: bool,
}

impl Folder {
    /// Looks at a folder. `has_readers` says whether files may be read while they are written, `precompress` whether they
    /// are to have forms.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn open(folder: &Path, has_readers: bool, precompress: bool) -> Result<Folder, FileError> {
        let found = fs::walk(folder)?.into_iter().collect();
        Ok(Folder { folder: folder.to_path_buf(), found, has_readers, precompress })
    }

    /// The same folder, whose files may be read from now on.
    pub fn with_readers(self) -> Folder {
        Folder { has_readers: true, ..self }
    }

    /// Writes a file and, if it is to have any, its forms.
    ///
    /// The old forms go before the new file comes, so that no reader is given an old form of a new file.
    ///
    /// # Errors
    /// A file cannot be written or removed.
    pub fn write(&self, path: &str, content: &[u8]) -> Result<(), FileError> {
        let path = self.folder.join(path);
        if self.found.contains(&path) && fs::read(&path).is_ok_and(|current| current == content) {
            return Ok(());
        }
        let forms = if self.precompress && is_compressible(&path) { forms(&path, content) } else { Vec::new() };
        self.remove_forms(&path)?;
        match self.has_readers {
            true => fs::replace(&path, content)?,
            // This takes a third less time.
            false => fs::create(&path, content)?,
        }
        forms.iter().try_for_each(|(path, compressed)| fs::write(path, compressed))
    }

    /// Removes a file and its forms.
    ///
    /// # Errors
    /// A file cannot be removed.
    pub fn remove(&self, path: &str) -> Result<(), FileError> {
        let path = self.folder.join(path);
        self.remove_forms(&path)?;
        fs::remove(&path)
    }

    /// Brings the forms of the files that lay there at the beginning up to date, whoever has put them there.
    ///
    /// # Errors
    /// A file cannot be read, written or removed.
    pub fn refresh(&self) -> Result<(), FileError> {
        for path in self.found.iter().filter(|path| is_compressible(path)) {
            let has_form = |form: &Form| self.found.contains(&beside(path, *form));
            // The file itself may have been removed since.
            if (self.precompress || Form::ALL.iter().any(has_form)) && path.is_file() {
                let content = fs::read(path)?;
                Form::ALL.iter().try_for_each(|form| refresh_form(path, &content, *form, self.precompress))?;
            }
        }
        Ok(())
    }

    fn remove_forms(&self, path: &Path) -> Result<(), FileError> {
        if !is_compressible(path) {
            return Ok(());
        }
        let forms = Form::ALL.map(|form| beside(path, form));
        forms.iter().filter(|form| self.found.contains(*form)).try_for_each(|form| fs::remove(form))
    }
}

fn refresh_form(path: &Path, content: &[u8], form: Form, precompress: bool) -> Result<(), FileError> {
    let beside = beside(path, form);
    let found = fs::read(&beside).ok();
    if found.as_ref().is_some_and(|found| form.decompress(found).as_deref() == Some(content)) {
        return Ok(());
    }
    let smaller = precompress.then(|| form.compress(content)).filter(|compressed| compressed.len() < content.len());
    match (smaller, found) {
        (Some(compressed), _) => fs::write(&beside, &compressed),
        (None, Some(_)) => fs::remove(&beside),
        (None, None) => Ok(()),
    }
}

/// The forms that are smaller than the file itself, with their paths.
fn forms(path: &Path, content: &[u8]) -> Vec<(PathBuf, Vec<u8>)> {
    let forms = Form::ALL.map(|form| (beside(path, form), form.compress(content)));
    forms.into_iter().filter(|(_, compressed)| compressed.len() < content.len()).collect()
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
