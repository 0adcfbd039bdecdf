//! What the visitor sees when the app does not start, or when the site has changed since the page was opened.

use std::time::{Duration, Instant};
use support::site::{asset, watchdog};
use support::{Browser, Engine, Fault, Host, Publication, site_folder};

support::test_in_every_engine!(
    a_missing_or_altered_file_of_the_app_never_runs_and_is_reported,
    the_visitor_is_told_even_if_nobody_answers_any_more,
    content_that_fails_at_the_start_leaves_the_text,
    a_slow_start_says_so_until_the_app_is_there,
    a_browser_without_webassembly_shows_the_text_and_a_sentence,
    a_browser_without_modules_shows_the_text_and_a_sentence,
    a_reader_without_scripts_reads_the_page_and_follows_links,
    an_app_that_breaks_down_says_so,
    a_browser_that_cannot_read_the_app_shows_the_text_and_a_sentence,
    trying_again_without_a_connection_keeps_the_page,
    a_kept_document_of_an_earlier_deployment_is_loaded_again_once,
    a_host_that_gives_the_earlier_document_again_is_asked_no_third_time,
    a_page_that_was_opened_before_a_deployment_loads_the_new_site_once,
    a_document_whose_content_is_newer_is_loaded_again_once,
    documents_without_text_work_the_same,
    one_document_for_all_addresses_works_the_same,
);

const ABOUT: &str = "/content/en/pages/about.json";
const SITE: &str = "/content/en/site.json";
const NEWER: Fault = Fault::Json("{\"schema\":99,\"blocks\":[]}");
const NOTICE_IS_SHOWN: &str = "document.querySelector('#start_notice')?.hidden === false";
const FAILED: &str = "could not be made interactive";

async fn start(engine: Engine) -> (Host, Browser) {
    (Host::serve(&site_folder()).await, Browser::start(engine).await)
}

/// The page can be read, it says that the app has not started, and trying again helps once the cause is gone.
async fn reads_on_and_tries_again(host: &Host, browser: &Browser, faults: &[&str]) {
    let failure = Instant::now();
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(failure.elapsed() < Duration::from_secs(5), "the visitor was told after {:?}", failure.elapsed());
    assert!(browser.seen_text("#start_notice").await.contains(FAILED));
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
    assert_eq!(
        browser.value("document.querySelector('main').getAttribute('aria-busy')").await,
        serde_json::Value::Null
    );
    browser.click("header nav a[href='/support/']").await;
    browser.wait_until("location.pathname == '/support/' && document.title.startsWith('Support')").await;
    browser.back().await;
    browser.wait_until("location.pathname == '/about/' && !document.querySelector('#start_notice').hidden").await;
    for fault in faults {
        host.mend(fault);
    }
    browser.click("#start_notice button").await;
    browser.wait_for_app().await;
    assert_eq!(browser.value("document.querySelector('#start_notice').hidden").await, true);
}

async fn a_missing_or_altered_file_of_the_app_never_runs_and_is_reported(engine: Engine) {
    let browser = Browser::start(engine).await;
    for extension in [".js", ".wasm"] {
        for fault in [Fault::Status(404), Fault::Status(503), Fault::Flipped] {
            // Another host each time, of which the browser has kept nothing.
            let host = Host::serve(&site_folder()).await;
            let file = asset(&site_folder(), "app-", extension);
            host.fail(&file, fault);
            browser.open_at_once(&host.url("/about/")).await;
            reads_on_and_tries_again(&host, &browser, &[&file]).await;
        }
    }
}

async fn the_visitor_is_told_even_if_nobody_answers_any_more(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.fail(&asset(&site_folder(), "app-", ".js"), Fault::Status(404));
    host.run_in_every_document("window.fetch = () => new Promise(() => {})");
    browser.open_at_once(&host.url("/about/")).await;
    let failure = Instant::now();
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(failure.elapsed() < Duration::from_secs(5), "the visitor was told after {:?}", failure.elapsed());
}

async fn content_that_fails_at_the_start_leaves_the_text(engine: Engine) {
    let browser = Browser::start(engine).await;
    for (file, fault) in
        [(SITE, Fault::Status(500)), (SITE, Fault::Json("[]")), (ABOUT, Fault::Status(503)), (ABOUT, Fault::Json("[]"))]
    {
        let host = Host::serve(&site_folder()).await;
        host.fail(file, fault);
        browser.open_at_once(&host.url("/about/")).await;
        reads_on_and_tries_again(&host, &browser, &[file]).await;
    }
}

