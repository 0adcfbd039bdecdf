//! Paths without a page.

use support::{Browser, Engine, Fault, TestServer, fixture_folder};

support::test_in_every_engine!(
    unknown_paths_render_the_not_found_page,
    a_home_page_fallback_for_content_renders_the_not_found_page,
);

const UNKNOWN_PATHS: [&str; 6] =
    ["/nothing/", "/nothing", "/news/nothing/", "/news/page/99/", "/news/tags/nothing/", "/a/b/c/"];

async fn unknown_paths_render_the_not_found_page(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    for path in UNKNOWN_PATHS {
        browser.open(&server.url(path)).await;
        assert_eq!(browser.text_content("main h1").await, "Page not found", "{path}");
        assert_eq!(browser.title().await, "Page not found – Fixture", "{path}");
        assert_eq!(
            browser.evaluate("!!document.querySelector('meta[name=robots][content=noindex]')").await,
            true,
            "{path}"
        );
    }
    browser.click("main a[href='/news/']").await;
    browser.wait_until("document.title.startsWith('News')").await;
}

async fn a_home_page_fallback_for_content_renders_the_not_found_page(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    server.inject_fault("/content/en/pages/nothing.json", Fault::HomePageFallback);
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/nothing/")).await;
    assert_eq!(browser.text_content("main h1").await, "Page not found");
}
