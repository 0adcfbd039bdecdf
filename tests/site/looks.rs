//! What the look of the site does beyond standing still: the menu without scripts, passages between pages, paper.

use serde_json::json;
use std::time::Duration;
use support::{Appearance, Browser, Engine, Host, site_folder};

support::test_in_every_engine!(
    the_menu_opens_without_scripts,
    pages_pass_into_one_another_where_motion_is_welcome_and_the_device_is_quick,
    a_visitor_who_is_quicker_than_the_passage_makes_no_error,
);
support::test_in!(chromium_alone Chromium: a_post_on_paper_is_the_text_alone);

async fn the_menu_opens_without_scripts(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    host.run_no_scripts();
    browser.set_size(390, 900).await;
    browser.open_at_once(&host.url("/about/")).await;
    browser.click(".site-header > .menu-button").await;
    let menu = browser.seen_text("#site_menu").await;
    assert!(menu.contains("Leadership") && menu.contains("Close"), "{menu}");
    assert!(!menu.contains("As my device"), "what only the app can do is not shown: {menu}");
    browser.click("#site_menu a[href='/leadership/']").await;
    browser.wait_for_url(&host.url("/leadership/")).await;
}

async fn pages_pass_into_one_another_where_motion_is_welcome_and_the_device_is_quick(engine: Engine) {
    const COUNT: &str = "
        window.passages = 0;
        const start = document.startViewTransition;
        if (start) document.startViewTransition = change => { passages += 1; return start.call(document, change); };
    ";
    // The app asks for the time before and after it has drawn the first page.
    const QUICK: &str = "Date.now = () => 0;";
    const SLOW: &str = "let time = 0; Date.now = () => time += 100;";
    for (device, reduced_motion) in [(QUICK, false), (QUICK, true), (SLOW, false)] {
        let host = Host::serve(&site_folder()).await;
        let browser = Browser::start_with(engine, Appearance { reduced_motion, ..Appearance::default() }).await;
        host.run_in_every_document(&[COUNT, device].concat());
        browser.set_size(1280, 900).await;
        browser.open(&host.url("/")).await;
        browser.click("header nav a[href='/about/']").await;
        browser.wait_until("document.title.startsWith('About') && document.activeElement.tagName == 'H1'").await;
        let expected = browser.value("Number(Boolean(document.startViewTransition))").await;
        let expected = if reduced_motion || device == SLOW { json!(0) } else { expected };
        assert_eq!(browser.value("passages").await, expected, "{device} reduced motion: {reduced_motion}");
        // A click during the passage meets the new page.
        browser.click("header nav a[href='/news/']").await;
        browser.wait_until("document.title.startsWith('News') && document.activeElement.tagName == 'H1'").await;
    }
}

async fn a_visitor_who_is_quicker_than_the_passage_makes_no_error(engine: Engine) {
    const HEAR: &str =
        "window.unheard = []; addEventListener('unhandledrejection', event => unheard.push(String(event.reason)));";
    const HURRY: &str = "['/about/', '/', '/about/', '/', '/about/'].forEach((path, turn) =>
        setTimeout(() => document.querySelector(`header a[href='${path}']`).click(), 5 * turn))";
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    host.run_in_every_document(HEAR);
    browser.open(&host.url("/")).await;
    // Pages that were seen before come at once.
    for (link, heading) in [("header a[href='/about/']", "About"), ("header a[href='/']", "We are")] {
        browser.click(link).await;
        browser.wait_until(&format!("document.activeElement.textContent.startsWith('{heading}')")).await;
    }
    browser.value(HURRY).await;
    browser.wait_until("document.activeElement.textContent.startsWith('About')").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
    assert_eq!(browser.value("unheard").await, json!([]));
}

async fn a_post_on_paper_is_the_text_alone(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url("/news/djangocon-us-2023/")).await;
    browser.click(".theme-switch input[value=dark]").await;
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
    let shown = "[...document.querySelectorAll('nav, footer, button, fieldset, svg, .share, .tags')]
        .filter(element => element.checkVisibility()).map(element => element.outerHTML.slice(0, 60))";
    assert_eq!(browser.value(shown).await, json!([]));
    assert_eq!(browser.text("getComputedStyle(document.documentElement).backgroundColor").await, "rgb(255, 255, 255)");
    assert_eq!(browser.text("getComputedStyle(document.querySelector('article p')).color").await, "rgb(0, 0, 0)");
    assert!(browser.seen_text("main").await.contains("DjangoCon US 2023"));
}
