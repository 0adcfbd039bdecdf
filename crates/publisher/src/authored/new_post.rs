//! `cargo content new post "Title"`: a draft for an editor to complete.

use crate::fs::{self, FileError};
use crate::source::slugify::slugify;
use jiff::civil::Date;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The summary of a draft, which its editor replaces.
pub(super) const SUMMARY: &str = "One or two sentences that make people want to read the post.";
/// The text of a draft, which its editor replaces.
pub(super) const BODY: &str = "Write the post here. When it is ready, remove the line `draft: true`.";

/// A draft cannot be written.
#[derive(Debug, Error)]
pub enum NewPostError {
    /// The title has neither a letter nor a digit.
    #[error("No web address can be made from the title `{title}`. Use at least one letter or one digit.")]
    NoSlug {
        /// The title.
        title: String,
    },
    /// Another post has the same slug.
    #[error("There is already a post with this name: {}. Choose another title.", file.display())]
    Exists {
        /// The file of that post, relative to the root.
        file: PathBuf,
    },
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Writes a draft with today's date. Returns its file, relative to the root.
///
/// # Errors
/// Errors if the title has no slug, a post with that slug exists, or the file cannot be written.
pub fn new_post(root: &Path, language: &str, title: &str, today: Date) -> Result<PathBuf, NewPostError> {
    let slug = slugify(title);
    if slug.is_empty() {
        return Err(NewPostError::NoSlug { title: String::from(title) });
    }
    let folder = Path::new("content").join(language).join("news");
    let existing = fs::list(&root.join(&folder), "md")?;
    let is_same = |name: &&OsString| {
        let stem = Path::new(name).file_stem();
        stem.is_some_and(|stem| stem.to_string_lossy().get(11..) == Some(slug.as_str()))
    };
    if let Some(name) = existing.iter().find(is_same) {
        return Err(NewPostError::Exists { file: folder.join(name) });
    }
    let file = folder.join(format!("{today}-{slug}.md"));
    fs::write(&root.join(&file), draft(title, today).as_bytes())?;
    Ok(file)
}

fn draft(title: &str, today: Date) -> String {
    // Single quotes keep every character of the title; a single quote itself is doubled.
    let title = title.replace('\'', "''");
    format!("---\ntitle: '{title}'\ndate: {today}\ntags: []\nsummary: {SUMMARY}\ndraft: true\n---\n\n{BODY}\n")
}
