//! The static HTML of the documents, and the moment in which the app replaces it.

use std::collections::BTreeSet;
use std::time::Duration;
use support::fixture::DISTINCT_PAGES;
use support::site::asset_url;
use support::{Browser, Engine, Fault, TestServer, fixture_folder};

support::test_in_every_engine!(
    the_app_replaces_the_static_html_without_a_visible_change,
    fragment_and_scroll_position_survive_the_start_of_the_app,
    preloads_equal_the_requests_of_the_app,
);

/// Scrolls and focuses a link before the app starts, as a reader would. Counts the headings in each frame, before and after
/// the app replaces the static HTML.
const SCROLL_AND_FOCUS: &str = "
    addEventListener('DOMContentLoaded', () => {
        window.focused = document.querySelectorAll('main a')[2];
        window.focused.focus({ preventScroll: true });
        scrollTo(0, 600);
        window.headingCounts = { staticHtml: [], app: [] };
        const countHeadings = () => {
            const counts = document.querySelector('[data-static-html]') ? headingCounts.staticHtml : headingCounts.app;
            counts.push(document.querySelectorAll('main h1').length);
            requestAnimationFrame(countHeadings);
        };
        countHeadings();
    });
";

async fn the_app_replaces_the_static_html_without_a_visible_change(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.add_init_script(SCROLL_AND_FOCUS);
    let wasm = asset_url(fixture_folder(), "app-", ".wasm");
    server.inject_fault(&wasm, Fault::Held);
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until("headingCounts.staticHtml.length > 1").await;
    server.clear_fault(&wasm);
    browser.wait_for_app().await;
    assert_eq!(browser.scroll_offset().await, 600);
    assert_eq!(browser.evaluate("focused.isConnected").await, false, "the static HTML is removed");
    assert_eq!(
        browser.evaluate_string("document.activeElement.outerHTML.replaceAll('<!---->', '')").await,
        browser.evaluate_string("focused.outerHTML").await,
        "the same link has the focus"
    );
    for counts in ["headingCounts.staticHtml", "headingCounts.app"] {
        browser.wait_until(&format!("{counts}.length > 1")).await;
        assert_eq!(
            browser.evaluate(&format!("{counts}.filter(count => count != 1).length")).await,
            0,
            "a frame of {counts} has no heading"
        );
    }
    assert_eq!(browser.layout_shifts().await, [""; 0]);
    assert_eq!(
        browser.evaluate_string("document.querySelector('[role=status]').textContent").await,
        "",
        "nothing is announced"
    );
}

/// Records the scroll offset of the static HTML until the app replaces it.
const RECORD_SCROLL_OFFSET: &str = "
    (function record() {
        if (document.querySelector('[data-static-html]')) window.staticHtmlOffset = Math.round(scrollY);
        requestAnimationFrame(record);
    })();
";

async fn fragment_and_scroll_position_survive_the_start_of_the_app(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    let app = asset_url(fixture_folder(), "app-", ".wasm");
    server.inject_fault(&app, Fault::Delayed(Duration::from_millis(800)));
    let at_target = "Math.abs(document.getElementById('second').getBoundingClientRect().top - 80) < 3";
    browser.open(&server.url("/initiatives/#second")).await;
    assert_eq!(browser.evaluate(at_target).await, true);
    // A URL without a fragment: with one, WebKit restores either the fragment or the scroll position.
    browser.open(&server.url("/about/")).await;
    browser.evaluate("scrollTo(0, 250)").await;
    browser.wait_until("window.scrollY == 250").await;
    server.add_init_script(RECORD_SCROLL_OFFSET);
    // Browsers may take the app from their cache, but every document requests its content.
    const ABOUT: &str = "/content/en/pages/about.json";
    server.inject_fault(ABOUT, Fault::Held);
    browser.evaluate("location.reload()").await;
    // The static HTML gets its scroll position before the app starts.
    browser.wait_until("window.staticHtmlOffset == 250").await;
    server.clear_fault(ABOUT);
    browser.wait_for_app().await;
    assert_eq!(browser.scroll_offset().await, 250);
    // A reader who scrolls back to the top while the app loads stays there.
    server.add_init_script(
        "addEventListener('DOMContentLoaded', () =>
            requestAnimationFrame(() => { scrollTo(0, 0); window.hasScrolledBack = true; }))",
    );
    browser.open(&server.url("/initiatives/#third")).await;
    browser.wait_until("window.hasScrolledBack").await;
    assert_eq!(browser.scroll_offset().await, 0);
    assert_eq!(browser.layout_shifts().await, [""; 0]);
}

async fn preloads_equal_the_requests_of_the_app(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    // Without a connection that is known to be fast, no idle page prefetches others.
    let record = "Object.defineProperty(navigator, 'connection', { value: undefined });
        const original = window.fetch; window.fetched = [];
        window.fetch = (what, options) => { fetched.push(new URL(what.url ?? what, location).href); return original(what, options); };";
    server.add_init_script(record);
    let mut loaded = BTreeSet::new();
    // All but the last, which is not found.
    for path in &DISTINCT_PAGES[..DISTINCT_PAGES.len() - 1] {
        server.take_requests();
        browser.open(&server.url(path)).await;
        let preloads =
            browser.evaluate("[...document.querySelectorAll('link[rel=preload]')].map(link => link.href).sort()").await;
        assert_eq!(preloads, browser.evaluate("fetched.sort()").await, "{path}");
        assert_eq!(preloads.as_array().map(Vec::len), Some(3), "the app, the site and the page");
        let requests = server.take_requests();
        for url in preloads.as_array().unwrap().iter().filter_map(|url| url.as_str()) {
            let count = requests.iter().filter(|request| *request == url).count();
            // Browsers cache the app, and every document requests its content; but WebKit also keeps whatever an earlier
            // document has preloaded.
            let may_be_cached = url.contains("/assets/") || engine == Engine::WebKitGtk;
            let is_cached = !loaded.insert(String::from(url)) && may_be_cached;
            assert!(count == 1 || count == 0 && is_cached, "{path}: {url} is loaded {count} times");
        }
    }
}
