//! The site built for a base path.

use std::fs;
use std::path::Path;
use support::fixture::left_to_right_pages;
use support::site::{PublishedPage, published_pages};
use support::{Browser, Engine, SUB_PATH, TestServer, fixture_folder, fixture_under_path_folder};

support::test_in_every_engine!(
    the_site_works_under_a_base_path,
    an_unknown_path_under_the_base_path_is_not_found,
    links_outside_of_the_base_path_are_left_to_the_browser,
);
// URLs depend on the app and the publisher alone, so one engine is enough.
support::test_in!(chromium_only Chromium: every_page_works_at_both_base_paths);

async fn the_site_works_under_a_base_path(engine: Engine) {
    let server = TestServer::serve_under(fixture_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start_with_request_log(engine).await;
    browser.open(&server.url("/some/path/about/")).await;
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
    browser.evaluate("window.sameDocument = true").await;
    browser.click("header nav a[href='/some/path/news/']").await;
    browser.wait_until("location.pathname == '/some/path/news/' && document.title.startsWith('News')").await;
    browser.click(".card a[href='/some/path/news/newest/']").await;
    browser.wait_until("document.title.startsWith('The newest post')").await;
    browser.back().await;
    browser.wait_until("location.pathname == '/some/path/news/' && document.title.startsWith('News')").await;
    assert_eq!(browser.evaluate("window.sameDocument").await, true);
    assert_eq!(browser.console_messages().await, [""; 0]);
    let outside: Vec<_> =
        browser.requests().await.into_iter().filter(|url| !url.starts_with(&server.url(SUB_PATH))).collect();
    assert_eq!(outside, [""; 0]);
}

async fn an_unknown_path_under_the_base_path_is_not_found(engine: Engine) {
    let server = TestServer::serve_under(fixture_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/some/path/nothing/")).await;
    assert_eq!(browser.text_content("main h1").await, "Page not found");
    browser.click("main a[href='/some/path/']").await;
    browser.wait_until("location.pathname == '/some/path/'").await;
}

async fn links_outside_of_the_base_path_are_left_to_the_browser(engine: Engine) {
    let server = TestServer::serve_under(fixture_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/some/path/")).await;
    browser
        .evaluate(
            "document.querySelector('main')
                .appendChild(Object.assign(document.createElement('a'), { id: 'neighbour', href: '/some/pathology/', textContent: 'x' })).id",
        )
        .await;
    browser.click("#neighbour").await;
    browser.wait_for_url(&server.url("/some/pathology/")).await;
    assert_eq!(
        browser.evaluate("document.querySelectorAll('.site-header').length").await,
        0,
        "the app handled the URL"
    );
}

async fn every_page_works_at_both_base_paths(engine: Engine) {
    let distinct = left_to_right_pages();
    for (base, folder) in [("/", fixture_folder()), (SUB_PATH, fixture_under_path_folder())] {
        let pages = published_pages(folder);
        pages.iter().for_each(|page| assert_document_stays_below(base, folder, page));
        let server = TestServer::serve_under(folder, base).await;
        let browser = Browser::start_with_request_log(engine).await;
        // All other tests visit every page at the root.
        let limit = if base == "/" { 8 } else { usize::MAX };
        for page in pages.into_iter().filter(|page| distinct.contains(&page.path)).take(limit) {
            let url_path = format!("{base}{}", page.path.trim_start_matches('/'));
            let without_slash = String::from(url_path.trim_end_matches('/'));
            // The home page at the root always has its trailing slash.
            let url_paths = if base == "/" { vec![url_path] } else { vec![url_path, without_slash] };
            for url_path in url_paths {
                browser.open(&server.url(&url_path)).await;
                let heading = browser.evaluate_string("document.querySelector('main h1').textContent").await;
                assert_is_in_content(&heading, folder, &page);
                let outside = format!(
                    "[...document.querySelectorAll('a[href^=\"/\"], link[href^=\"/\"], script[src^=\"/\"]')]
                        .map(element => element.getAttribute('href') ?? element.getAttribute('src'))
                        .filter(url => !url.startsWith('{base}'))"
                );
                assert_eq!(browser.evaluate(&outside).await, serde_json::json!([]), "{url_path}");
            }
        }
        browser.open(&server.url(&format!("{base}nothing/"))).await;
        assert_eq!(browser.text_content("main h1").await, "Page not found", "{base}");
        // The console shows the 404 as a network error; it may contain nothing else.
        let messages = browser.console_messages().await;
        assert!(messages.iter().all(|line| line.contains("404 (Not Found)")), "{messages:?}");
        let elsewhere: Vec<_> =
            browser.requests().await.into_iter().filter(|url| !url.starts_with(&server.url(base))).collect();
        assert!(elsewhere.iter().all(|url| server.url(base).trim_end_matches('/') == url), "{elsewhere:?}");
        browser.open(&server.url(&format!("{base}news/"))).await;
        browser.evaluate("window.sameDocument = true, scrollTo(0, 500)").await;
        browser.evaluate("window.addEventListener('click', () => window.savedOffset = window.scrollY, true)").await;
        browser.click(&format!(".card a[href='{base}news/weaving-meetup/']")).await;
        browser.wait_until("document.title.startsWith('Weaving')").await;
        browser.back().await;
        browser
            .wait_until("document.title.startsWith('News') && Math.abs(scrollY - savedOffset) < 1 && sameDocument")
            .await;
    }
}

/// Asserts that the document of a page shows its content, and that all of its URLs within the site are below the base
/// path. The app shows the same, which is tested with pages that have every construct.
fn assert_document_stays_below(base: &str, folder: &Path, page: &PublishedPage) {
    let file = folder.join(page.path.trim_start_matches('/')).join("index.html");
    let document = fs::read_to_string(&file).unwrap();
    let urls: Vec<&str> = [" href=\"/", " src=\"/"]
        .into_iter()
        .flat_map(|start| document.split(start).skip(1).filter_map(|rest| rest.split('"').next()))
        .collect();
    assert!(urls.len() > 10, "{} has only {urls:?}", file.display());
    let outside: Vec<_> = urls.iter().filter(|url| !format!("/{url}").starts_with(base)).collect();
    assert!(outside.is_empty(), "{}: {outside:?}", file.display());
    let (_, heading) = document.split_once("<h1>").unwrap();
    let heading = heading.split_once("</h1>").unwrap().0;
    assert_is_in_content(heading, folder, page);
}

fn assert_is_in_content(heading: &str, folder: &Path, page: &PublishedPage) {
    let content = fs::read_to_string(folder.join(page.content_file())).unwrap();
    assert!(content.contains(&serde_json::to_string(heading).unwrap()), "{} shows {heading}", page.path);
}
