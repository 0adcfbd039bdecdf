//! The files beside the documents: content as JSON, feeds, sitemap, icons, share cards, and configuration for hosts.

pub mod calendars;
pub(crate) mod content_json;
pub mod feeds;
pub mod headers;
pub mod hosting;
pub mod icons;
pub(crate) mod image_files;
pub(crate) mod language_offer;
pub mod manifest;
pub mod redirects;
pub mod robots;
pub mod share_cards;
pub mod sitemap;
pub(crate) mod static_files;
pub mod translations_json;
pub mod xml;

pub use content_json::JsonError;

use crate::convert::Published;
use crate::output::site_address::output_urls;
use rustc_hash::FxHashSet;

/// Returns the files that visitors can open, apart from documents: their paths below the output folder. The modules that
/// add the files name them.
pub(crate) fn paths(published: &Published) -> FxHashSet<String> {
    let urls = output_urls(published);
    let of_locales = published.locales.iter().flat_map(|locale| {
        let feeds = feeds::paths(locale, &urls).into_iter().chain(calendars::paths(locale, &urls));
        feeds.chain(content_json::paths(locale))
    });
    let has_translations = published.locales.len() > 1;
    let translations = has_translations.then_some(translations_json::TRANSLATIONS);
    let of_site =
        [sitemap::SITEMAP, robots::ROBOTS, manifest::MANIFEST].into_iter().chain(translations).chain(icons::paths());
    let of_languages = language_offer::paths(published);
    of_locales.chain(of_site.map(String::from)).chain(of_languages).chain(share_cards::paths(published)).collect()
}
