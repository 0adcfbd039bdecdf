//! The sitemap, held against the documents of the same build.

use crate::support::{Checkout, RELEASE, TODAY};
use model::route::Route;
use model::urls::SiteUrls;
use publisher::convert::PublishOptions;
use roxmltree::{Document, Node};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const HOST: &str = "https://fixture.example/";

/// What the sitemap says of a page.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    last_change: Option<String>,
    /// URLs by the name of their language.
    translations: BTreeMap<String, String>,
}

fn release() -> BTreeMap<String, Vec<u8>> {
    Checkout::of_fixture_site().build("/", RELEASE).unwrap()
}

/// The entries of a sitemap by their URLs.
fn entries(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Entry> {
    let text = std::str::from_utf8(&files["sitemap.xml"]).unwrap();
    let document = Document::parse(text).unwrap();
    assert!(document.root_element().has_tag_name((NAMESPACE, "urlset")));
    let mut entries = BTreeMap::new();
    for url in document.root_element().children().filter(Node::is_element) {
        assert!(url.has_tag_name((NAMESPACE, "url")));
        let text_of = |name: &str| url.children().find(|child| child.has_tag_name((NAMESPACE, name)))?.text();
        let links = url.children().filter(|child| child.has_tag_name(("http://www.w3.org/1999/xhtml", "link")));
        let translation = |link: Node<'_, '_>| {
            assert_eq!(link.attribute("rel"), Some("alternate"));
            let attribute = |name: &str| String::from(link.attribute(name).unwrap());
            (attribute("hreflang"), attribute("href"))
        };
        let entry =
            Entry { last_change: text_of("lastmod").map(String::from), translations: links.map(translation).collect() };
        let earlier = entries.insert(String::from(text_of("loc").unwrap()), entry);
        assert_eq!(earlier, None, "a URL stands there twice");
    }
    entries
}

/// The URLs of all documents whose page is written in the language of its address.
fn translated_documents(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let urls = SiteUrls::new("/", &["en", "es"].map(String::from));
    let is_translated = |path: &str| {
        let place = urls.resolve(&format!("/{path}"));
        let Some(route) = place.route else { return false };
        // A document without content of its own forwards from an old address.
        let Some(file) = files.get(&content_file(&place.language, &route)) else { return false };
        let content: Value = serde_json::from_slice(file).unwrap();
        let language = content["head"].get("language").unwrap_or(&content["summary"]["language"]);
        *language == place.language
    };
    let paths = files.keys().filter_map(|path| path.strip_suffix("index.html"));
    paths.filter(|path| is_translated(path)).map(|path| format!("{HOST}{path}")).collect()
}

fn content_file(language: &str, route: &Route) -> String {
    format!("content/{language}/{}", route.content_file())
}

#[test]
fn it_has_exactly_the_translated_documents() {
    let files = release();
    let documents = translated_documents(&files);
    assert!(documents.contains(HOST) && documents.contains(&format!("{HOST}es/about/")), "{documents:?}");
    assert!(!documents.contains(&format!("{HOST}es/")), "the home page is not translated");
    assert_eq!(entries(&files).into_keys().collect::<BTreeSet<_>>(), documents);
}

#[test]
fn it_tells_when_pages_were_changed() {
    let entries = entries(&release());
    let last_change = |path: &str| entries[&format!("{HOST}{path}")].last_change.as_deref();
    assert_eq!(last_change("news/first/"), Some("2024-01-02"));
    assert_eq!(last_change("news/same-day/"), Some("2024-04-05"));
    assert_eq!(last_change("news/"), Some("2024-03-04"));
    assert_eq!(last_change("about/"), None);
}

#[test]
fn translations_name_each_other() {
    let entries = entries(&release());
    let expected = |path: &str| {
        let url = |start: &str| format!("{HOST}{start}{path}");
        BTreeMap::from(
            [("en", url("")), ("es", url("es/")), ("x-default", url(""))].map(|(name, url)| (name.to_string(), url)),
        )
    };
    for path in ["about/", "news/first/"] {
        assert_eq!(entries[&format!("{HOST}{path}")].translations, expected(path));
        assert_eq!(entries[&format!("{HOST}es/{path}")].translations, expected(path));
    }
    assert!(entries[HOST].translations.is_empty());
    for (url, entry) in &entries {
        let others = entry.translations.values();
        assert!(others.clone().all(|other| entries[other].translations.values().any(|back| back == url)), "{url}");
    }
}

#[test]
fn drafts_and_later_posts_are_left_out() {
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let files = Checkout::of_fixture_site().build("/", options).unwrap();
    let entries = entries(&files);
    assert!(files.contains_key("news/draft/index.html") && files.contains_key("news/scheduled/index.html"));
    assert!(!entries.contains_key(&format!("{HOST}news/draft/")));
    assert!(!entries.contains_key(&format!("{HOST}news/scheduled/")));
    assert!(entries.contains_key(&format!("{HOST}news/first/")));
}

#[test]
fn crawlers_find_it() {
    let files = release();
    let robots = std::str::from_utf8(&files["robots.txt"]).unwrap();
    let sitemaps: Vec<&str> = robots.lines().filter_map(|line| line.strip_prefix("Sitemap: ")).collect();
    assert_eq!(sitemaps, [format!("{HOST}sitemap.xml")]);
    assert!(!robots.contains("Disallow: /"), "{robots}");
}
