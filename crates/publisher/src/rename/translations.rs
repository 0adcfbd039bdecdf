//! Translations stay current if nothing but links of their sources has changed.

use super::RenameError;
use crate::CheckedContent;
use crate::translations::{Sources, TranslationState, mark_translated};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// Marks the translations that were current before, and are not any more. Returns their files.
pub fn mark(root: &Path, before: &CheckedContent, after: &CheckedContent) -> Result<Vec<PathBuf>, RenameError> {
    let were_current = translations(before, TranslationState::Current);
    let were_current: FxHashSet<(&str, &str)> =
        were_current.iter().map(|(language, digest, _)| (*language, *digest)).collect();
    let mut marked = Vec::new();
    for (language, digest, file) in translations(after, TranslationState::OutOfDate) {
        if were_current.contains(&(language, digest)) {
            mark_translated(root, &after.content, file)?;
            marked.push(file.to_path_buf());
        }
    }
    Ok(marked)
}

/// Returns the translations of a state, each with its language and the digest that it names.
fn translations(checked: &CheckedContent, state: TranslationState) -> Vec<(&str, &str, &Path)> {
    let Some((default, others)) = checked.content.languages.split_first() else { return Vec::new() };
    let sources = Sources::new(default);
    let mut found = Vec::new();
    for language in others {
        for entry in language.entries() {
            let Some((source, record)) = sources.of(&entry).zip(entry.translation) else { continue };
            let Some(digest) = &record.keys.translation_of else { continue };
            if source.status(&record.keys).state == state {
                found.push((&*language.code, &*digest.value, entry.file));
            }
        }
    }
    found
}
