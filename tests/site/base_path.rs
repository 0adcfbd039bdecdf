//! The site built for a path below the root of its host.

use support::{Browser, Host, SUB_PATH, site_under_path_folder};

#[tokio::test]
async fn the_site_works_under_a_path() {
    let host = Host::serve_under(&site_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start().await;
    browser.open(&host.url("/some/path/about/")).await;
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
    browser.value("window.sameDocument = true").await;
    browser.click("header nav a[href='/some/path/news/']").await;
    browser.wait_until("location.pathname == '/some/path/news/' && document.title.startsWith('News')").await;
    browser.click(".card a[href='/some/path/news/leadership-summit/']").await;
    browser.wait_until("document.title.startsWith('Leadership Summit')").await;
    browser.back().await;
    browser.wait_until("location.pathname == '/some/path/news/' && document.title.startsWith('News')").await;
    assert_eq!(browser.value("window.sameDocument").await, true);
    assert_eq!(browser.console().await, [""; 0]);
    let outside: Vec<_> =
        browser.requests().await.into_iter().filter(|url| !url.starts_with(&host.url(SUB_PATH))).collect();
    assert_eq!(outside, [""; 0]);
}

#[tokio::test]
async fn an_unknown_address_under_the_path_is_not_found() {
    let host = Host::serve_under(&site_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start().await;
    browser.open(&host.url("/some/path/nothing/")).await;
    assert_eq!(browser.text_of("main h1").await, "There is no such page");
    browser.click("main a[href='/some/path/']").await;
    browser.wait_until("location.pathname == '/some/path/'").await;
}

#[tokio::test]
async fn a_neighbour_is_left_to_the_browser() {
    let host = Host::serve_under(&site_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start().await;
    browser.open(&host.url("/some/path/")).await;
    browser
        .value(
            "document.querySelector('main')
                .appendChild(Object.assign(document.createElement('a'), { id: 'neighbour', href: '/some/pathology/', textContent: 'x' })).id",
        )
        .await;
    browser.click("#neighbour").await;
    browser.wait_for_url(&host.url("/some/pathology/")).await;
    assert_eq!(browser.value("document.querySelectorAll('.site-header').length").await, 0, "the app took the address");
}
