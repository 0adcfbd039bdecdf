//! The folders of files that are served under their own names: which of their files are, and at which paths.

use crate::fs::{self, FileError};
use crate::source::noise::{is_left_behind, is_noise};
use std::path::{Path, PathBuf};

/// The folder of pictures as editors have them, and of files that came with imported content. It is served as `/media/`.
pub const MEDIA_FOLDER: &str = "content/media";

/// A folder of files that are served under their own names.
pub struct StaticFolder {
    /// The folder, relative to the root of the checkout.
    pub path: &'static str,
    /// The beginning of the paths of its files on the site.
    pub prefix: &'static str,
    /// Whether a file, relative to the folder, is not served.
    is_left_out: fn(&Path) -> bool,
}

/// All of them. Hidden files of `public/` are served, such as `.well-known/security.txt` and `.nojekyll`.
pub const STATIC_FOLDERS: [StaticFolder; 2] = [
    StaticFolder { path: "public", prefix: "", is_left_out: is_left_behind },
    StaticFolder { path: MEDIA_FOLDER, prefix: "media/", is_left_out: is_noise },
];

impl StaticFolder {
    /// Returns the files that are served, relative to the folder, sorted. A folder that does not exist has none.
    ///
    /// # Errors
    /// Errors if a folder cannot be read.
    pub fn files(&self, root: &Path) -> Result<Vec<PathBuf>, FileError> {
        let folder = root.join(self.path);
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let files = fs::walk_entries(&folder, |_| true)?.files;
        let relative = files.iter().filter_map(|file| file.strip_prefix(&folder).ok());
        let mut served: Vec<PathBuf> = relative.filter(|file| !(self.is_left_out)(file)).map(PathBuf::from).collect();
        served.sort();
        Ok(served)
    }
}
