//! Sharing a post: links that carry its address, and a button that copies it.

use serde_json::json;
use support::{Browser, Engine, Host, site_folder};

support::test_in_every_engine!(links_carry_title_and_address, the_address_is_copied_or_the_visitor_is_told);

const POST: &str = "/news/ghana-connect-meetup/";
const ADDRESS: &str = "https://blackpythondevs.com/news/ghana-connect-meetup/";

async fn links_carry_title_and_address(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url(POST)).await;
    let links = browser.value("[...document.querySelectorAll('.share a')].map(link => new URL(link.href))").await;
    assert_eq!(links.as_array().unwrap().len(), 4);
    let carried = "[...document.querySelectorAll('.share a')].map(link => decodeURIComponent(link.href))";
    for link in browser.value(carried).await.as_array().unwrap() {
        let link = link.as_str().unwrap();
        assert!(link.contains("Ghana Connect meetup") && link.contains(ADDRESS), "{link}");
    }
    let hosts = browser.value("[...document.querySelectorAll('.share a')].map(link => link.host)").await;
    assert_eq!(hosts, json!(["", "wa.me", "t.me", "mastodon.social"]));
}

async fn the_address_is_copied_or_the_visitor_is_told(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url(POST)).await;
    // What a browser has in its clipboard only the visitor may know.
    browser.value("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }").await;
    browser.click(".share button").await;
    browser.wait_until("window.copied").await;
    assert_eq!(browser.text("copied").await, ADDRESS);
    assert_eq!(browser.text_of("[role=status]").await, "The link is copied.");
    assert_eq!(browser.text_of(".status-line").await, "The link is copied.");
    browser.value("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))").await;
    browser.click(".share button").await;
    browser.wait_until("document.querySelector('[role=status]').textContent.startsWith('Your browser did not')").await;
    browser.wait_until("!document.querySelector('.status-line:not(:empty)')").await;
    // Nothing of the policy stands in the way of the real clipboard.
    if engine == Engine::Chromium {
        browser.reload().await;
        browser.wait_for_app().await;
        browser.click(".share button").await;
        browser.wait_until("document.querySelector('[role=status]').textContent == 'The link is copied.'").await;
    }
}
