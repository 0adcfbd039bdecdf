//! What the other tests rely on: that each engine shows what a visitor asks for, and tells what it has noticed.

use support::{Appearance, Browser, Engine, Host, Scheme, site_folder};

support::test_in_every_engine!(
    pages_are_told_how_they_are_to_look,
    pages_are_as_wide_as_they_are_asked_to_be,
    errors_and_requests_of_a_page_are_told,
);

fn appearances() -> Vec<Appearance> {
    let mut appearances = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        for forced_colours in [false, true] {
            for reduced_motion in [false, true] {
                appearances.push(Appearance { scheme, forced_colours, reduced_motion });
            }
        }
    }
    appearances
}

/// Which of the media features that a page can ask about are there: dark colours, forced ones, reduced motion.
async fn told(browser: &Browser) -> [bool; 3] {
    let features = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)"];
    let mut told = [false; 3];
    for (told, feature) in told.iter_mut().zip(features) {
        *told = browser.value(&format!("matchMedia('{feature}').matches")).await == true;
    }
    told
}

async fn pages_are_told_how_they_are_to_look(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let mut browser = Browser::start(engine).await;
    let mut backgrounds = Vec::new();
    for appearance in appearances().into_iter().filter(|appearance| engine.can_show(*appearance)) {
        if engine.can_change_appearance() {
            browser.set_appearance(appearance).await;
        } else {
            browser = Browser::start_with(engine, appearance).await;
        }
        browser.open(&host.url("/about/")).await;
        let expected = [appearance.scheme == Scheme::Dark, appearance.forced_colours, appearance.reduced_motion];
        assert_eq!(told(&browser).await, expected, "{appearance:?}");
        if appearance == (Appearance { scheme: appearance.scheme, ..Appearance::default() }) {
            backgrounds.push(browser.text("getComputedStyle(document.documentElement).backgroundColor").await);
        }
    }
    assert_eq!(backgrounds.len(), 2);
    assert_ne!(backgrounds[0], backgrounds[1], "the site has dark colours");
}

async fn pages_are_as_wide_as_they_are_asked_to_be(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    for width in [320, 1280, 640] {
        browser.set_size(width, 800).await;
        browser.open(&host.url("/about/")).await;
        assert_eq!(browser.value("[innerWidth, innerHeight]").await, serde_json::json!([width, 800]));
        assert_eq!(browser.value(&format!("matchMedia('(width: {width}px)').matches")).await, true);
    }
}

async fn errors_and_requests_of_a_page_are_told(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    host.run_in_every_document("setTimeout(() => { throw new Error('of the test') })");
    let browser = Browser::start(engine).await;
    browser.open(&host.url("/about/")).await;
    // The console is told just before the page is, and after the element has its address.
    let violation = "new Promise(done => {
            document.addEventListener('securitypolicyviolation', () => done(true), { once: true });
            document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/' }));
        })";
    assert_eq!(browser.promised(violation).await, true);
    // Only WebKitGTK has no console that a driver can read.
    let told = engine != Engine::WebKitGtk;
    let console = browser.console().await.join("\n").replace("Content-Security-Policy", "Content Security Policy");
    for message in ["of the test", "Content Security Policy"] {
        assert_eq!(console.contains(message), told, "{message}: {console}");
    }
    let (requests, answered) = (browser.requests().await, host.requests());
    for path in ["/about/", "/content/en/pages/about.json"] {
        assert!(requests.contains(&host.url(path)), "{path}: {requests:?}");
        assert!(answered.contains(&host.url(path)), "{path}");
    }
}
