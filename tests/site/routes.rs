//! Every route renders the content of its file.

use serde_json::Value;
use std::fs;
use std::path::Path;
use support::page_queries::collapse_whitespace;
use support::site::published_routes;
use support::{Browser, Engine, TestServer, site_folder};

support::test_in_every_engine!(
    every_route_renders_its_content_and_its_links_resolve,
    a_path_without_its_trailing_slash_works,
);

async fn every_route_renders_its_content_and_its_links_resolve(engine: Engine) {
    let folder = site_folder();
    let routes = published_routes(&folder);
    assert!(routes.len() > 35, "only {} routes were published", routes.len());
    let server = TestServer::serve(&folder).await;
    let browser = Browser::start(engine).await;
    let mut links = 0;
    for route in routes {
        let path = route.path();
        let file = fs::read_to_string(folder.join("content/en").join(route.content_file())).unwrap();
        let content: Value = serde_json::from_str(&file).unwrap();
        let head = if content["head"].is_object() { &content["head"] } else { &content["summary"] };
        let heading = head["heading"].as_str().or(head["title"].as_str()).unwrap();

        browser.open(&server.url(&path)).await;
        assert_eq!(browser.text_content("main h1").await, collapse_whitespace(heading), "{path}");
        assert!(browser.title().await.starts_with(head["title"].as_str().unwrap()), "{path}");
        let description = head["description"].as_str().or(head["summary"].as_str()).unwrap();
        assert_eq!(
            browser.evaluate_string("document.querySelector('meta[name=description]').content").await,
            description,
            "{path}"
        );

        let main = browser.text_content("main").await;
        for string in visible_strings(&content) {
            assert!(main.contains(&string), "{path} does not show: {string}");
        }
        assert_eq!(browser.evaluate("document.querySelectorAll('h1').length").await, 1, "{path}");
        assert_eq!(browser.evaluate("document.querySelectorAll('#placeholder').length").await, 0, "{path}");
        assert_eq!(browser.layout_shifts().await, [""; 0], "{path} shifts");
        assert_eq!(browser.console_messages().await, [""; 0], "{path}");
        let other_origins: Vec<_> =
            browser.requests().await.into_iter().filter(|url| !url.starts_with(&server.url("/"))).collect();
        assert_eq!(other_origins, [""; 0], "{path}");
        links += assert_links_resolve(&browser, &server.url("/"), &folder).await;
    }
    assert!(links > 400, "only {links} links were found");
}

/// Asserts that each internal link of the page leads to a file, and returns the number of these links.
async fn assert_links_resolve(browser: &Browser, root: &str, folder: &Path) -> usize {
    let links = browser.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.href)").await;
    let links = links.as_array().unwrap().iter().filter_map(Value::as_str);
    let paths: Vec<&str> = links.filter_map(|link| link.strip_prefix(root)).collect();
    for path in &paths {
        let path = path.split('#').next().unwrap();
        let file =
            if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { String::from(path) };
        assert!(folder.join(&file).is_file(), "{} links to {path}, which has no file", browser.path().await);
    }
    paths.len()
}

async fn a_path_without_its_trailing_slash_works(engine: Engine) {
    let folder = site_folder();
    let server = TestServer::serve(&folder).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/about")).await;
    assert_eq!(browser.text_content("main h1").await, "About Black Python Devs");
}

/// Returns the strings of a content file that a page shows.
fn visible_strings(value: &Value) -> Vec<String> {
    const VISIBLE_KEYS: [&str; 10] =
        ["Text", "Code", "heading", "title", "summary", "name", "role", "label", "caption", "text"];
    let mut strings = Vec::new();
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                match entry {
                    // With a heading, the title is in the head of the document only.
                    Value::String(_) if key == "title" && entries.contains_key("heading") => {}
                    Value::String(string) if VISIBLE_KEYS.contains(&key.as_str()) => {
                        strings.push(collapse_whitespace(string));
                    }
                    other => strings.extend(visible_strings(other)),
                }
            }
        }
        Value::Array(items) => strings.extend(items.iter().flat_map(visible_strings)),
        _ => {}
    }
    // The summary of a post is shown in lists, not on its own page.
    if let Some(summary) = value.get("reading_minutes").and(value["summary"]["summary"].as_str()) {
        strings.retain(|string| *string != collapse_whitespace(summary));
    }
    strings
}
