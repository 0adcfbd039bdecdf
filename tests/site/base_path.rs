//! The site built for a path below the root of its host.

use support::site::routes;
use support::{Browser, Engine, Host, Publication, SUB_PATH, site_under_path_folder};

support::test_in_every_engine!(
    the_site_works_under_a_path,
    an_unknown_address_under_the_path_is_not_found,
    a_neighbour_is_left_to_the_browser,
);
// Addresses are the app's and the publisher's matter, so one engine walks through all of them.
support::test_in!(chromium_alone Chromium: every_route_works_under_any_path);

async fn the_site_works_under_a_path(engine: Engine) {
    let host = Host::serve_under(&site_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start(engine).await;
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

async fn an_unknown_address_under_the_path_is_not_found(engine: Engine) {
    let host = Host::serve_under(&site_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url("/some/path/nothing/")).await;
    assert_eq!(browser.text_of("main h1").await, "There is no such page");
    browser.click("main a[href='/some/path/']").await;
    browser.wait_until("location.pathname == '/some/path/'").await;
}

async fn a_neighbour_is_left_to_the_browser(engine: Engine) {
    let host = Host::serve_under(&site_under_path_folder(), SUB_PATH).await;
    let browser = Browser::start(engine).await;
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

async fn every_route_works_under_any_path(engine: Engine) {
    let publication = Publication::of_site();
    for base in ["/", "/a/", "/a/b/"] {
        let folder = publication.publish(base);
        let host = Host::serve_under(folder, base).await;
        let browser = Browser::start(engine).await;
        // At the root of a host, all other tests visit every route, and one path is as good as another.
        let most = if base == "/a/b/" { usize::MAX } else { 8 };
        for route in routes(folder).into_iter().take(most) {
            let path = route.path();
            let path = path.trim_start_matches('/');
            let address = format!("{base}{path}");
            let without_slash = String::from(address.trim_end_matches('/'));
            // Where the slash is missing, one base is as good as another; a host's root is never without.
            let addresses = if base == "/a/b/" { vec![address, without_slash] } else { vec![address] };
            for address in addresses {
                browser.open(&host.url(&address)).await;
                let content = std::fs::read_to_string(folder.join("content/en").join(route.content_file())).unwrap();
                let heading = browser.text("document.querySelector('main h1').textContent").await;
                assert!(content.contains(&serde_json::to_string(&heading).unwrap()), "{address} shows {heading}");
                let outside = format!(
                    "[...document.querySelectorAll('a[href^=\"/\"], link[href^=\"/\"], script[src^=\"/\"]')]
                        .map(element => element.getAttribute('href') ?? element.getAttribute('src'))
                        .filter(url => !url.startsWith('{base}'))"
                );
                assert_eq!(browser.value(&outside).await, serde_json::json!([]), "{address}");
            }
        }
        browser.open(&host.url(&format!("{base}nothing/"))).await;
        assert_eq!(browser.text_of("main h1").await, "There is no such page", "{base}");
        // A missing page is an error of the network, which the console shows; nothing else may be in it.
        let complaints = browser.console().await;
        assert!(complaints.iter().all(|line| line.contains("404 (Not Found)")), "{complaints:?}");
        let elsewhere: Vec<_> =
            browser.requests().await.into_iter().filter(|url| !url.starts_with(&host.url(base))).collect();
        assert!(elsewhere.iter().all(|url| host.url(base).trim_end_matches('/') == url), "{elsewhere:?}");
        browser.open(&host.url(&format!("{base}news/"))).await;
        browser.value("window.sameDocument = true, scrollTo(0, 500)").await;
        browser.value("window.addEventListener('click', () => window.leftAt = window.scrollY, true)").await;
        browser.click(&format!(".card a[href='{base}news/ghana-connect-meetup/']")).await;
        browser.wait_until("document.title.startsWith('Ghana Connect')").await;
        browser.back().await;
        browser.wait_until("document.title.startsWith('News') && Math.abs(scrollY - leftAt) < 1 && sameDocument").await;
    }
}
