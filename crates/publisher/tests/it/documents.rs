//! The heads of the documents, as browsers, search engines and link previews parse them.

use crate::support::{Checkout, Files, RELEASE, attribute, documents, fixture_policy, fixtures, json_ld, tags, text};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::leadership::person_fragment;
use model::slug::is_slug;
use publisher::document::earlier_base_path;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeSet;

const BASE_PATH: &str = "/sub/";
const BASE_URL: &str = "https://fixture.example/";

fn release() -> Files {
    Checkout::fixture_site().build(BASE_PATH, RELEASE).unwrap()
}

/// Returns an attribute of the only tag that contains these substrings.
fn only_attribute(document: &str, substrings: &str, name: &str) -> String {
    let found = tags(document, substrings);
    assert_eq!(found.len(), 1, "{substrings}: {found:?}");
    attribute(found[0], name).unwrap()
}

#[test]
fn loaded_files_exist_and_code_has_integrity() {
    let files = release();
    let mut with_integrity = 0;
    for (path, document) in documents(&files) {
        let loaded: Vec<&str> = [tags(&document, "link href=\"/sub/"), tags(&document, "script src=\"/sub/")].concat();
        assert!(loaded.len() > 8, "{path}: {loaded:?}");
        for tag in loaded {
            let url = attribute(tag, "href").or_else(|| attribute(tag, "src")).unwrap();
            let name = url.strip_prefix(BASE_PATH).unwrap();
            // Trunk copies the files in public/.
            if fixtures().join("site/public").join(name).is_file() {
                continue;
            }
            let file = files.get(name).unwrap_or_else(|| panic!("{path}: no {url}"));
            let is_code = tag.starts_with("script") || tag.contains("modulepreload");
            assert_eq!(attribute(tag, "integrity").is_some(), is_code, "{tag}");
            if let Some(integrity) = attribute(tag, "integrity") {
                assert_eq!(integrity, format!("sha384-{}", STANDARD.encode(Sha384::digest(file))), "{tag}");
                with_integrity += 1;
            }
        }
    }
    assert!(with_integrity > 40, "{with_integrity}");
}

#[test]
fn policy_allows_exactly_the_inline_scripts_and_style_of_a_document() {
    let policy = fixture_policy();
    for (path, document) in documents(&release()) {
        // A policy in a meta element applies only to the elements after it.
        let start = document.find("http-equiv=\"Content-Security-Policy\"").unwrap();
        assert!(start < document.find("<script").unwrap() && start < document.find("<style").unwrap(), "{path}");
        let mut inline_scripts = Vec::new();
        for script in document.split("<script").skip(1) {
            let (attributes, rest) = script.split_once('>').unwrap();
            let text = rest.split_once("</script>").unwrap().0;
            let is_file = attributes.contains("src=\"/sub/assets/") && text.is_empty();
            if !is_file && !attributes.contains("type=\"application/ld+json\"") {
                let digest = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
                assert!(policy.header().contains(&digest), "{path}: {script}");
                inline_scripts.push(text);
            }
        }
        let [theme_init, watchdog] = inline_scripts[..] else { panic!("{path}: {inline_scripts:?}") };
        assert!(document.find(theme_init).unwrap() < document.find("<style>").unwrap(), "{path}");
        assert!(document.contains(&format!("</button></div><script>{watchdog}</script><!--/body-->")), "{path}");
        let (_, rest) = document.split_once("<style>").unwrap();
        let (style, rest) = rest.split_once("</style>").unwrap();
        let digest = format!("style-src 'self' 'sha256-{}'", STANDARD.encode(Sha256::digest(style)));
        assert!(policy.header().contains(&digest), "{path}");
        assert!(!rest.contains("<style") && tags(&document, " style=").is_empty(), "{path}");
        let handlers =
            tags(&document, " on").into_iter().filter(|tag| tag.contains(" onclick=") || tag.contains(" onload="));
        assert_eq!(handlers.count(), 0, "{path}");
        let in_document = only_attribute(&document, "meta http-equiv=\"Content-Security-Policy\"", "content");
        assert_eq!(in_document, policy.meta());
    }
}

#[test]
fn documents_of_debug_builds_have_no_policy() {
    let options = publisher::convert::PublishOptions { with_unpublished: true, ..RELEASE };
    let files = Checkout::fixture_site().build("/", options).unwrap();
    for (path, document) in documents(&files) {
        assert!(!document.contains("Content-Security-Policy"), "{path}");
    }
}

