//! `content/<language>/initiatives/*.md`

use super::page::language_of;
use super::{AuthoredEntry, ContentReader, MarkdownFile, stem};
use crate::markdown::{Body, ParseOptions};
use crate::source::fields::Fields;
use crate::translations::{TranslationKeys, TranslationRecord};
use model::initiative::InitiativeSummary;
use model::route::Route;
use std::path::{Path, PathBuf};

/// An initiative.
#[derive(Clone, Debug)]
pub struct AuthoredInitiative {
    /// The file itself.
    pub file: PathBuf,
    /// The name of the file.
    pub slug: String,
    /// The language of the content.
    pub language: String,
    /// The sort key among the initiatives, smallest first.
    pub order: u32,
    /// The summary that cards show.
    pub summary: InitiativeSummary,
    /// The body.
    pub body: Body,
    /// What the ledger of translations knows of the file.
    pub translation: TranslationRecord,
}

impl AuthoredInitiative {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredInitiative> {
        let slug = stem(file);
        let options = ParseOptions { section_id: Some(&slug), ..ParseOptions::default() };
        let MarkdownFile { front_matter, body, wording, is_source, .. } =
            reader.markdown(file, Some(Route::Initiatives), options)?;
        let mut fields = Fields::new(file, front_matter, reader.diagnostics);
        let title = fields.title();
        let summary = fields.string("summary").value;
        let order = fields.integer("order");
        let keys = TranslationKeys::read(is_source, &mut fields);
        fields.deny_unknown_keys();
        Some(AuthoredInitiative {
            file: file.to_path_buf(),
            slug: slug.clone(),
            language: language_of(file),
            order,
            summary: InitiativeSummary { slug, title, summary },
            body,
            translation: TranslationRecord { wording, keys },
        })
    }

    pub(super) fn entry(&self) -> AuthoredEntry<'_> {
        AuthoredEntry {
            title: &self.summary.title,
            body: Some(&self.body),
            translation: Some(&self.translation),
            fragments: vec![&self.slug],
            ..AuthoredEntry::new(&self.file, "initiatives", &self.slug, Route::Initiatives)
        }
    }
}
