//! The walk over the files of the old site.

use crate::report::{FileReport, Report};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of generated or third-party files.
const SKIPPED_FOLDERS: [&str; 6] = ["_site", "node_modules", "vendor", "target", "__pycache__", "tmp"];

/// Returns the root folder and the sorted relative paths of its files, with `/` between folders. Symbolic links are
/// skipped and reported; a target folder within the source is skipped.
///
/// # Errors
/// Errors if the source does not exist or cannot be read.
pub fn list_files(source: &Path, target: &Path, report: &mut Report) -> Result<(PathBuf, Vec<String>), String> {
    let failed = |path: &Path, error: &dyn std::fmt::Display| format!("cannot read {}: {error}", path.display());
    if source.is_file() {
        let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = source.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        return Ok((folder.to_path_buf(), vec![name]));
    }
    let target = target.canonicalize().ok();
    let is_target = |path: &Path| target.is_some() && path.canonicalize().ok() == target;
    let mut paths = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = source.join(&folder);
        for entry in fs::read_dir(&path).map_err(|error| failed(&path, &error))? {
            let entry = entry.map_err(|error| failed(&path, &error))?;
            let kind = entry.file_type().map_err(|error| failed(&path, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let relative = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let is_skipped =
                kind.is_dir() && (SKIPPED_FOLDERS.contains(&name.as_str()) || is_target(&path.join(&name)));
            if name.starts_with('.') || is_skipped {
                continue;
            }
            if kind.is_symlink() {
                let mut file_report = FileReport::new(&relative);
                file_report.review(1, "this symbolic link was not followed", "", "");
                report.add(file_report);
            } else if kind.is_dir() {
                folders.push(relative);
            } else if kind.is_file() {
                paths.push(relative);
            }
        }
    }
    paths.sort();
    Ok((source.to_path_buf(), paths))
}
