//! Loads that fail: the visitor reads what happened, tries again, and the rest of the site goes on working.

use std::time::Duration;
use support::{Browser, Engine, Fault, Host, site_folder};

support::test_in_every_engine!(
    a_failed_load_can_be_tried_again,
    the_rest_of_the_site_goes_on_working,
    without_a_network_the_visitor_is_told_so,
    a_file_of_an_unknown_shape_gives_a_message_and_a_reload,
    a_slow_load_keeps_the_page_and_says_so_only_if_it_lasts,
);

const ABOUT: &str = "/content/en/pages/about.json";

async fn start(engine: Engine) -> (Host, Browser) {
    (Host::serve(&site_folder()).await, Browser::start(engine).await)
}

async fn a_failed_load_can_be_tried_again(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.fail(ABOUT, Fault::Status(503));
    browser.open(&host.url("/")).await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("document.querySelector('main h1').textContent == 'This page could not be loaded'").await;
    assert!(browser.text_of("main").await.contains("The site answered with an error (503)."));
    assert_eq!(browser.path().await, "/about/");

    browser.click("main button").await;
    browser.wait_until("!document.querySelector('main').hasAttribute('aria-busy')").await;
    assert_eq!(browser.text_of("main h1").await, "This page could not be loaded");

    host.mend(ABOUT);
    browser.click("main button").await;
    browser.wait_until("document.querySelector('main h1').textContent == 'About Black Python Devs'").await;
    assert_eq!(browser.title().await, "About – Black Python Devs");
}

async fn the_rest_of_the_site_goes_on_working(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.fail(ABOUT, Fault::Status(500));
    browser.open(&host.url("/")).await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("document.querySelector('main h1').textContent == 'This page could not be loaded'").await;
    browser.click("header nav a[href='/support/']").await;
    browser.wait_until("document.title.startsWith('Support')").await;
}

async fn without_a_network_the_visitor_is_told_so(engine: Engine) {
    let (host, browser) = start(engine).await;
    browser.open(&host.url("/")).await;
    host.set_offline(true);
    browser.click("header nav a[href='/leadership/']").await;
    browser.wait_until("document.querySelector('main').textContent.includes('whether you are online')").await;
    host.set_offline(false);
    browser.click("main button").await;
    browser.wait_until("document.querySelector('#execution-team')").await;
}

async fn a_file_of_an_unknown_shape_gives_a_message_and_a_reload(engine: Engine) {
    let (host, browser) = start(engine).await;
    for broken in ["{\"schema\":1,\"head\":7}", "{\"schema\":1}", "[]", "not JSON"] {
        host.fail(ABOUT, Fault::Json(broken));
        browser.open(&host.url("/")).await;
        browser.click("header nav a[href='/about/']").await;
        browser.wait_until("document.querySelector('main h1').textContent == 'This page could not be loaded'").await;
        assert!(browser.text_of("main").await.contains("in a form that this version"), "{broken}");
    }
    host.mend(ABOUT);
    browser.click("main button").await;
    browser.wait_until("document.querySelector('main h1')?.textContent == 'About Black Python Devs'").await;
}

async fn a_slow_load_keeps_the_page_and_says_so_only_if_it_lasts(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.fail(ABOUT, Fault::Late(Duration::from_millis(2500)));
    browser.open(&host.url("/")).await;
    let heading = browser.text_of("main h1").await;
    browser.click("header nav a[href='/about/']").await;
    assert_eq!(browser.text("document.querySelector('main').getAttribute('aria-busy')").await, "true");
    assert_eq!(browser.text("document.querySelector('[role=status]').textContent").await, "");
    browser
        .wait_until("document.querySelector('.status-line:not(:empty)')?.textContent == 'The page is loading.'")
        .await;
    assert_eq!(browser.text_of("main h1").await, heading);
    browser.wait_until("document.title.startsWith('About')").await;
    assert_eq!(browser.value("document.querySelectorAll('.status-line:not(:empty)').length").await, 0);
    assert_eq!(browser.layout_shifts().await, [""; 0]);
}
