//! `sitemap.xml`: every page for search engines, with its translations.
//!
//! The protocol is <https://www.sitemaps.org/protocol.html>, the links between translations are
//! <https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap>.

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::files::xml::Element;
use crate::output::Output;
use crate::output::site_address::SiteAddress;
use model::route::Route;
use rustc_hash::FxHashMap;
use thiserror::Error;

/// The path of the sitemap below the output folder.
pub const SITEMAP: &str = "sitemap.xml";

/// The protocol allows no more in one file.
const MAX_URLS: usize = 50_000;

/// The site has more pages than a sitemap can hold.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("{SITEMAP} would hold {count} pages, but the protocol allows {MAX_URLS}")]
pub struct TooManyPages {
    count: usize,
}

/// Adds the sitemap.
///
/// # Errors
/// Errors if there are more pages than a sitemap can hold.
pub(crate) fn add(output: &mut Output<'_>, published: &Published, address: &SiteAddress) -> Result<(), TooManyPages> {
    let pages: Vec<(&str, &PublishedPage)> = pages(published).collect();
    check_count(pages.len())?;
    let sitemap = Element::new("urlset")
        .attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
        .attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
    output.add(SITEMAP, sitemap.children(urls(&pages, address)).document());
    Ok(())
}

/// Returns the pages that the sitemap lists, with their languages.
pub(crate) fn pages(published: &Published) -> impl Iterator<Item = (&str, &PublishedPage)> {
    published.locales.iter().flat_map(listed_pages)
}

fn check_count(count: usize) -> Result<(), TooManyPages> {
    match count <= MAX_URLS {
        true => Ok(()),
        false => Err(TooManyPages { count }),
    }
}

/// Returns the pages of a locale that search engines should know, with their language.
///
/// A page that falls back to the default language would only repeat the original.
fn listed_pages(locale: &PublishedLocale) -> impl Iterator<Item = (&str, &PublishedPage)> {
    let pages = locale.own_pages().filter(|page| page.unpublished().is_none());
    pages.map(|page| (locale.language.code.as_str(), page))
}

fn urls(pages: &[(&str, &PublishedPage)], address: &SiteAddress) -> Vec<Element> {
    let mut languages_of: FxHashMap<&Route, Vec<&str>> = FxHashMap::default();
    for (language, page) in pages {
        languages_of.entry(&page.route).or_default().push(language);
    }
    let urls = address.absolute_urls();
    let url = |(language, page): &(&str, &PublishedPage)| {
        let last_change = page.modified.map(|day| Element::with_text("lastmod", &day.to_string()));
        Element::new("url")
            .children([Element::with_text("loc", &urls.page(language, &page.route))])
            .children(last_change)
            .children(translations(&page.route, &languages_of[&page.route], address))
    };
    pages.iter().map(url).collect()
}

/// Returns the links from a page to itself in all its languages, or none if it has only one.
fn translations(route: &Route, languages: &[&str], address: &SiteAddress) -> Vec<Element> {
    if languages.len() < 2 {
        return Vec::new();
    }
    let urls = address.absolute_urls();
    let link = |name: &str, language: &str| {
        Element::new("xhtml:link")
            .attribute("rel", "alternate")
            .attribute("hreflang", name)
            .attribute("href", &urls.page(language, route))
    };
    let default = languages.iter().filter(|language| **language == urls.default_language());
    let own = languages.iter().map(|language| link(language, language));
    own.chain(default.map(|language| link("x-default", language))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_with_too_many_pages_is_an_error() {
        assert_eq!(check_count(50_000), Ok(()));
        let message = check_count(50_001).unwrap_err().to_string();
        assert!(message.contains("50001") && message.contains("50000"), "{message}");
    }

    #[test]
    fn only_pages_with_several_languages_have_links_to_translations() {
        let address = SiteAddress::new("https://a.org/", "/", &["en", "es", "fr"].map(String::from));
        let names = |languages: &[&str]| -> Vec<String> {
            let links = translations(&Route::News, languages, &address);
            let root = Element::new("r").attribute("xmlns:xhtml", "x").children(links).document();
            let text = String::from_utf8(root).unwrap();
            let document = roxmltree::Document::parse(&text).unwrap();
            let links = document.root_element().children().filter(|node| node.is_element());
            links.map(|link| link.attribute("hreflang").unwrap().to_string()).collect()
        };
        assert_eq!(names(&["en"]), [""; 0]);
        assert_eq!(names(&["en", "fr"]), ["en", "fr", "x-default"]);
        assert_eq!(names(&["es", "fr"]), ["es", "fr"]);
    }
}
