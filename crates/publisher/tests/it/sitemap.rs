//! The sitemap, compared with the documents of the same build.

use crate::support::{Checkout, Files, RELEASE, TODAY, text};
use model::route::Route;
use model::urls::SiteUrls;
use publisher::convert::PublishOptions;
use roxmltree::{Document, Node};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const HOST: &str = "https://fixture.example/";

/// The entry of a page.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    last_modified: Option<String>,
    /// URLs by `hreflang`.
    translations: BTreeMap<String, String>,
}

fn release() -> Files {
    Checkout::fixture_site().build("/", RELEASE).unwrap()
}

/// Parses the entries of the sitemap, by URL.
fn entries(files: &Files) -> BTreeMap<String, Entry> {
    let text = text(files, "sitemap.xml");
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
        let entry = Entry {
            last_modified: text_of("lastmod").map(String::from),
            translations: links.map(translation).collect(),
        };
        let earlier = entries.insert(String::from(text_of("loc").unwrap()), entry);
        assert_eq!(earlier, None, "a URL occurs twice");
    }
    entries
}

/// Returns the URLs of all documents whose page is translated into the language of its URL.
fn translated_documents(files: &Files) -> BTreeSet<String> {
    let urls = SiteUrls::new("/", &["en", "es"].map(String::from));
    let is_translated = |path: &str| {
        let localized = urls.resolve(&format!("/{path}"));
        let Some(route) = localized.route else { return false };
        // A document without a content file redirects from an alias.
        let Some(file) = files.get(&content_file(&localized.language, &route)) else { return false };
        let content: Value = serde_json::from_slice(file).unwrap();
        let language = content["head"].get("language").unwrap_or(&content["summary"]["language"]);
        *language == localized.language
    };
    let paths = files.keys().filter_map(|path| path.strip_suffix("index.html"));
    paths.filter(|path| is_translated(path)).map(|path| format!("{HOST}{path}")).collect()
}

fn content_file(language: &str, route: &Route) -> String {
    format!("content/{language}/{}", route.content_file())
}

#[test]
fn sitemap_lists_exactly_the_translated_documents() {
    let files = release();
    let documents = translated_documents(&files);
    assert!(documents.contains(HOST) && documents.contains(&format!("{HOST}es/about/")), "{documents:?}");
    assert!(!documents.contains(&format!("{HOST}es/")), "the home page is not translated");
    assert_eq!(entries(&files).into_keys().collect::<BTreeSet<_>>(), documents);
}

#[test]
fn lastmod_is_the_date_of_the_last_change() {
    let entries = entries(&release());
    let last_modified = |path: &str| entries[&format!("{HOST}{path}")].last_modified.as_deref();
    assert_eq!(last_modified("news/first/"), Some("2024-01-02"));
    assert_eq!(last_modified("news/same-day/"), Some("2024-04-05"));
    assert_eq!(last_modified("news/"), Some("2024-03-04"));
    assert_eq!(last_modified("about/"), None);
}

#[test]
fn translations_link_to_each_other() {
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
fn drafts_and_scheduled_posts_are_excluded() {
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let files = Checkout::fixture_site().build("/", options).unwrap();
    let entries = entries(&files);
    assert!(files.contains_key("news/draft/index.html") && files.contains_key("news/scheduled/index.html"));
    assert!(!entries.contains_key(&format!("{HOST}news/draft/")));
    assert!(!entries.contains_key(&format!("{HOST}news/scheduled/")));
    assert!(entries.contains_key(&format!("{HOST}news/first/")));
}

#[test]
fn robots_txt_names_the_sitemap() {
    let files = release();
    let robots = text(&files, "robots.txt");
    let sitemaps: Vec<&str> = robots.lines().filter_map(|line| line.strip_prefix("Sitemap: ")).collect();
    assert_eq!(sitemaps, [format!("{HOST}sitemap.xml")]);
    assert!(!robots.contains("Disallow: /"), "{robots}");
}
