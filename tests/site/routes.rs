//! Every route renders the content of its file.

use crate::accessibility_tree::TreeReport;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;
use support::fixture::{left_to_right_pages, right_to_left_pages};
use support::page_queries::collapse_whitespace;
use support::pseudolocale::PSEUDOLOCALE;
use support::serialized_dom::assert_same_dom;
use support::site::{PublishedPage, published_pages};
use support::{Browser, Engine, TestServer, fixture_folder, visit};

// In Chromium, their accessibility trees are compared too: a page is opened once for both.
support::test_in!(chromium Chromium:
    pages_render_with_their_reviewed_accessibility_tree,
    pages_of_the_pseudolocale_render_with_their_reviewed_accessibility_tree,
    a_path_without_its_trailing_slash_works,
);
support::test_in!(firefox Firefox:
    pages_render,
    pages_of_the_pseudolocale_render,
    a_path_without_its_trailing_slash_works,
);
support::test_in!(webkit_gtk WebKitGtk:
    pages_render,
    pages_of_the_pseudolocale_render,
    a_path_without_its_trailing_slash_works,
);

async fn pages_render_with_their_reviewed_accessibility_tree(engine: Engine) {
    let mut trees = TreeReport::default();
    assert_fixture_renders(engine, &left_to_right_pages(), async |browser, server, page| {
        trees.add(browser, server, page).await;
    })
    .await;
    trees.assert_empty();
}

async fn pages_of_the_pseudolocale_render_with_their_reviewed_accessibility_tree(engine: Engine) {
    let mut trees = TreeReport::default();
    let look = async |browser: &Browser, server: &TestServer, page: &str| trees.add(browser, server, page).await;
    assert_fixture_renders(engine, &right_to_left_pages(), look).await;
    trees.assert_empty();
}

async fn pages_render(engine: Engine) {
    assert_fixture_renders(engine, &left_to_right_pages(), async |_, _, _| {}).await;
}

async fn pages_of_the_pseudolocale_render(engine: Engine) {
    assert_fixture_renders(engine, &right_to_left_pages(), async |_, _, _| {}).await;
}

/// Asserts that pages of the fixture render. The last of the distinct pages is not found.
async fn assert_fixture_renders(
    engine: Engine,
    paths: &[String],
    mut look: impl AsyncFnMut(&Browser, &TestServer, &str),
) {
    let published = published_pages(fixture_folder());
    let (server, browser) = start(engine, fixture_folder()).await;
    let mut not_found = Vec::new();
    for path in paths {
        browser.open(&server.url(path)).await;
        match published.iter().find(|page| page.path == *path) {
            Some(page) => assert_renders(&browser, &server, fixture_folder(), page).await,
            None => {
                // Of the hosts' documents for what is not found, the test server sends that of the default language.
                if !path.starts_with(&format!("/{PSEUDOLOCALE}/")) {
                    assert_same_dom(&browser.static_html().await, &browser.serialized_page().await, path);
                }
                let messages = browser.console_messages().await;
                assert!(messages.iter().all(|message| message.contains("404 (Not Found)")), "{messages:?}");
                not_found.push(path);
            }
        }
        look(&browser, &server, path).await;
    }
    assert_eq!(not_found.len(), 1, "{not_found:?}");
}

/// Asserts what holds for every page of any content: see [`assert_renders`]. Calls `look` for each page while it is open.
pub(crate) async fn assert_pages_render(
    engine: Engine,
    folder: &Path,
    pages: &[PublishedPage],
    mut look: impl AsyncFnMut(&Browser, &PublishedPage),
) {
    assert!(!pages.is_empty(), "no page was published");
    let (server, browser) = start(engine, folder).await;
    for page in pages {
        browser.open(&server.url(&page.path)).await;
        assert_renders(&browser, &server, folder, page).await;
        look(&browser, page).await;
    }
}

async fn start(engine: Engine, folder: &Path) -> (TestServer, Browser) {
    let server = TestServer::serve(folder).await;
    server.serialize_static_html();
    (server, Browser::start_with_request_log(engine).await)
}