#[test]
fn no_script_can_turn_a_text_into_html_or_code() {
    let read = |file: &str| std::fs::read_to_string(site_folder().join(file.trim_start_matches('/'))).unwrap();
    let app = read(&asset(&site_folder(), "app-", ".js"));
    for (file, script) in [("the app", app), ("the watchdog", watchdog(&read("index.html")))] {
        assert!(script.contains("addEventListener"), "{file} is no script of the site");
        for way in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "createContextualFragment",
            "document.write",
            "eval(",
            "new Function",
        ] {
            assert!(!script.contains(way), "{file} has {way}");
        }
    }
}

async fn a_slow_start_says_so_until_the_app_is_there(engine: Engine) {
    let (host, browser) = start(engine).await;
    // The visitor would wait for half a minute; here, all long waits are short.
    host.run_in_every_document("const wait = setTimeout; window.setTimeout = (run, time) => wait(run, time / 100)");
    host.fail(&asset(&site_folder(), "app-", ".wasm"), Fault::Late(Duration::from_secs(2)));
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.seen_text("#start_notice").await.contains("taking long"));
    browser.wait_for_app().await;
    assert_eq!(browser.value("document.querySelector('#start_notice').hidden").await, true);
}

async fn a_browser_without_webassembly_shows_the_text_and_a_sentence(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    host.run_in_every_document("delete window.WebAssembly");
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.seen_text("#start_notice").await.contains("too old"));
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
}

async fn a_browser_without_modules_shows_the_text_and_a_sentence(engine: Engine) {
    let (host, browser) = start(engine).await;
    // Such a browser takes a script of an unknown type for data, and its scripts have no property `noModule`.
    host.fail(&asset(&site_folder(), "app-", ".js"), Fault::Status(404));
    host.run_in_every_document("delete HTMLScriptElement.prototype.noModule");
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.seen_text("#start_notice").await.contains("too old"));
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
}

async fn a_reader_without_scripts_reads_the_page_and_follows_links(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.run_no_scripts();
    browser.open_at_once(&host.url("/news/")).await;
    assert_eq!(browser.seen_text("main h1").await, "News");
    browser.click(".card a[href='/news/leadership-summit/']").await;
    browser.wait_for_element("link[rel=canonical][href$='/news/leadership-summit/']").await;
    assert_eq!(browser.seen_text("main h1").await, "Leadership Summit");
    assert_eq!(browser.seen_text("#start_notice").await, "");
    browser.open_at_once(&host.url("/news/follow-black-python-devs-on-juneteenth/")).await;
    let notice = browser.seen_text(".notice").await;
    assert!(notice.contains("stands on another site") && notice.contains("Read it on"), "{notice}");
    assert!(!notice.contains("You will be taken") && !notice.contains("Stay here"), "only the app forwards: {notice}");
}

/// What happens to a page when a script of it fails, as functions of the page itself: only its own errors count.
const FAILING: &str = "
    function breakDown() { return new WebAssembly.RuntimeError('unreachable'); }
    function failElsewhere() { return new Error('of an extension'); }
    function throwIt(error) { return dispatchEvent(new ErrorEvent('error', { error })); }
    function refuseIt(reason) {
        return dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason }));
    }
";

async fn an_app_that_breaks_down_says_so(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.run_in_every_document(FAILING);
    for happen in ["throwIt", "refuseIt"] {
        browser.open(&host.url("/about/")).await;
        browser.value(&format!("{happen}(failElsewhere())")).await;
        assert_eq!(browser.value("document.querySelector('#start_notice').hidden").await, true, "{happen}");
        browser.value(&format!("{happen}(breakDown())")).await;
        assert!(browser.seen_text("#start_notice").await.contains(FAILED), "{happen}");
    }
}

async fn a_browser_that_cannot_read_the_app_shows_the_text_and_a_sentence(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.run_in_every_document(
        "WebAssembly.instantiateStreaming = () => Promise.reject(new WebAssembly.CompileError('unknown instruction'))",
    );
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    assert!(browser.seen_text("#start_notice").await.contains("too old"));
    assert_eq!(browser.value("document.querySelector('#start_notice button').hidden").await, true);
}

async fn trying_again_without_a_connection_keeps_the_page(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.fail(SITE, Fault::Status(500));
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    host.set_offline(true);
    browser.value("window.sameDocument = true").await;
    browser.click("#start_notice button").await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(browser.value("sameDocument && !document.querySelector('#start_notice').hidden").await, true);
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
}

