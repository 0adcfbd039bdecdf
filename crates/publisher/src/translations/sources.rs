//! The sources of translations: the files of the default language.

use super::{Digest, TranslationKeys, TranslationState, TranslationStatus, Wording};
use crate::authored::{AuthoredEntry, LanguageContent};
use rustc_hash::FxHashMap;
use std::path::Path;

/// A file of the default language.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file itself.
    pub file: &'a Path,
    /// What it says.
    pub wording: &'a Wording,
    /// The digest of that.
    pub digest: Digest,
}

/// All sources in Markdown, by folder and slug.
#[derive(Debug, Default)]
pub struct Sources<'a>(FxHashMap<(&'a str, &'a str), Source<'a>>);

impl<'a> Sources<'a> {
    /// Returns the sources of a site, given the content in its default language.
    #[must_use]
    pub fn new(default: &'a LanguageContent) -> Sources<'a> {
        let sources = default.entries().filter_map(|entry| {
            let wording = &entry.translation?.wording;
            let source = Source { file: entry.file, wording, digest: wording.digest() };
            Some(((entry.folder, entry.slug), source))
        });
        Sources(sources.collect())
    }

    /// Returns the source of a translation.
    #[must_use]
    pub fn of(&self, translation: &AuthoredEntry<'_>) -> Option<Source<'a>> {
        self.0.get(&(translation.folder, translation.slug)).copied()
    }
}

impl Source<'_> {
    /// Returns the line that a translation of this state has in its front matter.
    #[must_use]
    pub fn line(&self) -> String {
        format!("translation_of: {}", self.digest)
    }

    /// Returns the status of a translation of this source.
    #[must_use]
    pub fn status(&self, keys: &TranslationKeys) -> TranslationStatus {
        let state = TranslationState::new(keys.translation_of.as_ref(), self.digest);
        TranslationStatus { state, is_reviewed: !keys.reviewed_by.is_empty() }
    }
}
