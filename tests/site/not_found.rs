//! An address that leads to no page.

use support::{Browser, Engine, Fault, Host, site_folder};

support::test_in_every_engine!(
    an_unknown_address_shows_a_page_that_helps,
    a_host_that_answers_everything_with_the_start_page_changes_nothing,
);

const UNKNOWN: [&str; 6] =
    ["/nothing/", "/nothing", "/news/nothing/", "/news/page/99/", "/news/tags/nothing/", "/a/b/c/"];

async fn an_unknown_address_shows_a_page_that_helps(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    for path in UNKNOWN {
        browser.open(&host.url(path)).await;
        assert_eq!(browser.text_of("main h1").await, "There is no such page", "{path}");
        assert_eq!(browser.title().await, "There is no such page – Black Python Devs", "{path}");
        assert_eq!(
            browser.value("!!document.querySelector('meta[name=robots][content=noindex]')").await,
            true,
            "{path}"
        );
    }
    browser.click("main a[href='/news/']").await;
    browser.wait_until("document.title.startsWith('News')").await;
}

async fn a_host_that_answers_everything_with_the_start_page_changes_nothing(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    host.fail("/content/en/pages/nothing.json", Fault::StartPage);
    let browser = Browser::start(engine).await;
    browser.open(&host.url("/nothing/")).await;
    assert_eq!(browser.text_of("main h1").await, "There is no such page");
}
