//! The status of each page as a translation.

use super::PublishedLocale;
use super::locale_content::LocaleContent;
use crate::authored::Content;
use crate::translations::{Sources, TranslatedTable, TranslationStatus};
use model::route::Route;
use rustc_hash::FxHashMap;

/// Sets the status of the pages of a language other than the default one. A page has the status of all translations that
/// it shows in full. Cards do not count: each leads to a page that has a status itself.
pub fn set(published: &mut PublishedLocale, locale: &LocaleContent<'_>, sources: &Sources<'_>, content: &Content) {
    let tables = TranslatedTable::all(content, locale.own);
    let mut statuses: FxHashMap<&Route, TranslationStatus> = FxHashMap::default();
    for entry in &locale.own_entries {
        let status = match entry.translation {
            Some(record) => sources.of(entry).map(|source| source.status(&record.keys)),
            None => tables.iter().find(|table| table.file == entry.file).map(TranslatedTable::status),
        };
        let Some(status) = status else { continue };
        statuses.entry(&entry.route).and_modify(|shown| *shown = shown.and(status)).or_insert(status);
    }
    let code = &published.language.code;
    for page in published.pages.iter_mut().filter(|page| page.meta.language == *code) {
        page.translation = statuses.get(&page.route).copied();
    }
}
