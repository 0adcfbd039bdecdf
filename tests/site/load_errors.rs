//! Failed loads: the page shows the reason, can be retried, and the rest of the site keeps working.

use serde_json::json;
use support::{Browser, Engine, Fault, TestServer, fixture_folder};

support::test_in_every_engine!(
    a_failed_load_can_be_retried,
    other_pages_load_after_a_failure,
    a_load_without_a_network_shows_the_offline_message,
    malformed_content_shows_a_message_and_can_be_retried,
    a_slow_load_keeps_the_page_and_is_announced_after_a_delay,
);

const ABOUT: &str = "/content/en/pages/about.json";

async fn start(engine: Engine) -> (TestServer, Browser) {
    (TestServer::serve(fixture_folder()).await, Browser::start(engine).await)
}

async fn a_failed_load_can_be_retried(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.inject_fault(ABOUT, Fault::Status(503));
    browser.open(&server.url("/")).await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_for_page("/about/", "This page could not be loaded").await;
    assert!(browser.text_content("main").await.contains("The site answered with an error (503)."));
    assert_eq!(browser.path().await, "/about/");

    browser.click("main button").await;
    browser.wait_until("!document.querySelector('main').hasAttribute('aria-busy')").await;
    assert_eq!(browser.text_content("main h1").await, "This page could not be loaded");

    server.clear_fault(ABOUT);
    browser.click("main button").await;
    browser.wait_for_page("/about/", "About the fixture").await;
    assert_eq!(browser.title().await, "About – Fixture");
}

async fn other_pages_load_after_a_failure(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.inject_fault(ABOUT, Fault::Status(500));
    browser.open(&server.url("/")).await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_for_page("/about/", "This page could not be loaded").await;
    browser.click("header nav a[href='/support/']").await;
    browser.wait_until("document.title.startsWith('Support')").await;
}

async fn a_load_without_a_network_shows_the_offline_message(engine: Engine) {
    let (server, browser) = start(engine).await;
    browser.open(&server.url("/")).await;
    server.set_offline(true);
    browser.click("header nav a[href='/leadership/']").await;
    browser.wait_until("document.querySelector('main').textContent.includes('Check your connection')").await;
    server.set_offline(false);
    browser.click("main button").await;
    browser.wait_until("document.querySelector('#workshop')").await;
}

/// A page whose only block is not a variant of the model.
const EMPTY_BLOCK: &str = "{\"schema\":2,\"body\":[{}],\
    \"head\":{\"language\":\"en\",\"title\":\"\",\"heading\":\"\",\"description\":\"\"}}";

async fn malformed_content_shows_a_message_and_can_be_retried(engine: Engine) {
    let (server, browser) = start(engine).await;
    for malformed in ["{\"schema\":1,\"head\":7}", "{\"schema\":1}", "[]", "not JSON", EMPTY_BLOCK] {
        server.inject_fault(ABOUT, Fault::Json(malformed));
        browser.open(&server.url("/")).await;
        browser.click("header nav a[href='/about/']").await;
        browser.wait_for_page("/about/", "This page could not be loaded").await;
        assert!(browser.text_content("main").await.contains("does not match the version"), "{malformed}");
    }
    server.clear_fault(ABOUT);
    browser.click("main button").await;
    browser.wait_for_page("/about/", "About the fixture").await;
}

async fn a_slow_load_keeps_the_page_and_is_announced_after_a_delay(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.inject_fault(ABOUT, Fault::Held);
    browser.open(&server.url("/")).await;
    let heading = browser.text_content("main h1").await;
    // A driver may return from the click after the announcement.
    let record = "addEventListener('click', () => setTimeout(() => window.afterClick = [
        document.querySelector('main').getAttribute('aria-busy'), document.querySelector('[role=status]').textContent]))";
    browser.evaluate(record).await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("window.afterClick").await;
    assert_eq!(browser.evaluate("afterClick").await, json!(["true", ""]));
    browser.wait_until("document.querySelector('.toast:not(:empty)')?.textContent == 'The page is loading.'").await;
    assert_eq!(browser.text_content("main h1").await, heading);
    server.clear_fault(ABOUT);
    browser.wait_until("document.title.startsWith('About')").await;
    assert_eq!(browser.evaluate("document.querySelectorAll('.toast:not(:empty)').length").await, 0);
    assert_eq!(browser.layout_shifts().await, [""; 0]);
}