#[test]
fn every_page_has_open_graph_tags_with_an_image() {
    let files = release();
    for (path, document) in documents(&files).into_iter().filter(|(path, _)| !path.ends_with("404.html")) {
        for property in ["og:title", "og:description", "og:url", "og:site_name", "og:image:alt", "og:type"] {
            assert!(
                !only_attribute(&document, &format!("meta property=\"{property}\""), "content").is_empty(),
                "{path}"
            );
        }
        let image_url = only_attribute(&document, "meta property=\"og:image\"", "content");
        let file = &files[image_url.strip_prefix(BASE_URL).unwrap()];
        let size = imagesize::blob_size(file).unwrap();
        assert_eq!(
            only_attribute(&document, "property=\"og:image:width\"", "content"),
            size.width.to_string(),
            "{path}"
        );
        assert_eq!(
            only_attribute(&document, "property=\"og:image:height\"", "content"),
            size.height.to_string(),
            "{path}"
        );
        assert_eq!(only_attribute(&document, "meta name=\"twitter:card\"", "content"), "summary_large_image");
    }
}

#[test]
fn canonical_and_hreflang_links_agree() {
    let files = release();
    let document = |path: &str| text(&files, path);
    let canonical = |path: &str| only_attribute(document(path), "link rel=\"canonical\"", "href");
    assert_eq!(canonical("about/index.html"), "https://fixture.example/about/");
    assert_eq!(canonical("es/about/index.html"), "https://fixture.example/es/about/");
    // Untranslated, so it is shown in English.
    assert_eq!(canonical("es/index.html"), "https://fixture.example/");
    for path in ["about/index.html", "es/about/index.html"] {
        let found = document(path);
        let languages: Vec<_> = tags(found, "link rel=\"alternate\" hreflang")
            .into_iter()
            .map(|tag| (attribute(tag, "hreflang").unwrap(), attribute(tag, "href").unwrap()))
            .collect();
        let expected = [
            ("en", "https://fixture.example/about/"),
            ("es", "https://fixture.example/es/about/"),
            ("x-default", "https://fixture.example/about/"),
        ];
        assert_eq!(languages, expected.map(|(code, url)| (String::from(code), String::from(url))), "{path}");
    }
    assert!(tags(document("index.html"), "hreflang=").iter().all(|tag| !tag.starts_with("link")));
    for path in ["404.html", "es/404.html"] {
        assert_eq!(only_attribute(document(path), "meta name=\"robots\"", "content"), "noindex");
        assert!(!document(path).contains("canonical"));
    }
}

#[test]
fn json_ld_types_match_the_kind_of_page() {
    let files = release();
    let kinds = |path: &str| -> Vec<String> {
        let data = json_ld(text(&files, path)).unwrap();
        assert_eq!(data["@context"], "https://schema.org");
        let graph = data["@graph"].as_array().unwrap().clone();
        graph.iter().map(|node| String::from(node["@type"].as_str().unwrap())).collect()
    };
    assert_eq!(kinds("index.html"), ["Organization", "WebSite"]);
    assert_eq!(kinds("about/index.html"), ["BreadcrumbList"]);
    assert_eq!(kinds("news/first/index.html"), ["NewsArticle", "Organization", "BreadcrumbList"]);
    assert_eq!(kinds("news/elsewhere/index.html"), ["BreadcrumbList"], "an article of another site is not ours");
    let post = json_ld(text(&files, "news/first/index.html")).unwrap();
    let article = &post["@graph"][0];
    assert_eq!(article["datePublished"], "2024-01-02");
    assert_eq!(article["mainEntityOfPage"], "https://fixture.example/news/first/");
    assert_eq!(article["publisher"]["@id"], post["@graph"][1]["@id"]);
    let steps: Vec<&Value> =
        post["@graph"][2]["itemListElement"].as_array().unwrap().iter().map(|step| &step["item"]).collect();
    assert_eq!(
        steps,
        ["https://fixture.example/", "https://fixture.example/news/", "https://fixture.example/news/first/"]
    );
}

#[test]
fn content_is_escaped_in_the_head() {
    let checkout = Checkout::fixture_site();
    let title = "A </title></script><script>alert(1)</script> \"B\" & C";
    let page = format!(
        "---\ntitle: '{title}'\ndescription: '</script>'\n---\n\n## Why it is here\n\n## Own {{#own}}\n\n`<!--/body-->`\n"
    );
    checkout.write("content/en/pages/about.md", page.as_bytes());
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let document = text(&files, "about/index.html");
    assert!(!document.contains("<script>alert"), "{document}");
    assert_eq!(document.matches("</title>").count(), 1);
    let name = &json_ld(document).unwrap()["@graph"][0]["itemListElement"][1]["name"];
    assert_eq!(name, title);
    assert_eq!(
        checkout.build(BASE_PATH, RELEASE).unwrap(),
        files,
        "markers in the content do not break the document as the next template"
    );
}

