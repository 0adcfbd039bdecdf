//! Files that an earlier import wrote and this one did not.

use super::{Content, MARKDOWN_REPORT, Target};
use crate::error::ImportError;
use publisher::fs;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A file that an earlier import wrote and this one did not.
#[derive(Debug)]
pub struct Stale {
    /// Its path in the target folder.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What becomes of a stale file.
#[derive(Debug)]
pub enum Outcome {
    /// It stays, because nobody asked to remove it.
    NotPruned,
    /// It stays, because it was changed since its import.
    Changed,
    /// It stays, because a file that stays uses it.
    Used,
    /// It was removed.
    Removed,
    /// It could not be removed.
    Failed(ImportError),
}

impl Target {
    /// Finds the files that an earlier import wrote and this one did not. With `prune`, removes those that are unchanged
    /// since their import. Files that no longer exist leave the manifest.
    pub fn find_stale(&mut self, files: &BTreeMap<String, Content>, prune: bool) -> Vec<Stale> {
        let is_stale = |path: &&String| !files.contains_key(*path) && *path != MARKDOWN_REPORT;
        let paths: Vec<String> = self.manifest.keys().filter(is_stale).cloned().collect();
        let mut stale = Vec::new();
        // Documents come before the files in `media` that they use.
        let (media, documents): (Vec<String>, Vec<String>) = paths.into_iter().partition(|path| is_media(path));
        let texts = OnceCell::new();
        for path in documents.into_iter().chain(media) {
            let outcome = match self.stale_outcome(&path, prune && !is_media(&path)) {
                Some(Outcome::NotPruned) if prune => {
                    let texts: &Vec<String> = texts.get_or_init(|| self.texts());
                    match texts.iter().any(|text| text.contains(&path)) {
                        true => Some(Outcome::Used),
                        false => self.stale_outcome(&path, true),
                    }
                }
                outcome => outcome,
            };
            if matches!(outcome, None | Some(Outcome::Removed)) {
                self.manifest.remove(&path);
            }
            stale.extend(outcome.map(|outcome| Stale { path, outcome }));
        }
        stale
    }

    /// Removes a stale file if that is asked for and loses nothing. Returns `None` if there is no such file.
    fn stale_outcome(&self, path: &str, prune: bool) -> Option<Outcome> {
        if let Err(error) = self.ensure_inside(path) {
            return Some(Outcome::Failed(error));
        }
        let file = self.folder.join(path);
        let present = std::fs::read(&file).ok()?;
        if !self.is_unchanged(path, &present) {
            return Some(Outcome::Changed);
        }
        match prune {
            false => Some(Outcome::NotPruned),
            true => Some(fs::remove(&file).map_or_else(|error| Outcome::Failed(error.into()), |()| Outcome::Removed)),
        }
    }

    /// Returns the content of all documents and settings in the target.
    fn texts(&self) -> Vec<String> {
        let files = fs::walk(&self.folder).unwrap_or_default();
        let is_text =
            |file: &PathBuf| file.extension().is_some_and(|extension| extension == "md" || extension == "toml");
        let is_report = |file: &PathBuf| *file == self.folder.join(MARKDOWN_REPORT);
        let texts = files.into_iter().filter(|file| is_text(file) && !is_report(file));
        texts.filter_map(|file| std::fs::read_to_string(file).ok()).collect()
    }
}

fn is_media(path: &str) -> bool {
    path.starts_with("media/")
}
