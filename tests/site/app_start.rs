//! Start failures of the app, and deployments since the page was opened.

use std::time::Duration;
use support::site::{asset_url, watchdog_script};
use support::{Browser, Engine, Fault, Publication, TestServer, fixture_folder};

support::test_in_every_engine!(
    missing_and_corrupted_app_files_never_run_and_are_reported,
    a_start_failure_is_reported_even_if_fetches_never_settle,
    failed_content_at_start_keeps_the_static_html,
    a_slow_start_shows_a_notice_until_the_app_runs,
    a_browser_without_webassembly_shows_the_static_html_and_a_notice,
    a_browser_without_modules_shows_the_static_html_and_a_notice,
    pages_and_links_work_without_scripts,
    a_runtime_error_of_the_app_shows_a_notice,
    a_wasm_compile_error_shows_the_static_html_and_a_notice,
    retrying_without_a_network_keeps_the_page,
    a_stale_document_is_reloaded_once,
    a_document_that_stays_stale_is_not_reloaded_again,
    newer_content_reloads_the_site_once_on_navigation,
    newer_content_at_start_reloads_the_document_once,
    documents_without_static_html_work_the_same,
    a_single_document_for_all_urls_works_the_same,
);

const ABOUT: &str = "/content/en/pages/about.json";
const SITE: &str = "/content/en/site.json";
const NEWER_SCHEMA: Fault = Fault::Json("{\"schema\":99,\"blocks\":[]}");
const NOTICE_IS_SHOWN: &str = "document.querySelector('#start_notice')?.hidden === false";
const FAILURE_NOTICE: &str = "did not start";

async fn start(engine: Engine) -> (TestServer, Browser) {
    (TestServer::serve(fixture_folder()).await, Browser::start(engine).await)
}

/// Asserts that the static HTML is usable, that a notice reports the start failure, and that a retry recovers once the
/// faults are cleared.
async fn assert_static_html_works_and_retry_recovers(server: &TestServer, browser: &Browser, faults: &[&str]) {
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.visible_text("#start_notice").await.contains(FAILURE_NOTICE));
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
    assert_eq!(
        browser.evaluate("document.querySelector('main').getAttribute('aria-busy')").await,
        serde_json::Value::Null
    );
    browser.click("header nav a[href='/support/']").await;
    browser.wait_until("location.pathname == '/support/' && document.title.startsWith('Support')").await;
    browser.back().await;
    browser.wait_until("location.pathname == '/about/' && !document.querySelector('#start_notice').hidden").await;
    for fault in faults {
        server.clear_fault(fault);
    }
    browser.click("#start_notice button").await;
    browser.wait_for_app().await;
    assert_eq!(browser.evaluate("document.querySelector('#start_notice').hidden").await, true);
}

async fn missing_and_corrupted_app_files_never_run_and_are_reported(engine: Engine) {
    let browser = Browser::start(engine).await;
    for extension in [".js", ".wasm"] {
        for fault in [Fault::Status(404), Fault::Status(503), Fault::Corrupted] {
            // A new server each time, so that the browser has cached nothing.
            let server = TestServer::serve(fixture_folder()).await;
            let file = asset_url(fixture_folder(), "app-", extension);
            server.inject_fault(&file, fault);
            browser.navigate(&server.url("/about/")).await;
            assert_static_html_works_and_retry_recovers(&server, &browser, &[&file]).await;
        }
    }
}

async fn a_start_failure_is_reported_even_if_fetches_never_settle(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.inject_fault(&asset_url(fixture_folder(), "app-", ".js"), Fault::Status(404));
    server.add_init_script("window.fetch = () => new Promise(() => {})");
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    // After half a minute, the notice says that the page is slow to load.
    assert!(browser.visible_text("#start_notice").await.contains(FAILURE_NOTICE));
}

async fn failed_content_at_start_keeps_the_static_html(engine: Engine) {
    let browser = Browser::start(engine).await;
    for (file, fault) in
        [(SITE, Fault::Status(500)), (SITE, Fault::Json("[]")), (ABOUT, Fault::Status(503)), (ABOUT, Fault::Json("[]"))]
    {
        let server = TestServer::serve(fixture_folder()).await;
        server.inject_fault(file, fault);
        browser.navigate(&server.url("/about/")).await;
        assert_static_html_works_and_retry_recovers(&server, &browser, &[file]).await;
    }
}

#[test]
fn scripts_never_parse_strings_as_html_or_code() {
    let read = |file: &str| std::fs::read_to_string(fixture_folder().join(file.trim_start_matches('/'))).unwrap();
    let app = read(&asset_url(fixture_folder(), "app-", ".js"));
    for (file, script) in [("the app", app), ("the watchdog", watchdog_script(&read("index.html")))] {
        assert!(script.contains("addEventListener"), "{file} is not a script of the site");
        for sink in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "createContextualFragment",
            "document.write",
            "eval(",
            "new Function",
        ] {
            assert!(!script.contains(sink), "{file} has {sink}");
        }
    }
}

