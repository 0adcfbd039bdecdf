//! Prefetched pages, and visited pages in the cache.

use std::fs;
use std::time::{Duration, Instant};
use support::{Browser, Engine, Fault, TestServer, fixture_folder};

support::test_in_every_engine!(
    hovering_a_link_prefetches_its_page_once,
    focusing_a_link_prefetches_its_page,
    visible_links_are_prefetched_only_on_fast_connections,
    nothing_is_prefetched_on_constrained_connections,
    visited_pages_render_from_the_cache_and_are_revalidated,
);

const ABOUT: &str = "/content/en/pages/about.json";
const ABOUT_LINK: &str = "header nav a[href='/about/']";
const HOME_LINK: &str = "header a[href='/']";
/// A connection of unknown speed, on which no page is prefetched without a hint of the visitor.
const UNKNOWN: &str = "undefined";

/// Opens the home page and discards the requests so far.
async fn start(engine: Engine, script: &str) -> (TestServer, Browser) {
    let server = TestServer::serve(fixture_folder()).await;
    if !script.is_empty() {
        server.add_init_script(script);
    }
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/")).await;
    server.take_requests();
    (server, browser)
}

/// Returns how often a file was requested since the requests were last taken.
fn request_count(server: &TestServer, file: &str) -> usize {
    let url = server.url(file);
    server.take_requests().iter().filter(|request| **request == url).count()
}

/// Waits until a file is requested, and returns how often it was.
async fn wait_for_request(server: &TestServer, file: &str) -> usize {
    let url = server.url(file);
    requests_until(server, file).await.into_iter().filter(|request| *request == url).count()
}

/// Returns the requests up to that of a file, and those that have arrived with it.
async fn requests_until(server: &TestServer, file: &str) -> Vec<String> {
    let start = Instant::now();
    let mut requests = Vec::new();
    while !requests.contains(&server.url(file)) {
        assert!(start.elapsed() < Duration::from_secs(30), "{file} is never requested");
        tokio::time::sleep(Duration::from_millis(30)).await;
        requests.extend(server.take_requests());
    }
    requests
}

async fn hovering_a_link_prefetches_its_page_once(engine: Engine) {
    let (server, browser) = start(engine, &define_connection(UNKNOWN)).await;
    browser.hover(ABOUT_LINK).await;
    assert_eq!(wait_for_request(&server, ABOUT).await, 1);
    browser.click(ABOUT_LINK).await;
    browser.wait_until("document.title.startsWith('About')").await;
    assert_eq!(request_count(&server, ABOUT), 0, "the prefetched page is rendered");
}

async fn focusing_a_link_prefetches_its_page(engine: Engine) {
    let (server, browser) = start(engine, &define_connection(UNKNOWN)).await;
    browser.evaluate(&format!("document.querySelector(\"{ABOUT_LINK}\").focus()")).await;
    assert_eq!(wait_for_request(&server, ABOUT).await, 1);
}

/// Returns a script that defines `navigator.connection`, which not every engine implements.
fn define_connection(connection: &str) -> String {
    format!("Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
}

async fn visible_links_are_prefetched_only_on_fast_connections(engine: Engine) {
    // The app prefetches after two seconds without activity; this shortens them.
    const SHORT_TIMEOUTS: &str = "const wait = setTimeout; window.setTimeout = (run, time) => wait(run, time / 10);";
    /// The time within which links would be prefetched: nothing else shows that they are not.
    const IDLE_TIME: Duration = Duration::from_millis(1200);
    const FIRST: &str = "/content/en/news/newest.json";
    const LAST: &str = "/content/en/news/long-words.json";
    let connections =
        ["{ effectiveType: '4g' }", "{ effectiveType: '4g', saveData: true }", "{ effectiveType: '3g' }", UNKNOWN];
    let browser = Browser::start(engine).await;
    for (connection, is_fast) in connections.into_iter().zip([true, false, false, false]) {
        let server = TestServer::serve(fixture_folder()).await;
        server.add_init_script(&[SHORT_TIMEOUTS, &define_connection(connection)].concat());
        browser.set_viewport_size(390, 900).await;
        browser.open(&server.url("/news/")).await;
        let mut requests = Vec::new();
        if is_fast {
            requests.extend(requests_until(&server, FIRST).await);
        }
        tokio::time::sleep(IDLE_TIME).await;
        requests.extend(server.take_requests());
        assert_eq!(requests.contains(&server.url(FIRST)), is_fast, "{connection}: {requests:?}");
        assert!(!requests.contains(&server.url(LAST)), "{connection}: a link below the viewport is not prefetched");
        if is_fast {
            let pages = requests.iter().filter(|url| url.contains("/content/en/news/")).count();
            assert!((2..=6).contains(&pages), "the page itself and a few others: {requests:?}");
            browser.evaluate("document.querySelector(\"a[href*='long-words']\").scrollIntoView()").await;
            wait_for_request(&server, LAST).await;
        }
    }
}

async fn nothing_is_prefetched_on_constrained_connections(engine: Engine) {
    for connection in ["{ saveData: true }", "{ effectiveType: '3g' }"] {
        let (server, browser) = start(engine, &define_connection(connection)).await;
        browser.hover(ABOUT_LINK).await;
        browser.evaluate(&format!("document.querySelector(\"{ABOUT_LINK}\").focus()")).await;
        // The time within which it would be requested.
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(request_count(&server, ABOUT), 0, "{connection}");
        browser.click(ABOUT_LINK).await;
        browser.wait_until("document.title.startsWith('About')").await;
        assert_eq!(request_count(&server, ABOUT), 1, "{connection}");
    }
}

async fn visited_pages_render_from_the_cache_and_are_revalidated(engine: Engine) {
    let (server, browser) = start(engine, "").await;
    let show = async |link: &str, path: &str, heading: &str| {
        browser.click(link).await;
        browser.wait_for_page(path, heading).await;
    };
    let (home, about) = ("A site to test with", "About the fixture");
    show(ABOUT_LINK, "/about/", about).await;
    show(HOME_LINK, "/", home).await;
    let newer = fs::read_to_string(fixture_folder().join(ABOUT.trim_start_matches('/'))).unwrap();
    let newer = newer.replace("About the fixture", "Changed since");
    server.inject_fault(ABOUT, Fault::Json(Box::leak(newer.into_boxed_str())));
    server.take_requests();
    show(ABOUT_LINK, "/about/", about).await;
    assert_eq!(wait_for_request(&server, ABOUT).await, 1, "it is revalidated once it is rendered");
    let responses =
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/about.json')).length";
    browser.wait_until(&format!("{responses} >= 2")).await;
    // Without a response, the page is rendered from the cache.
    server.inject_fault("/content/en/pages/home.json", Fault::Held);
    show(HOME_LINK, "/", home).await;
    show(ABOUT_LINK, "/about/", "Changed since").await;
}
