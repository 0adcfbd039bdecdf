//! The chosen theme: it persists between visits, and no page flashes in another one first.

use support::{Appearance, Browser, ColorScheme, Engine, TestServer, fixture_folder};

support::test_in_every_engine!(the_chosen_theme_persists_without_a_flash, without_storage_the_theme_follows_the_device);

const BACKGROUND: &str = "getComputedStyle(document.documentElement).backgroundColor";

/// Records the background of each frame in which the page has content.
const RECORD_BACKGROUNDS: &str = "
    window.backgrounds = [];
    (function record() {
        if (document.querySelector('main h1')) backgrounds.push(getComputedStyle(document.documentElement).backgroundColor);
        requestAnimationFrame(record);
    })();
";

async fn the_chosen_theme_persists_without_a_flash(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser =
        Browser::start_with(engine, Appearance { color_scheme: ColorScheme::Light, ..Appearance::default() }).await;
    server.add_init_script(RECORD_BACKGROUNDS);
    browser.set_viewport_size(1280, 900).await;
    browser.open(&server.url("/")).await;
    let light = browser.evaluate_string(BACKGROUND).await;
    browser.click(".theme-switch input[value=dark]").await;
    browser.wait_until(&format!("{BACKGROUND} != '{light}'")).await;
    let dark = browser.evaluate_string(BACKGROUND).await;
    for path in ["/", "/news/"] {
        browser.open(&server.url(path)).await;
        browser.wait_until("backgrounds.length > 3").await;
        assert_eq!(
            browser.evaluate("[...new Set(backgrounds)]").await,
            serde_json::json!([dark]),
            "{path} on {engine}"
        );
        assert_eq!(browser.evaluate("document.querySelector('.theme-switch input:checked').value").await, "dark");
    }
    browser.click(".theme-switch input[value=system]").await;
    browser.wait_until(&format!("{BACKGROUND} == '{light}'")).await;
}

async fn without_storage_the_theme_follows_the_device(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser =
        Browser::start_with(engine, Appearance { color_scheme: ColorScheme::Dark, ..Appearance::default() }).await;
    server.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    );
    browser.set_viewport_size(1280, 900).await;
    browser.open(&server.url("/about/")).await;
    let dark = browser.evaluate_string(BACKGROUND).await;
    browser.click(".theme-switch input[value=light]").await;
    browser.wait_until(&format!("{BACKGROUND} != '{dark}'")).await;
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
}
