//! The walk over the files of the old site.

use crate::error::ImportError;
use crate::report::{Cause, FileReport, Report};
use std::fs;
use std::path::Path;

/// Folders of generated or third-party files.
const SKIPPED_FOLDERS: [&str; 6] = ["_site", "node_modules", "vendor", "target", "__pycache__", "tmp"];

/// Returns whether a folder of this name has generated or third-party files.
pub fn is_skipped_folder(name: &str) -> bool {
    SKIPPED_FOLDERS.contains(&name)
}

/// Returns the sorted relative paths of the files below a folder, with `/` between folders. Symbolic links are skipped and
/// reported; a target folder within the source is skipped.
///
/// # Errors
/// Errors if the source does not exist or cannot be read.
pub fn list_files(source: &Path, target: &Path, report: &mut Report) -> Result<Vec<String>, ImportError> {
    let target = target.canonicalize().ok();
    let is_target = |path: &Path| target.is_some() && path.canonicalize().ok() == target;
    let mut paths = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = source.join(&folder);
        for entry in fs::read_dir(&path).map_err(ImportError::unreadable(&path))? {
            let entry = entry.map_err(ImportError::unreadable(&path))?;
            let kind = entry.file_type().map_err(ImportError::unreadable(&path))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let relative = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if name.starts_with('.') || kind.is_dir() && (is_skipped_folder(&name) || is_target(&path.join(&name))) {
                continue;
            }
            if kind.is_symlink() {
                let mut file_report = FileReport::new(&relative);
                file_report.add(Cause::SymbolicLinkSkipped, 1, "", "");
                report.add(file_report);
            } else if kind.is_dir() {
                folders.push(relative);
            } else if kind.is_file() {
                paths.push(relative);
            }
        }
    }
    paths.sort();
    Ok(paths)
}