async fn a_kept_document_of_an_earlier_deployment_is_loaded_again_once(engine: Engine) {
    let (host, browser) = start(engine).await;
    let document = std::fs::read_to_string(site_folder().join("about/index.html")).unwrap();
    for extension in [".js", ".wasm"] {
        let file = asset(&site_folder(), "app-", extension);
        let earlier = document.replace(&file, &file.replace("app-", "app-0000"));
        assert_ne!(earlier, document);
        // An earlier script names an earlier WebAssembly file.
        let earlier = earlier.replace(&asset(&site_folder(), "app-", ".js"), "/assets/app-0001.js");
        host.fail("/about/", Fault::KeptDocument(earlier, 1));
        host.requests();
        browser.open(&host.url("/about/")).await;
        assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
        let requests = host.requests();
        let documents = requests.iter().filter(|url| **url == host.url("/about/")).count();
        assert_eq!(documents, 3, "{extension}: once kept, once to look for a newer one, once loaded: {requests:?}");
    }
}

async fn a_host_that_gives_the_earlier_document_again_is_asked_no_third_time(engine: Engine) {
    let (host, browser) = start(engine).await;
    let document = std::fs::read_to_string(site_folder().join("about/index.html")).unwrap();
    let earlier = document.replace(&asset(&site_folder(), "app-", ".js"), "/assets/app-0001.js");
    host.fail("/about/", Fault::KeptDocument(earlier, usize::MAX));
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    let documents = host.requests().into_iter().filter(|url| *url == host.url("/about/")).count();
    assert_eq!(documents, 3, "opened, looked for a newer one, opened once more");
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
}

async fn a_page_that_was_opened_before_a_deployment_loads_the_new_site_once(engine: Engine) {
    let (host, browser) = start(engine).await;
    browser.open(&host.url("/")).await;
    // The new site has another shape of content; its documents and its app arrive with the next document.
    host.fail(ABOUT, NEWER);
    browser.value("window.sameDocument = true").await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("location.pathname == '/about/' && !window.sameDocument").await;
    // Here the app stays old, so it must not load the document again and again.
    browser.wait_until(NOTICE_IS_SHOWN).await;
    let documents = host.requests().into_iter().filter(|url| *url == host.url("/about/")).count();
    assert_eq!(documents, 1);
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
    host.mend(ABOUT);
    browser.click("#start_notice button").await;
    browser.wait_for_app().await;
    browser.back().await;
    browser.wait_until("location.pathname == '/' && document.querySelector('[data-started=yes] main h1')").await;
}

async fn a_document_whose_content_is_newer_is_loaded_again_once(engine: Engine) {
    let (host, browser) = start(engine).await;
    host.fail(ABOUT, NEWER);
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
    let documents = host.requests().into_iter().filter(|url| *url == host.url("/about/")).count();
    assert_eq!(documents, 2);
    assert_eq!(browser.text_of("main h1").await, "About Black Python Devs");
}

async fn documents_without_text_work_the_same(engine: Engine) {
    let publication = Publication::of_site();
    publication.edit("content/site.toml", |text| text.replace("news_per_page", "static_text = false\nnews_per_page"));
    let host = Host::serve(publication.publish("/")).await;
    let browser = Browser::start(engine).await;
    host.run_in_every_document("addEventListener('DOMContentLoaded', () => window.before = document.body.textContent)");
    browser.open(&host.url("/initiatives/#black-leadership-opportunity-fund")).await;
    assert!(!browser.text("window.before").await.contains("Strategy"));
    browser.wait_until("window.scrollY > 100").await;
    host.fail(ABOUT, Fault::Status(503));
    browser.open(&host.url("/about/")).await;
    assert_eq!(browser.text_of("main h1").await, "This page could not be loaded");
    host.mend(ABOUT);
    browser.click("main button").await;
    browser.wait_until("document.querySelector('main h1').textContent == 'About Black Python Devs'").await;
    host.fail(ABOUT, NEWER);
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until("document.querySelector('main')?.textContent.includes('newer version')").await;
    assert_eq!(browser.text_of("main button").await, "Load the site again");
    host.fail(SITE, Fault::Status(500));
    // Another visitor, since WebKit has kept what the first one has loaded ahead.
    let browser = Browser::start(engine).await;
    browser.open_at_once(&host.url("/about/")).await;
    browser.wait_until(NOTICE_IS_SHOWN).await;
}

async fn one_document_for_all_addresses_works_the_same(engine: Engine) {
    let publication = Publication::of_site();
    let folder = publication.publish("/");
    let start_page = std::fs::read_to_string(folder.join("index.html")).unwrap();
    for file in support::site::published_files(folder) {
        if file.ends_with(".html") && file != "index.html" {
            std::fs::write(folder.join(file), &start_page).unwrap();
        }
    }
    let host = Host::serve(folder).await;
    let browser = Browser::start(engine).await;
    for (path, heading) in [("/about/", "About Black Python Devs"), ("/nothing/", "There is no such page")] {
        browser.open(&host.url(path)).await;
        assert_eq!(browser.text_of("main h1").await, heading);
    }
}
