//! Links between translations, in documents and in the sitemap, by the rules of search engines and of HTML:
//! <https://developers.google.com/search/docs/specialty/international/localized-versions>,
//! <https://html.spec.whatwg.org/multipage/links.html#rel-alternate>. It knows no more of the site than its files.

use crate::support::{Checkout, Files, RELEASE, attribute, documents, tags, text};
use icu_locale::Locale;
use std::collections::BTreeMap;

const HOST: &str = "https://fixture.example/";

/// The links of a page to its translations: URLs by `hreflang`.
type Alternates = BTreeMap<String, String>;

/// What a document says of itself.
struct Head {
    language: String,
    canonical: Option<String>,
    alternates: Alternates,
    is_indexed: bool,
}

/// A site in five languages, one of them with a region and one right to left. Pages are written in some of them.
fn site() -> Files {
    let checkout = Checkout::fixture_site();
    let mut entries = String::new();
    let strings = std::fs::read(checkout.root().join("content/en/strings.toml")).unwrap();
    for code in ["pt-BR", "pt", "ar"] {
        entries.push_str(&format!("[[languages]]\nname = \"{code}\"\ncode = \"{code}\"\n\n"));
        checkout.write(&format!("content/{code}/strings.toml"), &strings);
    }
    checkout.replace("content/site.toml", "[[social]]", &format!("{entries}[[social]]"));
    let page = b"---\ntitle: Own\ndescription: Own.\n---\n\nWords.\n";
    for file in ["pt-BR/pages/about.md", "ar/pages/about.md", "pt/pages/own.md", "pt-BR/pages/own.md"] {
        checkout.write(&format!("content/{file}"), page);
    }
    checkout.build("/", RELEASE).unwrap()
}

/// Returns the heads of all documents by URL.
fn heads(files: &Files) -> BTreeMap<String, Head> {
    let documents = documents(files).into_iter();
    documents
        .map(|(path, document)| (format!("{HOST}{}", path.trim_end_matches("index.html")), head(&document)))
        .collect()
}

fn head(document: &str) -> Head {
    let document = document.split_once("</head>").unwrap().0;
    let canonical = tags(document, "link rel=\"canonical\"");
    assert!(canonical.len() <= 1, "{canonical:?}");
    Head {
        language: attribute(tags(document, "html lang")[0], "lang").unwrap(),
        canonical: canonical.first().map(|tag| attribute(tag, "href").unwrap()),
        alternates: alternates(&tags(document, "link hreflang")),
        is_indexed: tags(document, "meta robots noindex").is_empty(),
    }
}

/// Returns the links to translations, each of which must name another language.
fn alternates(tags: &[&str]) -> Alternates {
    let mut found = Alternates::new();
    for tag in tags {
        assert_eq!(attribute(tag, "rel").as_deref(), Some("alternate"), "{tag}");
        let (language, url) = (attribute(tag, "hreflang").unwrap(), attribute(tag, "href").unwrap());
        assert!(found.insert(language, url).is_none(), "{tag} names a language twice");
    }
    found
}

/// Returns the links of each page in the sitemap.
fn sitemap(files: &Files) -> BTreeMap<String, Alternates> {
    let document = roxmltree::Document::parse(text(files, "sitemap.xml")).unwrap();
    let pages = document.root_element().children().filter(|child| child.has_tag_name("url") || child.is_element());
    let page = |page: roxmltree::Node<'_, '_>| {
        let elements = || page.children().filter(roxmltree::Node::is_element);
        let location = elements().find(|child| child.tag_name().name() == "loc").unwrap().text().unwrap();
        let links = elements().filter(|child| child.tag_name().name() == "link");
        let link = |link: roxmltree::Node<'_, '_>| {
            assert_eq!(link.attribute("rel"), Some("alternate"));
            let attribute = |name| String::from(link.attribute(name).unwrap());
            (attribute("hreflang"), attribute("href"))
        };
        let count = links.clone().count();
        let alternates: Alternates = links.map(link).collect();
        assert_eq!(alternates.len(), count, "{location} names a language twice");
        (String::from(location), alternates)
    };
    pages.map(page).collect()
}

#[test]
fn every_alternate_leads_to_the_same_page_and_back() {
    let heads = heads(&site());
    let mut pages_with_alternates = 0;
    for (url, head) in &heads {
        let Head { language, canonical, alternates, .. } = head;
        if alternates.is_empty() {
            continue;
        }
        pages_with_alternates += 1;
        assert_eq!(alternates.get(language), Some(url), "{url} is not among its own alternates");
        assert_eq!(canonical.as_ref(), Some(url), "{url} has alternates, and is not the page to index");
        assert!(alternates.keys().filter(|name| *name != "x-default").count() > 1, "{url} has one language");
        for (name, alternate) in alternates {
            let other =
                heads.get(alternate).unwrap_or_else(|| panic!("{url} leads to {alternate}, which is no document"));
            assert!(name == "x-default" || other.language == *name, "{alternate} is not in {name}");
            assert_eq!(other.alternates, *alternates, "{url} and {alternate} disagree");
        }
    }
    assert!(pages_with_alternates > 6, "{pages_with_alternates}");
}

#[test]
fn languages_are_tags_and_addresses_are_absolute() {
    for (url, Head { language, canonical, alternates, is_indexed }) in heads(&site()) {
        for name in alternates.keys().filter(|name| *name != "x-default").chain([&language]) {
            let tag = Locale::try_from_str(name);
            assert_eq!(tag.map(|tag| tag.to_string()).as_ref(), Ok(name), "{url}");
        }
        assert!(alternates.values().chain(&canonical).all(|url| url.starts_with(HOST)), "{url}");
        assert_eq!(canonical.is_some(), is_indexed, "{url}");
    }
}

#[test]
fn x_default_is_the_page_in_the_first_language() {
    let heads = heads(&site());
    for (url, Head { alternates, .. }) in &heads {
        assert_eq!(alternates.get("x-default"), alternates.get("en"), "{url}");
    }
    let written_in =
        |url: &str| heads[&format!("{HOST}{url}")].alternates.keys().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(written_in("pt-br/about/"), ["ar", "en", "es", "pt-BR", "x-default"]);
    // Search engines need no page for all other languages.
    assert_eq!(written_in("pt/own/"), ["pt", "pt-BR"]);
}

#[test]
fn a_page_that_falls_back_is_no_translation() {
    let heads = heads(&site());
    let home = &heads[&format!("{HOST}pt/")];
    assert_eq!(home.canonical.as_deref(), Some(HOST));
    let about = &heads[&format!("{HOST}pt/about/")];
    assert_eq!((about.canonical.as_deref(), about.alternates.len()), (Some("https://fixture.example/about/"), 0));
    let lead_to = |url: &str| heads.values().any(|head| head.alternates.values().any(|alternate| alternate == url));
    assert!(!lead_to(&format!("{HOST}pt/about/")));
    for (url, head) in heads.iter().filter(|(_, head)| head.is_indexed) {
        let canonical = head.canonical.as_ref().unwrap();
        assert_eq!(heads[canonical].canonical.as_ref(), Some(canonical), "{url}: the canonical page has another one");
    }
}

#[test]
fn the_sitemap_says_the_same() {
    let files = site();
    let (heads, sitemap) = (heads(&files), sitemap(&files));
    let indexed = heads.iter().filter(|(url, head)| head.canonical.as_ref() == Some(url));
    let expected: BTreeMap<&String, &Alternates> = indexed.map(|(url, head)| (url, &head.alternates)).collect();
    assert_eq!(sitemap.iter().collect::<BTreeMap<_, _>>(), expected);
}
