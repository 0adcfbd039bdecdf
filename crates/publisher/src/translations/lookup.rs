//! Finds the translation that somebody names on the command line.

use super::{Source, Sources, TranslatedTable, TranslationError, TranslationRecord};
use crate::authored::{Content, LanguageContent};
use crate::diagnostic::{nearest, suggestion};
use crate::fs::with_slashes;
use std::path::{Component, Path, PathBuf};

/// A translation with its source.
pub enum Found<'a> {
    /// A Markdown file.
    Markdown {
        /// What the ledger knows of it.
        record: &'a TranslationRecord,
        /// Its source.
        source: Source<'a>,
    },
    /// A file without front matter.
    Table(TranslatedTable<'a>),
}

/// Returns the language with a code.
///
/// # Errors
/// Errors if the site does not have it, or it is the default language.
pub fn language<'a>(content: &'a Content, code: &str) -> Result<&'a LanguageContent, TranslationError> {
    let languages = &content.languages;
    let index = languages.iter().position(|language| language.code == code);
    match index {
        Some(0) => Err(TranslationError::SourceLanguage { language: String::from(code) }),
        Some(index) => Ok(&languages[index]),
        None => {
            let codes = languages.iter().skip(1).map(|language| language.code.as_str());
            let help = match languages.len() {
                0 | 1 => String::from("add it to content/site.toml first, as `[[languages]]` with `code` and `name`"),
                _ => format!("{}, or add it to content/site.toml as `[[languages]]`", suggestion(code, codes)),
            };
            Err(TranslationError::Language { language: String::from(code), help })
        }
    }
}

/// Returns the translation in a file.
///
/// # Errors
/// Errors if the file is no translation or cannot be read.
pub fn translation<'a>(content: &'a Content, file: &Path) -> Result<Found<'a>, TranslationError> {
    let owned = || file.to_path_buf();
    let no_translation = |reason: String, help: &str| TranslationError::NoTranslation {
        file: owned(),
        reason,
        help: String::from(help),
    };
    let Some((default, others)) = content.languages.split_first() else { return Err(unknown_file(content, file)) };
    if is_below(file, &default.code) && (is_known(default, file) || content.unreadable.contains_key(file)) {
        let reason = format!("`{}` is the language that translations are made from", default.code);
        return Err(no_translation(reason, "name a file of another language"));
    }
    let Some(language) = others.iter().find(|language| is_below(file, &language.code)) else {
        return Err(unknown_file(content, file));
    };
    if content.unreadable.contains_key(file) {
        return Err(TranslationError::Unreadable { file: owned() });
    }
    if language.ledger.file == file {
        let reason = String::from("it lists the digests of other files");
        return Err(no_translation(reason, "name one of them, such as strings.toml"));
    }
    if let Some(table) = TranslatedTable::all(content, language).into_iter().find(|table| table.file == file) {
        return Ok(Found::Table(table));
    }
    let Some(entry) = language.entries().find(|entry| entry.file == file) else {
        return Err(unknown_file(content, file));
    };
    match Sources::new(default).of(&entry).zip(entry.translation) {
        Some((source, record)) => Ok(Found::Markdown { record, source }),
        None => {
            let reason = format!("content/{} has no file of this name", default.code);
            Err(no_translation(reason, "a page that exists in one language alone needs no digest"))
        }
    }
}

/// Returns a path as the content has it: relative to the root, with the separators of this system.
#[must_use]
pub fn relative(root: &Path, file: &Path) -> PathBuf {
    let file = PathBuf::from(with_slashes(file));
    let absolute = root.canonicalize().ok();
    let relative = absolute.as_deref().and_then(|root| file.strip_prefix(root).ok()).unwrap_or(&file);
    relative.components().filter(|part| !matches!(part, Component::CurDir)).collect()
}

fn is_below(file: &Path, code: &str) -> bool {
    file.starts_with(Path::new("content").join(code))
}

fn is_known(language: &LanguageContent, file: &Path) -> bool {
    file == language.strings.file || language.entries().any(|entry| entry.file == file)
}

fn unknown_file(content: &Content, file: &Path) -> TranslationError {
    let languages = content.languages.iter().skip(1);
    let markdown = languages.clone().flat_map(LanguageContent::entries).map(|entry| entry.file.to_path_buf());
    let files: Vec<String> = markdown
        .chain(languages.map(|language| language.strings.file.clone()))
        .map(|file| with_slashes(&file))
        .collect();
    let written = with_slashes(file);
    let help = match nearest(&written, files.iter().map(String::as_str)) {
        Some(known) => format!("did you mean `{known}`?"),
        None => String::from("name a file of another language than the default one, such as content/es/pages/about.md"),
    };
    TranslationError::UnknownFile { file: file.to_path_buf(), help }
}
