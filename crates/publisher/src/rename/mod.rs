//! `cargo content rename`: changes the slug of a post, a page, an event or an opportunity.
//!
//! Moves the file, its translations and the pictures that have its name, adds its old addresses as aliases, and updates the
//! links to it. Checks the content afterwards, and undoes everything if that finds an error.

mod addresses;
mod changes;
mod entries;
mod error;
mod front_matter;
mod pictures;
mod translations;

pub use error::RenameError;

use crate::convert::PublishOptions;
use crate::diagnostic::Severity;
use crate::removed_urls::removed_urls;
use crate::source::images::Images;
use crate::{CheckedContent, PublishError, check_with_images, fs};
use addresses::Address;
use changes::Changes;
use entries::RenamedEntry;
use std::path::{Path, PathBuf};

/// The result of a rename.
#[derive(Debug)]
pub struct Renamed {
    /// The files and pictures, before and after.
    pub moved: Vec<(PathBuf, PathBuf)>,
    /// The files with updated links or paths of pictures, with the number of these.
    pub updated: Vec<(PathBuf, usize)>,
    /// The translations that still say what their source says, and name its new digest.
    pub marked: Vec<PathBuf>,
    /// The old addresses, which lead to the new ones.
    pub aliases: Vec<String>,
    /// The new address in the default language.
    pub address: String,
}

/// Renames the entry `old`, which is a file, an address or a name, to the slug `new`.
///
/// # Errors
/// Errors if the content has errors, before or after, if there is no such entry, if the new name cannot be used, or if a file
/// cannot be read or written. Nothing has changed then.
pub fn rename(root: &Path, old: &str, new: &str, options: PublishOptions) -> Result<Renamed, RenameError> {
    let before = check(root, options)?;
    let entry = RenamedEntry::find(root, &before, old, new)?;
    let (changes, aliases) = changes(root, &before, &entry)?;
    changes.apply(root)?;
    let marked = confirm(root, &before, options).inspect_err(|_| changes.restore(root))?;
    let (moved, updated) = (changes.moved(), changes.updated());
    Ok(Renamed { moved, updated, marked, aliases, address: entry.new_route.path() })
}

/// Collects the changes of all files, and the aliases.
fn changes(
    root: &Path,
    before: &CheckedContent,
    entry: &RenamedEntry<'_>,
) -> Result<(Changes, Vec<String>), RenameError> {
    let mut changes = Changes::read(root)?;
    let codes = before.content.site.language_codes();
    let page =
        Address::of_page(&entry.old_route.path(), &entry.new_route.path(), &codes, &before.content.site.base_url);
    let pictures = pictures::find(root, entry, &changes)?;
    for picture in &pictures {
        changes.rename(&picture.file, &picture.renamed);
    }
    for address in std::iter::once(&page).chain(pictures.iter().map(|picture| &picture.address)) {
        changes.update(address);
    }
    changes.update_slugs(entry)?;
    let mut aliases = Vec::new();
    for file in &entry.files {
        let alias = file.is_published.then(|| file.old_url.clone());
        changes.edit(&file.file, |text| front_matter::with_old_name(text, file, alias.as_deref(), entry))?;
        changes.rename(&file.file, &file.renamed);
        aliases.extend(alias);
    }
    Ok((changes, aliases))
}

/// Checks the content without its images, which do not depend on names.
fn check(root: &Path, options: PublishOptions) -> Result<CheckedContent, PublishError> {
    check_with_images(root, &Images::unconverted(root), options)
}

/// Checks the renamed content. Marks the translations that were current: their sources have other links, not other words.
fn confirm(root: &Path, before: &CheckedContent, options: PublishOptions) -> Result<Vec<PathBuf>, RenameError> {
    let after = check(root, options).map_err(|error| match error {
        PublishError::Diagnostics(mut diagnostics) => {
            diagnostics.retain(|found| found.severity == Severity::Error);
            RenameError::Refused(diagnostics)
        }
        error => RenameError::Content(error),
    })?;
    let removed = removed_urls(before, &after);
    if !removed.is_empty() {
        return Err(RenameError::Refused(removed));
    }
    translations::mark(root, before, &after)
}

/// Reads a file below the root.
fn read(root: &Path, file: &Path) -> Result<String, RenameError> {
    Ok(fs::read_to_string(&root.join(file))?)
}
