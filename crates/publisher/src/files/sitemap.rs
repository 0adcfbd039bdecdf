//! `sitemap.xml`: every page for search engines, with its translations.
//!
//! The protocol is <https://www.sitemaps.org/protocol.html>, the links between translations are
//! <https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap>.

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::files::xml::Element;
use crate::memory::{Memory, Shared};
use crate::output::site_address::SiteAddress;
use crate::output::{Output, OutputFile};
use model::route::Route;
use rustc_hash::FxHashMap;

/// The path of the sitemap below the output folder.
pub const SITEMAP: &str = "sitemap.xml";

/// The protocol allows no more in one file.
const MOST_URLS: usize = 50_000;

/// All that the sitemap is made from.
#[derive(Debug, PartialEq)]
pub(crate) struct SitemapSource {
    address: SiteAddress,
    /// By language, the pages that are written in it.
    pages: Vec<(String, Vec<Listed>)>,
}

/// A page of which the sitemap says the route and the day of the last change. It equals all that are listed alike.
#[derive(Debug)]
struct Listed(Shared<PublishedPage>);

impl PartialEq for Listed {
    fn eq(&self, Listed(other): &Listed) -> bool {
        // Mostly it is the same one, which is quicker to ask.
        self.0 == *other || (self.0.route == other.route && self.0.modified == other.modified)
    }
}

/// Adds the sitemap.
///
/// # Errors
/// There are more pages than a sitemap can hold.
pub(crate) fn add(
    output: &mut Output,
    published: &Published,
    address: &SiteAddress,
    memory: &mut Memory,
) -> Result<(), String> {
    let pages: Vec<(String, Vec<Listed>)> = published.locales.iter().map(listed_pages).collect();
    check_count(pages.iter().map(|(_, pages)| pages.len()).sum())?;
    let source = SitemapSource { address: address.clone(), pages };
    output.add_shared(memory.sitemap.result(source, |source| OutputFile::shared(SITEMAP, source.sitemap())));
    Ok(())
}

fn check_count(count: usize) -> Result<(), String> {
    match count <= MOST_URLS {
        true => Ok(()),
        false => Err(format!("{SITEMAP} would hold {count} pages, but the protocol allows {MOST_URLS}")),
    }
}

impl SitemapSource {
    fn sitemap(&self) -> Vec<u8> {
        let sitemap = Element::new("urlset")
            .attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
            .attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
        sitemap.children(self.urls()).document()
    }

    fn urls(&self) -> Vec<Element> {
        let mut languages_of: FxHashMap<&Route, Vec<&str>> = FxHashMap::default();
        for (language, page) in self.pages() {
            languages_of.entry(&page.route).or_default().push(language);
        }
        let urls = self.address.full();
        let url = |(language, page): (&str, &PublishedPage)| {
            let location = urls.page(language, &page.route);
            let last_change = page.modified.map(|day| Element::with_text("lastmod", &day.to_string()));
            Element::new("url")
                .children([Element::with_text("loc", &location)])
                .children(last_change)
                .children(translations(&page.route, &languages_of[&page.route], &self.address))
        };
        self.pages().map(url).collect()
    }

    /// The pages with their languages.
    fn pages(&self) -> impl Iterator<Item = (&str, &PublishedPage)> {
        self.pages
            .iter()
            .flat_map(|(language, pages)| pages.iter().map(move |Listed(page)| (language.as_str(), &**page)))
    }
}

/// The language of an locale, with those of its pages that search engines are to know.
///
/// A page that stands in the default language for want of a translation would only repeat the original.
fn listed_pages(locale: &PublishedLocale) -> (String, Vec<Listed>) {
    let pages = locale.own_pages().filter(|page| !is_unpublished(page));
    (locale.frame.language.code.clone(), pages.cloned().map(Listed).collect())
}

fn is_unpublished(page: &PublishedPage) -> bool {
    page.post().is_some_and(|post| post.summary.unpublished.is_some())
}

/// The links from a page to itself in all its languages; none where it has only one.
fn translations(route: &Route, languages: &[&str], address: &SiteAddress) -> Vec<Element> {
    if languages.len() < 2 {
        return Vec::new();
    }
    let urls = address.full();
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
    fn a_sitemap_that_is_too_long_is_refused() {
        assert_eq!(check_count(50_000), Ok(()));
        let message = check_count(50_001).unwrap_err();
        assert!(message.contains("50001") && message.contains("50000"), "{message}");
    }

    #[test]
    fn only_pages_with_several_languages_have_links_to_translations() {
        let languages = ["en", "es", "fr"].map(String::from).to_vec();
        let address = SiteAddress { base_url: String::from("https://a.org/"), base_path: String::from("/"), languages };
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
