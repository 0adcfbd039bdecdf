//! Pages that are loaded before they are asked for, and pages that were seen before.

use std::fs;
use std::time::{Duration, Instant};
use support::{Browser, Engine, Fault, Host, site_folder};

support::test_in_every_engine!(
    a_link_that_is_pointed_at_is_loaded_ahead_and_only_once,
    a_link_with_the_focus_is_loaded_ahead,
    what_can_be_seen_is_loaded_where_the_connection_is_known_to_be_fast,
    visitors_who_save_data_load_what_they_ask_for,
    a_page_seen_before_is_there_at_once_and_new_at_the_next_visit,
);

const ABOUT: &str = "/content/en/pages/about.json";
const ABOUT_LINK: &str = "header nav a[href='/about/']";
const HOME_LINK: &str = "header a[href='/']";

/// A browser at the home page, whose host has forgotten what it was asked for so far.
async fn start(engine: Engine, script: &str) -> (Host, Browser) {
    let host = Host::serve(&site_folder()).await;
    if !script.is_empty() {
        host.run_in_every_document(script);
    }
    let browser = Browser::start(engine).await;
    browser.open(&host.url("/")).await;
    host.requests();
    (host, browser)
}

/// How often the host was asked for a file since the last look.
fn times_asked(host: &Host, file: &str) -> usize {
    let url = host.url(file);
    host.requests().iter().filter(|request| **request == url).count()
}

async fn wait_until_asked(host: &Host, file: &str) -> usize {
    let start = Instant::now();
    loop {
        match times_asked(host, file) {
            0 if start.elapsed() > Duration::from_secs(10) => panic!("{file} is never asked for"),
            0 => tokio::time::sleep(Duration::from_millis(30)).await,
            times => return times,
        }
    }
}

async fn a_link_that_is_pointed_at_is_loaded_ahead_and_only_once(engine: Engine) {
    let (host, browser) = start(engine, "").await;
    browser.hover(ABOUT_LINK).await;
    assert_eq!(wait_until_asked(&host, ABOUT).await, 1);
    browser.click(ABOUT_LINK).await;
    browser.wait_until("document.title.startsWith('About')").await;
    assert_eq!(times_asked(&host, ABOUT), 0, "what was loaded ahead is shown");
}

async fn a_link_with_the_focus_is_loaded_ahead(engine: Engine) {
    let (host, browser) = start(engine, "").await;
    browser.value(&format!("document.querySelector(\"{ABOUT_LINK}\").focus()")).await;
    assert_eq!(wait_until_asked(&host, ABOUT).await, 1);
}

/// Tells pages of a connection. Not every engine has one to tell of.
fn tell(connection: &str) -> String {
    format!("Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
}

async fn what_can_be_seen_is_loaded_where_the_connection_is_known_to_be_fast(engine: Engine) {
    // Nothing has to happen for two seconds; here, these are short.
    const HURRY: &str = "const wait = setTimeout; window.setTimeout = (run, time) => wait(run, time / 10);";
    const LONG: Duration = Duration::from_millis(1200);
    const FIRST: &str = "/content/en/news/leadership-summit.json";
    const LAST: &str = "/content/en/news/partnership-with-python-morsels.json";
    let connections =
        ["{ effectiveType: '4g' }", "{ effectiveType: '4g', saveData: true }", "{ effectiveType: '3g' }", "undefined"];
    let browser = Browser::start(engine).await;
    for (connection, is_fast) in connections.into_iter().zip([true, false, false, false]) {
        let host = Host::serve(&site_folder()).await;
        host.run_in_every_document(&[HURRY, &tell(connection)].concat());
        browser.open(&host.url("/news/")).await;
        tokio::time::sleep(LONG).await;
        let asked = host.requests();
        assert_eq!(asked.contains(&host.url(FIRST)), is_fast, "{connection}: {asked:?}");
        assert!(!asked.contains(&host.url(LAST)), "{connection}: what is below the screen is not loaded");
        if is_fast {
            let ahead = asked.iter().filter(|url| url.contains("/content/en/news/")).count();
            assert!((2..=6).contains(&ahead), "the page itself and a few others: {asked:?}");
            browser.value("document.querySelector(\"a[href*='python-morsels']\").scrollIntoView()").await;
            wait_until_asked(&host, LAST).await;
        }
    }
}

async fn visitors_who_save_data_load_what_they_ask_for(engine: Engine) {
    for connection in ["{ saveData: true }", "{ effectiveType: '3g' }"] {
        let (host, browser) = start(engine, &tell(connection)).await;
        browser.hover(ABOUT_LINK).await;
        browser.value(&format!("document.querySelector(\"{ABOUT_LINK}\").focus()")).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(times_asked(&host, ABOUT), 0, "{connection}");
        browser.click(ABOUT_LINK).await;
        browser.wait_until("document.title.startsWith('About')").await;
        assert_eq!(times_asked(&host, ABOUT), 1, "{connection}");
    }
}

async fn a_page_seen_before_is_there_at_once_and_new_at_the_next_visit(engine: Engine) {
    let (host, browser) = start(engine, "").await;
    let show = async |link: &str, heading: &str| {
        browser.click(link).await;
        browser.wait_until(&format!("document.querySelector('main h1').textContent.startsWith('{heading}')")).await;
    };
    show(ABOUT_LINK, "About Black").await;
    show(HOME_LINK, "We are").await;
    let newer = fs::read_to_string(site_folder().join(ABOUT.trim_start_matches('/'))).unwrap();
    let newer = newer.replace("About Black Python Devs", "Changed since");
    host.fail(ABOUT, Fault::Json(Box::leak(newer.into_boxed_str())));
    host.requests();
    show(ABOUT_LINK, "About Black").await;
    assert_eq!(wait_until_asked(&host, ABOUT).await, 1, "it is loaded anew once it is shown");
    // An answer that takes longer than any test waits: what is shown now comes from memory.
    host.fail("/content/en/pages/home.json", Fault::Late(Duration::from_secs(600)));
    show(HOME_LINK, "We are").await;
    show(ABOUT_LINK, "Changed since").await;
}
