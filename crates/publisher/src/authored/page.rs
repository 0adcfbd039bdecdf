//! `content/<language>/pages/*.md`

use super::{AuthoredEntry, ContentReader, MarkdownFile, placeholders, stem};
use crate::markdown::{Body, ParseOptions};
use crate::source::fields::{Fields, Spanned};
use crate::translations::{TranslationKeys, TranslationRecord};
use jiff::civil::Date;
use model::page::PageMeta;
use model::route::Route;
use std::path::{Path, PathBuf};

/// A page.
#[derive(Clone, Debug)]
pub struct AuthoredPage {
    /// The file itself.
    pub file: PathBuf,
    /// The name of the file.
    pub slug: String,
    /// Language, title, heading and description.
    pub meta: PageMeta,
    /// The label of links in the navigation.
    pub label: String,
    /// The day of the last change that readers should know of.
    pub updated: Option<Spanned<Date>>,
    /// Former paths of the page.
    pub aliases: Vec<Spanned<String>>,
    /// The body.
    pub body: Body,
    /// What the ledger of translations knows of the file.
    pub translation: TranslationRecord,
}

impl AuthoredPage {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredPage> {
        let slug = stem(file);
        let MarkdownFile { source, body_start, front_matter, body, wording, is_source } =
            reader.markdown(file, Some(route_of(&slug)), ParseOptions::default())?;
        placeholders::report_in_page(&source, body_start, reader.diagnostics);
        let mut fields = Fields::new(file, front_matter, reader.diagnostics);
        let title = fields.title();
        let heading = fields.optional_string("heading").map_or_else(|| title.clone(), |heading| heading.value);
        let label = fields.optional_string("navigation_title").map_or_else(|| title.clone(), |label| label.value);
        let description = fields.string("description").value;
        let updated = fields.optional_date("updated");
        let aliases = fields.strings("aliases");
        fields.ignored_table("extra");
        let keys = TranslationKeys::read(is_source, &mut fields);
        fields.deny_unknown_keys();
        let meta = PageMeta {
            language: language_of(file),
            title,
            heading,
            description,
            substitutes: Vec::new(),
            notice: Vec::new(),
            edit_link: Vec::new(),
        };
        let translation = TranslationRecord { wording, keys };
        Some(AuthoredPage { file: file.to_path_buf(), slug, meta, label, updated, aliases, body, translation })
    }

    pub(super) fn entry(&self) -> AuthoredEntry<'_> {
        AuthoredEntry {
            title: &self.meta.title,
            body: Some(&self.body),
            translation: Some(&self.translation),
            aliases: Some(&self.aliases),
            updated: self.updated.as_ref(),
            ..AuthoredEntry::new(&self.file, "pages", &self.slug, route_of(&self.slug))
        }
    }
}

/// Returns the route of `pages/<slug>.md`.
#[must_use]
pub fn route_of(slug: &str) -> Route {
    match slug {
        "home" => Route::Home,
        _ => Route::parse(&format!("/{slug}/")).unwrap_or_else(|| Route::Page(String::from(slug))),
    }
}

/// Returns the language of a content file: the name of its folder below `content/`.
pub(super) fn language_of(file: &Path) -> String {
    file.components().nth(1).map_or_else(String::new, |folder| folder.as_os_str().to_string_lossy().into_owned())
}
