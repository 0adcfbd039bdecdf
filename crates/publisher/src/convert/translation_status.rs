//! The status of each page as a translation.

use super::PublishedLocale;
use super::locale_content::LocaleContent;
use crate::authored::Content;
use crate::translations::{Sources, TranslatedTable, TranslationState, TranslationStatus};
use model::route::Route;
use rustc_hash::{FxHashMap, FxHashSet};

/// The name of the table of strings in a ledger.
const STRINGS: &str = "strings";

/// Sets the status of the pages of a language other than the default one. A page has the status of all translations that
/// it shows in full. Cards do not count: each leads to a page that has a status itself. A page without an entry, such
/// as the list of a tag, is as reviewed as `strings.toml`.
pub fn set(published: &mut PublishedLocale, locale: &LocaleContent<'_>, sources: &Sources<'_>, content: &Content) {
    let tables = TranslatedTable::all(content, locale.own);
    let written: FxHashSet<&Route> = locale.own_entries.iter().map(|entry| &entry.route).collect();
    let mut statuses: FxHashMap<&Route, TranslationStatus> = FxHashMap::default();
    for entry in &locale.own_entries {
        let status = match entry.translation {
            Some(record) => sources.of(entry).map(|source| source.status(&record.keys)),
            None => tables.iter().find(|table| table.file == entry.file).map(TranslatedTable::status),
        };
        let Some(status) = status else { continue };
        statuses.entry(&entry.route).and_modify(|shown| *shown = shown.and(status)).or_insert(status);
    }
    let of_strings =
        tables.iter().find(|table| table.name == STRINGS && !table.strings.is_empty()).map(status_of_strings);
    let code = &published.language.code;
    for page in published.pages.iter_mut().filter(|page| page.meta.language == *code) {
        let without_entry = of_strings.filter(|_| !written.contains(&page.route));
        page.translation = statuses.get(&page.route).copied().or(without_entry);
    }
}

/// Returns the status of a page without an entry. It shows only a few strings, so it is not out of date because one of all
/// strings is.
fn status_of_strings(table: &TranslatedTable<'_>) -> TranslationStatus {
    let status = table.status();
    match status.state {
        TranslationState::OutOfDate => TranslationStatus { state: TranslationState::Current, ..status },
        TranslationState::Current | TranslationState::Unknown => status,
    }
}
