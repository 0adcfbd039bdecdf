//! Every route of the site renders what its content file holds.

use serde_json::Value;
use std::fs;
use std::path::Path;
use support::reading::single_spaced;
use support::site::routes;
use support::{Browser, Engine, Host, site_folder};

support::test_in_every_engine!(
    every_route_renders_its_content_and_its_links_lead_to_files,
    a_path_without_its_slash_works,
);

async fn every_route_renders_its_content_and_its_links_lead_to_files(engine: Engine) {
    let folder = site_folder();
    let routes = routes(&folder);
    assert!(routes.len() > 35, "only {} routes were published", routes.len());
    let host = Host::serve(&folder).await;
    let browser = Browser::start(engine).await;
    let mut links = 0;
    for route in routes {
        let path = route.path();
        let file = fs::read_to_string(folder.join("content/en").join(route.content_file())).unwrap();
        let content: Value = serde_json::from_str(&file).unwrap();
        let head = if content["head"].is_object() { &content["head"] } else { &content["summary"] };
        let heading = head["heading"].as_str().or(head["title"].as_str()).unwrap();

        browser.open(&host.url(&path)).await;
        assert_eq!(browser.text_of("main h1").await, single_spaced(heading), "{path}");
        assert!(browser.title().await.starts_with(head["title"].as_str().unwrap()), "{path}");
        let description = head["description"].as_str().or(head["summary"].as_str()).unwrap();
        assert_eq!(
            browser.text("document.querySelector('meta[name=description]').content").await,
            description,
            "{path}"
        );

        let shown = browser.text_of("main").await;
        for text in visible_texts(&content) {
            assert!(shown.contains(&text), "{path} does not show: {text}");
        }
        assert_eq!(browser.value("document.querySelectorAll('h1').length").await, 1, "{path}");
        assert_eq!(browser.value("document.querySelectorAll('#placeholder').length").await, 0, "{path}");
        assert_eq!(browser.layout_shifts().await, [""; 0], "{path} shifts");
        assert_eq!(browser.console().await, [""; 0], "{path}");
        let elsewhere: Vec<_> =
            browser.requests().await.into_iter().filter(|url| !url.starts_with(&host.url("/"))).collect();
        assert_eq!(elsewhere, [""; 0], "{path}");
        links += follow_links(&browser, &host.url("/"), &folder).await;
    }
    assert!(links > 400, "only {links} links were found");
}

/// Looks for the file of each link within the site, and tells how many there are on the page.
async fn follow_links(browser: &Browser, root: &str, folder: &Path) -> usize {
    let links = browser.value("[...document.querySelectorAll('a[href]')].map(link => link.href)").await;
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

async fn a_path_without_its_slash_works(engine: Engine) {
    let folder = site_folder();
    let host = Host::serve(&folder).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url("/about")).await;
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
}

/// The texts of a content file that a reader sees.
fn visible_texts(value: &Value) -> Vec<String> {
    const VISIBLE: [&str; 10] =
        ["Text", "Code", "heading", "title", "summary", "name", "role", "label", "caption", "text"];
    let mut texts = Vec::new();
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                match entry {
                    // The title of a page stands in the document's head; its heading stands on the page.
                    Value::String(_) if key == "title" && entries.contains_key("heading") => {}
                    Value::String(text) if VISIBLE.contains(&key.as_str()) => texts.push(single_spaced(text)),
                    other => texts.extend(visible_texts(other)),
                }
            }
        }
        Value::Array(items) => texts.extend(items.iter().flat_map(visible_texts)),
        _ => {}
    }
    // The summary of a post is shown in lists, not above its own text.
    if let Some(summary) = value.get("reading_minutes").and(value["summary"]["summary"].as_str()) {
        texts.retain(|text| *text != single_spaced(summary));
    }
    texts
}
