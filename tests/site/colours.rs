//! The choice of colours: it holds from visit to visit, and no page appears in others first.

use support::{Appearance, Browser, Engine, Host, Scheme, site_folder};

support::test_in_every_engine!(a_choice_holds_and_never_flashes, without_storage_the_device_decides);

const GROUND: &str = "getComputedStyle(document.documentElement).backgroundColor";

/// Notes the ground of each frame in which there is something to see.
const NOTE_GROUNDS: &str = "
    window.grounds = [];
    (function note() {
        if (document.querySelector('main h1')) grounds.push(getComputedStyle(document.documentElement).backgroundColor);
        requestAnimationFrame(note);
    })();
";

async fn a_choice_holds_and_never_flashes(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start_with(engine, Appearance { scheme: Scheme::Light, ..Appearance::default() }).await;
    host.run_in_every_document(NOTE_GROUNDS);
    browser.set_size(1280, 900).await;
    browser.open(&host.url("/")).await;
    let light = browser.text(GROUND).await;
    browser.click(".theme-switch input[value=dark]").await;
    browser.wait_until(&format!("{GROUND} != '{light}'")).await;
    let dark = browser.text(GROUND).await;
    for path in ["/", "/news/"] {
        browser.open(&host.url(path)).await;
        browser.wait_until("grounds.length > 3").await;
        assert_eq!(browser.value("[...new Set(grounds)]").await, serde_json::json!([dark]), "{path} on {engine}");
        assert_eq!(browser.value("document.querySelector('.theme-switch input:checked').value").await, "dark");
    }
    browser.click(".theme-switch input[value=system]").await;
    browser.wait_until(&format!("{GROUND} == '{light}'")).await;
}

async fn without_storage_the_device_decides(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start_with(engine, Appearance { scheme: Scheme::Dark, ..Appearance::default() }).await;
    host.run_in_every_document(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    );
    browser.set_size(1280, 900).await;
    browser.open(&host.url("/about/")).await;
    let dark = browser.text(GROUND).await;
    browser.click(".theme-switch input[value=light]").await;
    browser.wait_until(&format!("{GROUND} != '{dark}'")).await;
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
}
