//! `sitemap.xml`: every page for search engines, with its translations.
//!
//! The protocol is <https://www.sitemaps.org/protocol.html>, the links between translations are
//! <https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap>.

use crate::address::Address;
use crate::output::Output;
use crate::publish::{Published, PublishedPage};
use crate::xml::Element;
use model::content::Content;
use model::route::Route;
use std::collections::BTreeMap;

/// The path of the sitemap below the output folder.
pub const SITEMAP: &str = "sitemap.xml";

/// The protocol allows no more in one file.
const MOST_URLS: usize = 50_000;

/// Adds the sitemap.
///
/// # Errors
/// There are more pages than a sitemap can hold.
pub fn add(output: &mut Output, published: &Published, address: &Address) -> Result<(), String> {
    let urls = urls(published, address);
    check_count(urls.len())?;
    let sitemap = Element::new("urlset")
        .attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
        .attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml")
        .children(urls);
    output.add(SITEMAP, sitemap.document());
    Ok(())
}

fn check_count(count: usize) -> Result<(), String> {
    match count <= MOST_URLS {
        true => Ok(()),
        false => Err(format!("{SITEMAP} would hold {count} pages, but the protocol allows {MOST_URLS}")),
    }
}

/// One `url` for each page in each language that it is written in.
fn urls(published: &Published, address: &Address) -> Vec<Element> {
    let mut languages_of: BTreeMap<&Route, Vec<&str>> = BTreeMap::new();
    for (language, page) in translated_pages(published) {
        languages_of.entry(&page.route).or_default().push(language);
    }
    let url = |(language, page): (&str, &PublishedPage)| {
        let location = address.full().page(language, &page.route);
        let last_change = page.modified.map(|day| Element::with_text("lastmod", &day.to_string()));
        Element::new("url")
            .children([Element::with_text("loc", &location)])
            .children(last_change)
            .children(translations(&page.route, &languages_of[&page.route], address))
    };
    translated_pages(published).map(url).collect()
}

/// The pages that search engines are to know, each with the language of its edition and text.
///
/// A page that stands in the default language for want of a translation would only repeat the original.
fn translated_pages(published: &Published) -> impl Iterator<Item = (&str, &PublishedPage)> {
    let pages = published.editions.iter().flat_map(|edition| {
        let language = edition.language.code.as_str();
        edition.own_pages().map(move |page| (language, page))
    });
    pages.filter(|(_, page)| !is_unpublished(&page.content))
}

fn is_unpublished(content: &Content) -> bool {
    matches!(content, Content::Post(post) if post.summary.unpublished.is_some())
}

/// The links from a page to itself in all its languages; none where it has only one.
fn translations(route: &Route, languages: &[&str], address: &Address) -> Vec<Element> {
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
        let address = Address { base_url: String::from("https://a.org/"), base_path: String::from("/"), languages };
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
