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

/// The names that Windows keeps for devices, whatever the extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Returns the file of an entry, relative to the root. No file of the same name exists. `languages` are those of the site, the
/// default language first.
pub(super) fn find(root: &Path, entry: &NewEntry, languages: &[String], today: Date) -> Result<PathBuf, NewEntryError> {
    let slug = slug(entry)?;
    // A page is a folder of this name, too, so that a day in the name of the file does not help.
    if DEVICES.contains(&slug.as_str()) {
        return Err(NewEntryError::ReservedName { key: entry.name_source(), slug });
    }
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
        let (keyword, key) = (entry.kind.keyword, entry.kind.name_key);
        return Err(NewEntryError::Exists { keyword, key, file: folder.join(name) });
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
            let help = suggestion(&wanted, languages.iter().map(String::as_str));
            Err(NewEntryError::Language { language: wanted, help })
        }
    }
}
