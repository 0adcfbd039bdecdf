//! Translations stay current if nothing but links of their sources has changed.

use super::{RenameError, read};
use crate::translations::{Sources, TranslationState, mark_translated};
use crate::{CheckedContent, fs};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

/// Marks the translations that were current before, and are not any more. Returns their files. If one cannot be written, all are as
/// they were.
pub fn mark(root: &Path, before: &CheckedContent, after: &CheckedContent) -> Result<Vec<PathBuf>, RenameError> {
    let were_current = translations(before, TranslationState::Current);
    let were_current: FxHashSet<(&str, &str)> =
        were_current.iter().map(|(language, digest, _)| (*language, *digest)).collect();
    let mut marked: Vec<(PathBuf, String)> = Vec::new();
    for (language, digest, file) in translations(after, TranslationState::OutOfDate) {
        if !were_current.contains(&(language, digest)) {
            continue;
        }
        let original = read(root, file)?;
        if let Err(error) = mark_translated(root, &after.content, file) {
            for (file, original) in &marked {
                // What cannot be restored is as it was already.
                _ = fs::write(&root.join(file), original.as_bytes());
            }
            return Err(error.into());
        }
        marked.push((file.to_path_buf(), original));
    }
    Ok(marked.into_iter().map(|(file, _)| file).collect())
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
