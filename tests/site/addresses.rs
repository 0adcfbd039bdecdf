//! Addresses as hosts spell them: what nginx answers with 200 stays, and the app works on it.

use http::StatusCode;
use support::nginx::Nginx;
use support::{Browser, Engine, SUB_PATH, fixture_folder, fixture_under_path_folder};

support::test_in_every_engine!(
    a_page_stays_at_every_spelling_that_nginx_answers,
    back_from_an_unknown_address_shows_the_page,
    filters_reach_every_spelling_of_an_address,
);
support::test_in!(chromium_only Chromium: unknown_addresses_are_not_found_without_a_request_for_content);

/// Spellings of addresses below the base path, and the language and the path of the page.
const SPELLINGS: [(&str, &str, &str); 8] = [
    ("%61bout/", "en", "about/"),
    ("news/first/index.html", "en", "news/first/"),
    ("news/%66irst/", "en", "news/first/"),
    ("about//", "en", "about/"),
    ("/about/", "en", "about/"),
    ("news//first/", "en", "news/first/"),
    ("e%73/about/", "es", "es/about/"),
    ("es//about/?from=mail#own", "es", "es/about/"),
];

async fn a_page_stays_at_every_spelling_that_nginx_answers(engine: Engine) {
    let browser = Browser::start(engine).await;
    for (base, folder) in [("/", fixture_folder()), (SUB_PATH, fixture_under_path_folder())] {
        let nginx = Nginx::serve(folder, base).await;
        let mut spellings: Vec<_> =
            SPELLINGS.map(|(spelling, language, path)| (format!("{base}{spelling}"), language, path)).into();
        if base != "/" {
            spellings.push((String::from("/s%6Fme//path/about/"), "en", "about/"));
        }
        for (spelling, language, path) in spellings {
            assert_eq!(nginx.get(&spelling, &[]).await.status(), StatusCode::OK, "{spelling}");
            browser.open(&nginx.url(&spelling)).await;
            assert_page_works(&browser, &Page { spelling: &spelling, base, language, path }).await;
        }
    }
}

struct Page<'a> {
    spelling: &'a str,
    base: &'a str,
    language: &'a str,
    path: &'a str,
}

async fn assert_page_works(browser: &Browser, page: &Page<'_>) {
    let Page { spelling, base, language, path } = page;
    let address = "location.pathname + location.search + location.hash";
    assert_eq!(browser.evaluate_string(address).await, *spelling, "the address stays");
    let heading = browser.text_content("main h1").await;
    let expected = match *path {
        "about/" => "About the fixture",
        "es/about/" => "Acerca de",
        _ => "First: a post",
    };
    assert_eq!(heading, expected, "{spelling}");
    let canonical = browser.evaluate_string("document.querySelector('link[rel=canonical]').getAttribute('href')").await;
    assert!(canonical.ends_with(path), "{spelling}: {canonical}");
    let translation = format!("nav [hreflang={}]", if *language == "en" { "es" } else { "en" });
    let translation = browser.evaluate_string(&format!("document.querySelector('{translation}').pathname")).await;
    let without_language = path.trim_start_matches("es/");
    let prefix = if *language == "en" { "es/" } else { "" };
    assert_eq!(translation, format!("{base}{prefix}{without_language}"), "{spelling}");
    let current = "document.querySelector('header nav [aria-current]:not([hreflang])')?.getAttribute('aria-current')";
    let expected_current = if path.ends_with("about/") { "page" } else { "true" };
    assert_eq!(browser.evaluate_string(current).await, expected_current, "{spelling}");

    let home = if *language == "en" { String::from(*base) } else { format!("{base}es/") };
    browser.evaluate("window.sameDocument = true").await;
    browser.click(".site-name").await;
    browser
        .wait_until(&format!(
            "location.pathname == '{home}' && document.querySelector('main h1').textContent != '{heading}'"
        ))
        .await;
    browser.back().await;
    // Back leads to the same address.
    browser.wait_for_page(spelling, &heading).await;
    assert_eq!(browser.evaluate("window.sameDocument").await, true, "{spelling}: no document was loaded");
    assert_eq!(browser.console_messages().await, [""; 0], "{spelling}");
}

async fn back_from_an_unknown_address_shows_the_page(engine: Engine) {
    let nginx = Nginx::serve(fixture_folder(), "/").await;
    let browser = Browser::start(engine).await;
    browser.open(&nginx.url("/%61bout/")).await;
    browser.evaluate("(document.querySelector('main a').setAttribute('href', '/nothing/'), 0)").await;
    browser.click("main a[href='/nothing/']").await;
    browser.wait_for_page("/nothing/", "Page not found").await;
    browser.back().await;
    browser.wait_for_page("/%61bout/", "About the fixture").await;
}

async fn filters_reach_every_spelling_of_an_address(engine: Engine) {
    let nginx = Nginx::serve(fixture_folder(), "/").await;
    let browser = Browser::start(engine).await;
    for spelling in ["//events/", "/events//#main_content"] {
        browser.open(&nginx.url(spelling)).await;
        let choose = "(() => {
            const filter = [...document.querySelectorAll('.filters input')].find(input => input.value && !input.checked);
            filter.click();
            return `?${filter.name}=${filter.value}`;
        })()";
        let query = browser.evaluate_string(choose).await;
        let (path, fragment) = spelling.split_once('#').unwrap_or((spelling, ""));
        browser.wait_until(&format!("location.pathname + location.search == '{path}{query}'")).await;
        assert_eq!(browser.evaluate_string("location.hash.slice(1)").await, fragment);
    }
}

async fn unknown_addresses_are_not_found_without_a_request_for_content(engine: Engine) {
    let nginx = Nginx::serve(fixture_folder(), "/").await;
    let browser = Browser::start_with_request_log(engine).await;
    for path in ["/nothing/", "/news/nothing/"] {
        browser.open(&nginx.url(path)).await;
        assert_eq!(browser.text_content("main h1").await, "Page not found", "{path}");
        let requests = browser.requests().await;
        assert!(!requests.iter().any(|url| url.contains("nothing.json")), "{requests:?}");
    }
    browser.open(&nginx.url("/es/nothing/")).await;
    assert_eq!(browser.evaluate_string("document.querySelector('.site-name').pathname").await, "/es/");
}
