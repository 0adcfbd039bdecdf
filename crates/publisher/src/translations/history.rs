//! Earlier states of a file, from git.

use crate::fs::with_slashes;
use std::io;
use std::path::Path;
use std::process::Command;
use thiserror::Error;

/// Marks a line of git's output that names a commit.
const COMMIT: char = '\u{1}';

/// The history of a file is not known.
#[derive(Debug, Error)]
pub enum HistoryError {
    /// git cannot be started.
    #[error("git, which knows earlier states of a file, cannot be started: {0}")]
    Start(#[from] io::Error),
    /// git has failed, for example because the folder is no repository.
    #[error("git does not know earlier states of the file: {}", .0.trim())]
    Git(String),
}

/// A state of a file.
#[derive(Clone, Debug)]
pub struct Version {
    /// The commit.
    pub commit: String,
    /// The day of the commit.
    pub day: String,
    /// The text of the file.
    pub text: String,
}

/// Returns the first state of a file for which `find` returns something, the newest states first. Follows renames.
///
/// # Errors
/// Errors if git cannot be started, or does not know the folder.
pub fn find_version<T>(
    root: &Path,
    file: &Path,
    mut find: impl FnMut(&Version) -> Option<T>,
) -> Result<Option<T>, HistoryError> {
    let format = format!("--format={COMMIT}%H %cs");
    let file = with_slashes(file);
    let log = git(root, &["log", "--follow", "--relative", "--name-only", &format, "--", &file])?;
    let mut commit = ("", "");
    for line in log.lines().filter(|line| !line.is_empty()) {
        if let Some(named) = line.strip_prefix(COMMIT) {
            commit = named.split_once(' ').unwrap_or((named, ""));
            continue;
        }
        // The commit that deletes a file does not have it.
        let Ok(text) = git(root, &["show", &format!("{}:./{line}", commit.0)]) else { continue };
        let version = Version { commit: String::from(commit.0), day: String::from(commit.1), text };
        if let Some(found) = find(&version) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Runs git in a folder. Returns what it writes.
pub(crate) fn git(root: &Path, arguments: &[&str]) -> Result<String, HistoryError> {
    // Without it, git writes names with other than ASCII letters as escapes.
    let output = Command::new("git").args(["-c", "core.quotePath=false"]).args(arguments).current_dir(root).output()?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(HistoryError::Git(String::from_utf8_lossy(&output.stderr).into_owned())),
    }
}
