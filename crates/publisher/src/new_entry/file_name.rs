//! The file of a new entry. Its name is a slug, so it never leaves its folder.

use super::kinds::EntryFolder;
use super::{NewEntry, NewEntryError};
use crate::diagnostic::suggestion;
use crate::fs;
use crate::source::fields::parse_date;
use crate::source::slugify::slugify;
use jiff::civil::Date;
use model::slug::is_slug;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The length of the longest name. File systems allow 255 bytes.
const MAX_LENGTH: usize = 100;
/// The number of bytes of a day and the hyphen behind it.
const DAY_LENGTH: usize = 11;

/// Returns the file of an entry, relative to the root. No file of the same name exists. `languages` are those of the site, the
/// default language first.
pub(super) fn find(root: &Path, entry: &NewEntry, languages: &[String], today: Date) -> Result<PathBuf, NewEntryError> {
    let slug = slug(entry)?;
    let (folder, extension, has_day) = match entry.kind.folder {
        EntryFolder::OfLanguage { folder, has_day } => {
            (Path::new("content").join(language(entry, languages)?).join(folder), "md", has_day)
        }
        EntryFolder::Shared(folder) => (Path::new("content").join(folder), "toml", false),
    };
    let existing = fs::list(&root.join(&folder), extension)?;
    let is_same = |name: &&OsString| {
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let name = if has_day { stem.get(DAY_LENGTH..) } else { Some(stem.as_str()) };
        name == Some(&slug)
    };
    if let Some(name) = existing.iter().find(is_same) {
        let (word, key) = (entry.kind.word, entry.kind.name_key);
        return Err(NewEntryError::Exists { word, key, file: folder.join(name) });
    }
    Ok(folder.join(match has_day {
        true => format!("{}-{slug}.{extension}", day(entry, today)),
        false => format!("{slug}.{extension}"),
    }))
}

/// Returns the day that the name begins with: that of a post is in the file, too.
fn day(entry: &NewEntry, today: Date) -> Date {
    let written = entry.kind.key("date").and_then(|key| entry.values.first(key.name));
    written.and_then(parse_date).unwrap_or(today)
}

fn slug(entry: &NewEntry) -> Result<String, NewEntryError> {
    if let Some(slug) = &entry.slug {
        if is_slug(slug) && slug.len() <= MAX_LENGTH {
            return Ok(slug.clone());
        }
        let right = shortened(&slugify(slug));
        let help = match is_slug(&right) {
            true => format!("write `--slug {right}`"),
            false => String::from("use only lower-case letters, digits and hyphens"),
        };
        return Err(NewEntryError::Slug { slug: slug.clone(), help });
    }
    let key = entry.kind.name_key;
    let name = entry.values.first(key).unwrap_or_default();
    match shortened(&slugify(name)) {
        slug if slug.is_empty() => Err(NewEntryError::NoSlug { key, name: String::from(name) }),
        slug => Ok(slug),
    }
}

/// Returns the whole words of a slug that a file name has room for.
fn shortened(slug: &str) -> String {
    match slug.get(..MAX_LENGTH).filter(|_| slug.len() > MAX_LENGTH) {
        Some(start) => String::from(start.rsplit_once('-').map_or(start, |(words, _)| words)),
        None => String::from(slug),
    }
}

fn language(entry: &NewEntry, languages: &[String]) -> Result<String, NewEntryError> {
    let wanted = entry.language.as_ref().or(languages.first()).cloned().unwrap_or_default();
    match languages.contains(&wanted) {
        true => Ok(wanted),
        false => {
            let help = match languages.is_empty() {
                true => String::from("run `cargo content check`: the settings of the site cannot be read"),
                false => suggestion(&wanted, languages.iter().map(String::as_str)),
            };
            Err(NewEntryError::Language { language: wanted, help })
        }
    }
}