/// Asserts that the app renders the content of the open page's file, equal to the static HTML. Nothing shifts, the console is
/// empty, no request leaves the origin, and links within the site lead somewhere.
async fn assert_renders(browser: &Browser, server: &TestServer, folder: &Path, page: &PublishedPage) {
    let path = &page.path;
    assert_shows_content(browser, folder, page).await;
    assert_same_dom(&browser.static_html().await, &browser.serialized_page().await, path);
    assert_eq!(browser.layout_shifts().await, [""; 0], "{path} shifts");
    assert_eq!(browser.console_messages().await, [""; 0], "{path}");
    let root = server.url("/");
    let other_origins: Vec<_> = browser.requests().await.into_iter().filter(|url| !url.starts_with(&root)).collect();
    assert_eq!(other_origins, [""; 0], "{path}");
    assert_links_resolve(browser, &root, folder).await;
}

/// Asserts that the page shows its content file.
async fn assert_shows_content(browser: &Browser, folder: &Path, page: &PublishedPage) {
    let path = &page.path;
    let file = fs::read_to_string(folder.join(page.content_file())).unwrap();
    let content: Value = serde_json::from_str(&file).unwrap();
    let head = if content["head"].is_object() { &content["head"] } else { &content["summary"] };
    let heading = head["heading"].as_str().or(head["title"].as_str()).unwrap();
    assert_eq!(browser.text_content("main h1").await, collapse_whitespace(heading), "{path}");
    assert!(browser.title().await.starts_with(head["title"].as_str().unwrap()), "{path}");
    let description = head["description"].as_str().or(head["summary"].as_str()).unwrap();
    let shown = browser.evaluate_string("document.querySelector('meta[name=description]').content").await;
    assert_eq!(shown, description, "{path}");
    let main = browser.text_content("main").await;
    for string in visible_strings(&content) {
        assert!(main.contains(&string), "{path} does not show: {string}");
    }
    assert_eq!(browser.evaluate("document.querySelectorAll('h1').length").await, 1, "{path}");
    assert_eq!(browser.evaluate("document.querySelectorAll('#placeholder').length").await, 0, "{path}");
}

/// Asserts that each internal link of the page leads to a file.
async fn assert_links_resolve(browser: &Browser, root: &str, folder: &Path) {
    let links = browser.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.href)").await;
    let links = links.as_array().unwrap().iter().filter_map(Value::as_str);
    let paths: Vec<&str> = links.filter_map(|link| link.strip_prefix(root)).collect();
    assert!(!paths.is_empty(), "{} has no links", browser.path().await);
    for path in paths {
        let path = path.split('#').next().unwrap();
        let file =
            if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { String::from(path) };
        assert!(folder.join(&file).is_file(), "{} links to {path}, which has no file", browser.path().await);
    }
}

async fn a_path_without_its_trailing_slash_works(engine: Engine) {
    let (_server, browser) = visit(engine, "/about").await;
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
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
                    // In the body of a page, the author writes the heading of a team.
                    Value::Object(team) if key == "Team" => strings.extend(visible_strings(&team["members"])),
                    // The label of links is an accessible name.
                    Value::Object(navigation) if key == "Navigation" => {
                        strings.extend(visible_strings(&navigation["links"]));
                    }
                    Value::Object(list) if key == "DatedCards" => strings.extend(strings_of_cards(list)),
                    Value::Object(dates) if key == "Dates" => strings.extend(strings_of_dates(dates)),
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

/// Returns the visible strings of the cards that are shown, each with its next occurrence.
fn strings_of_cards(list: &Map<String, Value>) -> Vec<String> {
    let cards = list["cards"].as_array().unwrap();
    let count = list.get("count").and_then(Value::as_u64).map_or(cards.len(), |count| usize::try_from(count).unwrap());
    let of_card = |card: &Value| [visible_strings(&card["card"]), visible_strings(&card["occurrences"][0])].concat();
    cards
        .iter()
        .take(count)
        .flat_map(of_card)
        .chain(list.get("filters").into_iter().flat_map(visible_strings))
        .collect()
}

/// Returns the visible strings of the occurrences that are shown.
fn strings_of_dates(dates: &Map<String, Value>) -> Vec<String> {
    const MAX_SHOWN: usize = 6;
    let occurrences = dates["occurrences"].as_array().unwrap();
    let label = |key: &str| String::from(dates[key].as_str().unwrap());
    let further = (occurrences.len() > 1).then(|| label("further_label"));
    let shown = occurrences.iter().take(MAX_SHOWN).flat_map(visible_strings);
    [label("label")].into_iter().chain(further).chain(shown).collect()
}