async fn a_slow_start_shows_a_notice_until_the_app_runs(engine: Engine) {
    let (server, browser) = start(engine).await;
    // The notice appears after half a minute; this shortens all timeouts.
    server.add_init_script("const wait = setTimeout; window.setTimeout = (run, time) => wait(run, time / 100)");
    let app = asset_url(fixture_folder(), "app-", ".wasm");
    server.inject_fault(&app, Fault::Held);
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.visible_text("#start_notice").await.contains("slow to load"));
    server.clear_fault(&app);
    browser.wait_for_app().await;
    assert_eq!(browser.evaluate("document.querySelector('#start_notice').hidden").await, true);
}

async fn a_browser_without_webassembly_shows_the_static_html_and_a_notice(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.add_init_script("delete window.WebAssembly");
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.visible_text("#start_notice").await.contains("too old"));
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
}

async fn a_browser_without_modules_shows_the_static_html_and_a_notice(engine: Engine) {
    let (server, browser) = start(engine).await;
    // Such a browser treats a script of an unknown type as data, and its scripts have no property `noModule`.
    server.inject_fault(&asset_url(fixture_folder(), "app-", ".js"), Fault::Status(404));
    server.add_init_script("delete HTMLScriptElement.prototype.noModule");
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.visible_text("#start_notice").await.contains("too old"));
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
}

async fn pages_and_links_work_without_scripts(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.disable_scripts();
    browser.navigate(&server.url("/news/")).await;
    assert_eq!(browser.visible_text("main h1").await, "News");
    browser.click(".card a[href='/news/newest/']").await;
    // The document is hidden until its end, where the notice is.
    browser.wait_for_element("head:has(link[rel=canonical][href$='/news/newest/']) + body > #start_notice").await;
    assert_eq!(browser.visible_text("main h1").await, "The newest post");
    assert_eq!(browser.visible_text("#start_notice").await, "");
    browser.navigate(&server.url("/news/elsewhere/")).await;
    let notice = browser.visible_text(".notice").await;
    assert!(notice.contains("is on another site") && notice.contains("Read it on"), "{notice}");
    assert!(
        !notice.contains("You will be redirected") && !notice.contains("Stay here"),
        "only the app redirects: {notice}"
    );
}

/// Functions that raise errors in the page: only errors of the app count, not those of extensions.
const ERROR_HELPERS: &str = "
    function appError() { return new WebAssembly.RuntimeError('unreachable'); }
    function foreignError() { return new Error('of an extension'); }
    function dispatchError(error) { return dispatchEvent(new ErrorEvent('error', { error })); }
    function dispatchRejection(reason) {
        return dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason }));
    }
";

async fn a_runtime_error_of_the_app_shows_a_notice(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.add_init_script(ERROR_HELPERS);
    for raise in ["dispatchError", "dispatchRejection"] {
        browser.open(&server.url("/about/")).await;
        browser.evaluate(&format!("{raise}(foreignError())")).await;
        assert_eq!(browser.evaluate("document.querySelector('#start_notice').hidden").await, true, "{raise}");
        browser.evaluate(&format!("{raise}(appError())")).await;
        assert!(browser.visible_text("#start_notice").await.contains(FAILURE_NOTICE), "{raise}");
    }
}

async fn a_wasm_compile_error_shows_the_static_html_and_a_notice(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.add_init_script(
        "WebAssembly.instantiateStreaming = () => Promise.reject(new WebAssembly.CompileError('unknown instruction'))",
    );
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.visible_text("#start_notice").await.contains("too old"));
    assert_eq!(browser.evaluate("document.querySelector('#start_notice button').hidden").await, true);
}

async fn retrying_without_a_network_keeps_the_page(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.inject_fault(SITE, Fault::Status(500));
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    server.set_offline(true);
    browser.evaluate("window.sameDocument = true").await;
    browser.click("#start_notice button").await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    // The time within which another document would have replaced this one.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(browser.evaluate("sameDocument && !document.querySelector('#start_notice').hidden").await, true);
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
}

async fn a_stale_document_is_reloaded_once(engine: Engine) {
    let (server, browser) = start(engine).await;
    let document = std::fs::read_to_string(fixture_folder().join("about/index.html")).unwrap();
    for extension in [".js", ".wasm"] {
        let file = asset_url(fixture_folder(), "app-", extension);
        let stale = document.replace(&file, &file.replace("app-", "app-0000"));
        assert_ne!(stale, document);
        // A stale script refers to a stale WebAssembly file.
        let stale = stale.replace(&asset_url(fixture_folder(), "app-", ".js"), "/assets/app-0001.js");
        server.inject_fault("/about/", Fault::StaleDocument(stale, 1));
        server.take_requests();
        browser.open(&server.url("/about/")).await;
        assert_eq!(browser.text_content("main h1").await, "About the fixture");
        let requests = server.take_requests();
        let documents = requests.iter().filter(|url| **url == server.url("/about/")).count();
        assert_eq!(documents, 3, "{extension}: the stale one, the check for a newer one, the reload: {requests:?}");
    }
}

