//! `cargo content new post "Title"`: a draft for an editor to complete.

use crate::fs;
use jiff::civil::Date;
use model::slug::slugify;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Writes a draft with today's date. Returns its file, relative to the root.
///
/// # Errors
/// Errors if the title has no slug, a post with that slug exists, or the file cannot be written.
pub fn new_post(root: &Path, language: &str, title: &str, today: Date) -> Result<PathBuf, String> {
    let slug = slugify(title);
    if slug.is_empty() {
        return Err(format!(
            "No web address can be made from the title `{title}`. Use at least one letter from a to z or one digit."
        ));
    }
    let folder = Path::new("content").join(language).join("news");
    let existing = fs::list(&root.join(&folder), "md").map_err(|error| error.to_string())?;
    let is_same = |name: &&OsString| {
        let stem = Path::new(name).file_stem();
        stem.is_some_and(|stem| stem.to_string_lossy().get(11..) == Some(slug.as_str()))
    };
    if let Some(name) = existing.iter().find(is_same) {
        let existing = folder.join(name);
        return Err(format!("There is already a post with this name: {}. Choose another title.", existing.display()));
    }
    let file = folder.join(format!("{today}-{slug}.md"));
    fs::write(&root.join(&file), draft(title, today).as_bytes()).map_err(|error| error.to_string())?;
    Ok(file)
}

fn draft(title: &str, today: Date) -> String {
    // Single quotes keep every character of the title; a single quote itself is doubled.
    let title = title.replace('\'', "''");
    format!(
        "---\ntitle: '{title}'\ndate: {today}\ntags: []\nsummary: One or two sentences that make people want to read the post.\ndraft: true\n---\n\nWrite the post here. When it is ready, remove the line `draft: true`.\n"
    )
}