#[test]
fn static_html_can_be_disabled() {
    let checkout = Checkout::fixture_site();
    let with_static_html = checkout.build(BASE_PATH, RELEASE).unwrap();
    let settings = std::fs::read_to_string(checkout.root().join("content/site.toml")).unwrap();
    checkout.write("content/site.toml", format!("static_text = false\n{settings}").as_bytes());
    let without = checkout.build(BASE_PATH, RELEASE).unwrap();
    for (path, document) in documents(&without) {
        let before = text(&with_static_html, path);
        let head = |document: &str| document.split_once("</head>").unwrap().0.to_owned();
        assert_eq!(head(&document), head(before), "{path}");
        assert!(before.contains("<main") && !document.contains("<main"), "{path}");
        assert!(document.contains("<noscript>"), "{path}");
    }
}

#[test]
fn content_can_be_republished_without_rebuilding_the_app() {
    let checkout = Checkout::fixture_site();
    let before = checkout.build(BASE_PATH, RELEASE).unwrap();
    let post = "---\ntitle: Newer\ndate: 2024-05-30\ntags: [events]\nsummary: Newer.\n---\n\nThe newest of all.\n";
    checkout.write("content/en/news/2024-05-30-newer.md", post.as_bytes());
    let after = checkout.build(BASE_PATH, RELEASE).unwrap();
    let contains = |path: &str, string: &str| String::from_utf8_lossy(&after[path]).contains(string);
    assert!(contains("content/en/news/newer.json", "The newest of all."));
    assert!(contains("news/newer/index.html", "The newest of all."));
    assert!(contains("content/en/news/index.json", "Newer"));
    assert!(contains("news/index.html", "/sub/news/newer/"));
    assert!(contains("feed.xml", "The newest of all."));
    assert!(contains("feed.json", "The newest of all."));
    assert!(contains("sitemap.xml", "https://fixture.example/news/newer/"));
    let assets = |files: &Files| -> Files {
        files
            .iter()
            .filter(|(path, _)| path.starts_with("assets/"))
            .map(|(path, file)| (path.clone(), file.clone()))
            .collect()
    };
    assert_eq!(assets(&after), assets(&before));
    assert_eq!(
        earlier_base_path(&checkout.root().join("out")).as_deref(),
        Some(BASE_PATH),
        "the base path is read from the previous build"
    );
    assert_eq!(assets(&after).len(), 3, "script, WebAssembly and style sheet for paper");
}

#[test]
fn a_file_at_the_address_of_a_page_is_an_error() {
    let checkout = Checkout::fixture_site();
    checkout.write("content/en/pages/media.md", b"---\ntitle: Media\ndescription: Media.\n---\n\nText.\n");
    checkout.write("content/media/index.html", b"<!doctype html>");
    let message = checkout.build(BASE_PATH, RELEASE).unwrap_err();
    assert!(message.starts_with("content/media/index.html:1:1: error: ") && message.contains("help: "), "{message}");
    assert!(!checkout.root().join("out/media").exists(), "nothing is written");
}

/// Headings of editors have slugs as ids, so a heading such as `Site` must not get an id of the shell.
#[test]
fn ids_of_the_shell_are_no_slugs() {
    let files = release();
    let mut of_content = BTreeSet::new();
    for (_, bytes) in files.iter().filter(|(path, _)| path.starts_with("content/") && path.ends_with(".json")) {
        collect_ids(&serde_json::from_slice(bytes).unwrap(), &mut of_content);
    }
    let mut of_shell = BTreeSet::new();
    for (_, document) in documents(&files) {
        let ids = tags(&document, " id=\"").into_iter().filter_map(|tag| attribute(tag, "id"));
        of_shell.extend(ids.filter(|id| !of_content.contains(id)));
    }
    for id in ["site_root", "site_menu", "main_content", "start_notice", "share_heading", "note_1"] {
        assert!(of_shell.contains(id), "{id} is not in {of_shell:?}");
    }
    let slugs: Vec<&String> = of_shell.iter().filter(|id| is_slug(id)).collect();
    assert_eq!(slugs, [""; 0]);
}

/// Collects the ids of elements that come from the content.
fn collect_ids(value: &Value, ids: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value.as_str().filter(|_| matches!(key.as_str(), "id" | "slug" | "source_id")) {
                    Some(id) => ids.extend([String::from(id)].into_iter().chain(person_fragment(id))),
                    None => collect_ids(value, ids),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect_ids(value, ids)),
        _ => {}
    }
}