async fn a_document_that_stays_stale_is_not_reloaded_again(engine: Engine) {
    let (server, browser) = start(engine).await;
    let document = std::fs::read_to_string(fixture_folder().join("about/index.html")).unwrap();
    let stale = document.replace(&asset_url(fixture_folder(), "app-", ".js"), "/assets/app-0001.js");
    server.inject_fault("/about/", Fault::StaleDocument(stale, usize::MAX));
    browser.navigate(&server.url("/about/")).await;
    let is_reloaded = "performance.getEntriesByType('navigation')[0]?.type == 'reload'";
    browser.wait_until(&format!("{is_reloaded} && {NOTICE_IS_SHOWN}")).await;
    let documents = server.take_requests().into_iter().filter(|url| *url == server.url("/about/")).count();
    assert_eq!(documents, 3, "the navigation, the check for a newer one, one reload");
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
}

async fn newer_content_reloads_the_site_once_on_navigation(engine: Engine) {
    let (server, browser) = start(engine).await;
    browser.open(&server.url("/")).await;
    // The new deployment has a newer schema; its app arrives with the next document.
    server.inject_fault(ABOUT, NEWER_SCHEMA);
    browser.evaluate("window.sameDocument = true").await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("location.pathname == '/about/' && !window.sameDocument").await;
    // Here the app stays old, so it must not reload in a loop.
    browser.wait_until(NOTICE_IS_SHOWN).await;
    let documents = server.take_requests().into_iter().filter(|url| *url == server.url("/about/")).count();
    assert_eq!(documents, 1);
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
    server.clear_fault(ABOUT);
    browser.click("#start_notice button").await;
    browser.wait_for_app().await;
    browser.back().await;
    browser.wait_until("location.pathname == '/' && document.querySelector('[data-started=yes] main h1')").await;
}

async fn newer_content_at_start_reloads_the_document_once(engine: Engine) {
    let (server, browser) = start(engine).await;
    server.inject_fault(ABOUT, NEWER_SCHEMA);
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    let documents = server.take_requests().into_iter().filter(|url| *url == server.url("/about/")).count();
    assert_eq!(documents, 2);
    assert_eq!(browser.text_content("main h1").await, "About the fixture");
}

async fn documents_without_static_html_work_the_same(engine: Engine) {
    let publication = Publication::fixture();
    publication.edit("content/site.toml", |text| text.replace("news_per_page", "static_text = false\nnews_per_page"));
    let server = TestServer::serve(publication.publish("/")).await;
    let browser = Browser::start(engine).await;
    server.add_init_script("addEventListener('DOMContentLoaded', () => window.before = document.body.textContent)");
    browser.open(&server.url("/initiatives/#second")).await;
    assert!(!browser.evaluate_string("window.before").await.contains("Strategy"));
    browser.wait_until("window.scrollY > 100").await;
    server.inject_fault(ABOUT, Fault::Status(503));
    browser.open(&server.url("/about/")).await;
    assert_eq!(browser.text_content("main h1").await, "This page could not be loaded");
    server.clear_fault(ABOUT);
    browser.click("main button").await;
    browser.wait_for_page("/about/", "About the fixture").await;
    server.inject_fault(ABOUT, NEWER_SCHEMA);
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until("document.querySelector('main')?.textContent.includes('newer version')").await;
    assert_eq!(browser.text_content("main button").await, "Reload the site");
    server.inject_fault(SITE, Fault::Status(500));
    // A new browser, since WebKit keeps what the first one has preloaded.
    let browser = Browser::start(engine).await;
    browser.navigate(&server.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
}

async fn a_single_document_for_all_urls_works_the_same(engine: Engine) {
    let publication = Publication::fixture();
    let folder = publication.publish("/");
    let home_page = std::fs::read_to_string(folder.join("index.html")).unwrap();
    for file in support::site::published_files(folder) {
        if file.ends_with(".html") && file != "index.html" {
            std::fs::write(folder.join(file), &home_page).unwrap();
        }
    }
    let server = TestServer::serve(folder).await;
    let browser = Browser::start(engine).await;
    // The host answers every address with the home page, so that stays where there is no other page.
    for (path, heading) in [("/about/", "About the fixture"), ("/nothing/", "A site to test with")] {
        browser.open(&server.url(path)).await;
        assert_eq!(browser.text_content("main h1").await, heading);
    }
}
