//! Sharing a post: links that contain its URL, and a button that copies it.

use serde_json::json;
use support::{Browser, Engine, TestServer, fixture_folder};

support::test_in_every_engine!(
    share_links_contain_the_title_and_the_url,
    the_copy_button_copies_the_url_or_reports_the_failure
);

const POST: &str = "/news/weaving-meetup/";
const POST_URL: &str = "https://fixture.example/news/weaving-meetup/";

async fn share_links_contain_the_title_and_the_url(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url(POST)).await;
    let links = browser.evaluate("[...document.querySelectorAll('.share a')].map(link => new URL(link.href))").await;
    assert_eq!(links.as_array().unwrap().len(), 4);
    let decoded = "[...document.querySelectorAll('.share a')].map(link => decodeURIComponent(link.href))";
    for link in browser.evaluate(decoded).await.as_array().unwrap() {
        let link = link.as_str().unwrap();
        assert!(link.contains("Weaving meetup") && link.contains(POST_URL), "{link}");
    }
    let hosts = browser.evaluate("[...document.querySelectorAll('.share a')].map(link => link.host)").await;
    assert_eq!(hosts, json!(["", "wa.me", "t.me", "mastodon.social"]));
}

async fn the_copy_button_copies_the_url_or_reports_the_failure(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url(POST)).await;
    // Scripts cannot read the clipboard without permission.
    browser
        .evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }")
        .await;
    browser.click(".share button").await;
    browser.wait_until("window.copied").await;
    assert_eq!(browser.evaluate_string("copied").await, POST_URL);
    assert_eq!(browser.text_content("[role=status]").await, "Link copied.");
    assert_eq!(browser.text_content(".toast").await, "Link copied.");
    browser.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))").await;
    browser.click(".share button").await;
    browser.wait_until("document.querySelector('[role=status]').textContent.startsWith('Your browser did not')").await;
    browser.wait_until("!document.querySelector('.toast:not(:empty)')").await;
    // The policy allows the real clipboard.
    if engine == Engine::Chromium {
        browser.reload().await;
        browser.wait_for_app().await;
        browser.click(".share button").await;
        browser.wait_until("document.querySelector('[role=status]').textContent == 'Link copied.'").await;
    }
}
