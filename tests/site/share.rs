//! Sharing a post: links that contain its URL, and a button that copies it.

use serde_json::{Value, json};
use support::clipboard::{RECORD_COPIED, REFUSE_COPYING};
use support::{Browser, Engine, TestServer, fixture_folder, visit};

support::test_in_every_engine!(
    share_links_contain_the_title_and_the_url,
    without_a_sheet_or_without_scripts_the_links_stand_alone,
    the_share_button_opens_the_sheet_of_the_device,
    the_copy_button_copies_the_url_or_reports_the_failure
);

const POST: &str = "/news/weaving-meetup/";
const COPY_BUTTON: &str = ".share li:not(.share-from-device) > button";
const POST_URL: &str = "https://fixture.example/news/weaving-meetup/";

async fn share_links_contain_the_title_and_the_url(engine: Engine) {
    let (_server, browser) = visit(engine, POST).await;
    let links = browser.evaluate("[...document.querySelectorAll('.share a')].map(link => new URL(link.href))").await;
    assert_eq!(links.as_array().unwrap().len(), 5);
    let decoded = "[...document.querySelectorAll('.share a')].map(link => decodeURIComponent(link.href))";
    for link in browser.evaluate(decoded).await.as_array().unwrap() {
        let link = link.as_str().unwrap();
        // LinkedIn reads the title from the page.
        assert!(link.contains("Weaving meetup") || link.contains("linkedin.com"), "{link}");
        assert!(link.contains(POST_URL), "{link}");
    }
    let hosts = browser.evaluate("[...document.querySelectorAll('.share a')].map(link => link.host)").await;
    assert_eq!(hosts, json!(["", "wa.me", "t.me", "mastodon.social", "www.linkedin.com"]));
}

/// Gives the browser no sheet, whatever it has.
const WITHOUT_SHEET: &str = "Object.defineProperty(Navigator.prototype, 'share', { value: undefined });";

/// Gives the browser a sheet that records what is shared. `outcome` is the name of an error, or nothing.
const WITH_SHEET: &str = "
    Object.defineProperty(Navigator.prototype, 'share', { value: async data => {
        window.shared = JSON.stringify(data);
        if (window.outcome) throw new DOMException('', window.outcome);
    } });";

/// Whether the button that opens the sheet, the button that copies, and the first link are visible.
const VISIBLE: &str = "['.share-from-device button', 'li:not(.share-from-device) > button', 'a']
    .map(selector => document.querySelector(`.share ${selector}`).checkVisibility({ visibilityProperty: true }))";

async fn without_a_sheet_or_without_scripts_the_links_stand_alone(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.add_init_script(WITHOUT_SHEET);
    browser.open(&server.url(POST)).await;
    assert_eq!(browser.evaluate(VISIBLE).await, json!([false, true, true]));
    assert_eq!(browser.layout_shifts().await, [""; 0]);
    let without_scripts = TestServer::serve(fixture_folder()).await;
    without_scripts.disable_scripts();
    browser.navigate(&without_scripts.url(POST)).await;
    assert_eq!(browser.evaluate(VISIBLE).await, json!([false, false, true]));
}

async fn the_share_button_opens_the_sheet_of_the_device(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.add_init_script(WITH_SHEET);
    browser.open(&server.url(POST)).await;
    assert_eq!(browser.evaluate(VISIBLE).await, json!([true, true, true]));
    browser.evaluate(RECORD_COPIED).await;
    assert_eq!(browser.layout_shifts().await, [""; 0]);
    browser.click(".share-from-device button").await;
    browser.wait_until("window.shared").await;
    let shared: Value = serde_json::from_str(&browser.evaluate_string("shared").await).unwrap();
    assert_eq!(shared, json!({ "title": browser.title().await, "url": POST_URL }));
    // The visitor closes the sheet.
    browser.evaluate("window.outcome = 'AbortError', window.shared = ''").await;
    browser.click(".share-from-device button").await;
    browser.wait_until("window.shared").await;
    assert_eq!(
        browser.evaluate_promise("new Promise(resolve => setTimeout(() => resolve(window.copied ?? null), 300))").await,
        json!(null)
    );
    assert_eq!(browser.text_content("[role=status]").await, "");
    // The browser does not allow it.
    browser.evaluate("window.outcome = 'NotAllowedError'").await;
    browser.click(".share-from-device button").await;
    browser.wait_until("window.copied").await;
    assert_eq!(browser.evaluate_string("copied").await, POST_URL);
    browser.wait_until("document.querySelector('[role=status]').textContent == 'Link copied.'").await;
}

async fn the_copy_button_copies_the_url_or_reports_the_failure(engine: Engine) {
    let (_server, browser) = visit(engine, POST).await;
    browser.evaluate(RECORD_COPIED).await;
    browser.click(COPY_BUTTON).await;
    browser.wait_until("window.copied").await;
    assert_eq!(browser.evaluate_string("copied").await, POST_URL);
    let is_announced = "document.querySelector('[role=status]').textContent == 'Link copied.'";
    browser.wait_until(is_announced).await;
    assert_eq!(browser.text_content(".toast").await, "Link copied.");
    // Once more, also if something else has changed the words.
    browser.evaluate("document.querySelector('[role=status]').textContent = 'x'").await;
    browser.click(COPY_BUTTON).await;
    browser.wait_until(is_announced).await;
    browser.evaluate(REFUSE_COPYING).await;
    browser.click(COPY_BUTTON).await;
    browser.wait_until("document.querySelector('[role=status]').textContent.startsWith('Your browser did not')").await;
    browser.wait_until("!document.querySelector('.toast:not(:empty)')").await;
    // The policy allows the real clipboard.
    if engine == Engine::Chromium {
        browser.reload().await;
        browser.wait_for_app().await;
        browser.click(COPY_BUTTON).await;
        browser.wait_until(is_announced).await;
    }
}
