//! The static HTML of the documents, and the moment in which the app replaces it.

use compression::Encoding;
use std::collections::BTreeSet;
use std::time::Duration;
use support::serialized_dom::assert_same_dom;
use support::site::{SAMPLE_PAGES, asset_url, published_files, published_routes};
use support::{Browser, Engine, Fault, Publication, TestServer, site_folder};

support::test_in_every_engine!(
    static_html_equals_the_app_on_every_route,
    static_html_equals_the_app_on_fixture_pages_in_each_language,
    the_app_replaces_the_static_html_without_a_visible_change,
    fragment_and_scroll_position_survive_the_start_of_the_app,
    preloads_equal_the_requests_of_the_app,
);

async fn static_html_equals_the_app_on_every_route(engine: Engine) {
    let folder = site_folder();
    let server = TestServer::serve(&folder).await;
    let browser = Browser::start(engine).await;
    server.serialize_static_html();
    let mut paths: Vec<String> = published_routes(&folder).iter().map(|route| route.path()).collect();
    paths.push(String::from("/no/such/page/"));
    for path in paths {
        browser.open(&server.url(&path)).await;
        let static_html = browser.static_html().await;
        assert!(static_html.contains("<h1 xmlns=\"http://www.w3.org/1999/xhtml\">"), "{path} has no static HTML");
        assert_same_dom(&static_html, &browser.serialized_page().await, &path);
    }
}

async fn static_html_equals_the_app_on_fixture_pages_in_each_language(engine: Engine) {
    let fixture = Publication::fixture();
    let folder = fixture.publish("/");
    let server = TestServer::serve(folder).await;
    let browser = Browser::start(engine).await;
    server.serialize_static_html();
    for route in published_routes(folder) {
        for (language, prefix) in [("en", ""), ("es", "/es")] {
            // A tag exists only in languages that have posts with it.
            if !folder.join("content").join(language).join(route.content_file()).is_file() {
                continue;
            }
            let path = format!("{prefix}{}", route.path());
            browser.open(&server.url(&path)).await;
            assert_same_dom(&browser.static_html().await, &browser.serialized_page().await, &path);
        }
    }
}

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
    let server = TestServer::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    server.add_init_script(SCROLL_AND_FOCUS);
    server.inject_fault(&asset_url(&site_folder(), "app-", ".wasm"), Fault::Delayed(Duration::from_millis(800)));
    browser.open(&server.url("/about/")).await;
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
    let server = TestServer::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    server.inject_fault(&asset_url(&site_folder(), "app-", ".wasm"), Fault::Delayed(Duration::from_millis(800)));
    let at_target =
        "Math.abs(document.getElementById('black-leadership-opportunity-fund').getBoundingClientRect().top - 20) < 3";
    browser.open(&server.url("/initiatives/#black-leadership-opportunity-fund")).await;
    assert_eq!(browser.evaluate(at_target).await, true);
    // A URL without a fragment: with one, WebKit restores either the fragment or the scroll position.
    browser.open(&server.url("/about/")).await;
    browser.evaluate("scrollTo(0, 250)").await;
    browser.wait_until("window.scrollY == 250").await;
    server.add_init_script(RECORD_SCROLL_OFFSET);
    browser.reload().await;
    browser.wait_for_app().await;
    assert_eq!(browser.scroll_offset().await, 250);
    assert_eq!(
        browser.evaluate("staticHtmlOffset").await,
        250,
        "the static HTML had its scroll position before the app started"
    );
    // A reader who scrolls back to the top while the app loads stays there.
    server.add_init_script("addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => scrollTo(0, 0)))");
    browser.open(&server.url("/initiatives/#build-black-excellence-equally")).await;
    assert_eq!(browser.scroll_offset().await, 0);
    assert_eq!(browser.layout_shifts().await, [""; 0]);
}

async fn preloads_equal_the_requests_of_the_app(engine: Engine) {
    let folder = site_folder();
    let server = TestServer::serve(&folder).await;
    let browser = Browser::start(engine).await;
    let record = "const original = window.fetch; window.fetched = [];
        window.fetch = (what, options) => { fetched.push(new URL(what.url ?? what, location).href); return original(what, options); };";
    server.add_init_script(record);
    let mut loaded = BTreeSet::new();
    // All but the last, which is not found.
    for path in &SAMPLE_PAGES[..7] {
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

#[test]
fn documents_fit_into_the_first_round_trip() {
    let folder = site_folder();
    let documents = published_files(&folder).into_iter().filter(|file| file.ends_with(".html"));
    for file in documents {
        let document = std::fs::read(folder.join(&file)).unwrap();
        let size = Encoding::Brotli.compress(&document).len();
        // The initial congestion window of a connection: ten packets, RFC 6928.
        assert!(size <= 14_000, "{file} has {size} bytes after compression");
    }
}
