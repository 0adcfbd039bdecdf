//! What of a site is translated, by language and by file.

use super::{Sources, TranslatedTable, TranslationState, TranslationStatus};
use crate::authored::{AuthoredEntry, Content, LanguageContent, Publication};
use crate::fs::with_slashes;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The translations into one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanguageReport {
    /// The code of the language.
    pub code: String,
    /// The numbers of files.
    pub counts: FileCounts,
    /// The files, in the order of their sources.
    pub files: Vec<FileReport>,
}

/// The numbers of files in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FileCounts {
    /// They say what their sources say.
    pub current: usize,
    /// Their sources have changed since.
    pub out_of_date: usize,
    /// It is not known which state of their sources they translate.
    pub unknown: usize,
    /// They do not exist.
    pub missing: usize,
    /// They exist, but nobody has reviewed them.
    pub unreviewed: usize,
}

/// The translation of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// The file of the default language, relative to the root of the checkout.
    pub source: String,
    /// The translation, or where it belongs.
    pub file: String,
    /// The state.
    pub state: FileState,
    /// Whether somebody has reviewed it.
    pub reviewed: bool,
    /// The number of strings that a file without front matter lacks.
    #[serde(skip_serializing_if = "is_zero")]
    pub missing_strings: usize,
}

/// The state of a translation that need not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// It says what its source says.
    Current,
    /// It is not known which state of its source it translates.
    Unknown,
    /// Its source has changed since.
    OutOfDate,
    /// It does not exist.
    Missing,
}

/// Returns a report for each language other than the default one. `is_unpublished` says which entries are left out.
#[must_use]
pub fn report(content: &Content, is_unpublished: impl Fn(Publication) -> bool) -> Vec<LanguageReport> {
    let Some((default, others)) = content.languages.split_first() else { return Vec::new() };
    let sources = Sources::new(default);
    let is_published = |entry: &AuthoredEntry<'_>| !entry.publication.is_some_and(&is_unpublished);
    let entries: Vec<AuthoredEntry<'_>> =
        default.entries().filter(|entry| entry.translation.is_some() && is_published(entry)).collect();
    let languages = others.iter().map(|language| {
        let own: Vec<AuthoredEntry<'_>> = language.entries().filter(is_published).collect();
        let own: FxHashMap<_, _> = own.iter().map(|entry| ((entry.folder, entry.slug), entry)).collect();
        let markdown = entries.iter().map(|source| {
            let translation = own.get(&(source.folder, source.slug)).copied();
            let status = translation.and_then(|entry| Some(sources.of(entry)?.status(&entry.translation?.keys)));
            let file = translation.map_or_else(|| name_in(language, source), |entry| entry.file.to_path_buf());
            FileReport::new(source.file, &file, status, 0)
        });
        let files: Vec<FileReport> = tables(content, language).into_iter().chain(markdown).collect();
        LanguageReport { code: language.code.clone(), counts: FileCounts::new(&files), files }
    });
    languages.collect()
}

/// Returns where the translation of an entry belongs.
fn name_in(language: &LanguageContent, source: &AuthoredEntry<'_>) -> PathBuf {
    let folder = Path::new("content").join(&language.code).join(source.folder);
    source.file.file_name().map_or_else(|| folder.clone(), |name| folder.join(name))
}

/// Returns the reports of the files without front matter.
fn tables(content: &Content, language: &LanguageContent) -> Vec<FileReport> {
    let translated = TranslatedTable::all(content, language);
    let sources = TranslatedTable::sources(content);
    let reports = sources.into_iter().map(|(name, source)| match translated.iter().find(|table| table.name == name) {
        Some(table) => FileReport::new(&source, &table.file, Some(table.status()), table.missing.len()),
        None => {
            let file = source.file_name().unwrap_or_default();
            FileReport::new(&source, &Path::new("content").join(&language.code).join(file), None, 0)
        }
    });
    reports.collect()
}

impl FileReport {
    fn new(source: &Path, file: &Path, status: Option<TranslationStatus>, missing_strings: usize) -> FileReport {
        let state = match status.map(|status| status.state) {
            None => FileState::Missing,
            Some(TranslationState::Current) => FileState::Current,
            Some(TranslationState::Unknown) => FileState::Unknown,
            Some(TranslationState::OutOfDate) => FileState::OutOfDate,
        };
        let reviewed = status.is_some_and(|status| status.is_reviewed);
        FileReport { source: with_slashes(source), file: with_slashes(file), state, reviewed, missing_strings }
    }
}

impl FileCounts {
    fn new(files: &[FileReport]) -> FileCounts {
        let mut counts = FileCounts::default();
        for file in files {
            *match file.state {
                FileState::Current => &mut counts.current,
                FileState::Unknown => &mut counts.unknown,
                FileState::OutOfDate => &mut counts.out_of_date,
                FileState::Missing => &mut counts.missing,
            } += 1;
            counts.unreviewed += usize::from(file.state != FileState::Missing && !file.reviewed);
        }
        counts
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}
