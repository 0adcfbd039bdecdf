//! Preconditions of the other tests: each engine applies appearances and sizes, and logs errors and requests.

use support::{Appearance, Browser, ColorScheme, Engine, TestServer, fixture_folder};

support::test_in_every_engine!(
    media_features_match_the_appearance,
    the_viewport_has_the_requested_size,
    errors_and_requests_are_logged,
    a_click_waits_for_the_end_of_a_view_transition,
);

fn all_appearances() -> Vec<Appearance> {
    let mut appearances = Vec::new();
    for color_scheme in [ColorScheme::Light, ColorScheme::Dark] {
        for forced_colors in [false, true] {
            for reduced_motion in [false, true] {
                appearances.push(Appearance { color_scheme, forced_colors, reduced_motion });
            }
        }
    }
    appearances
}

/// Returns which media features match: dark colour scheme, forced colours, reduced motion.
async fn matching_media_features(browser: &Browser) -> [bool; 3] {
    let features = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)"];
    let mut matching = [false; 3];
    for (matches, feature) in matching.iter_mut().zip(features) {
        *matches = browser.evaluate(&format!("matchMedia('{feature}').matches")).await == true;
    }
    matching
}

async fn media_features_match_the_appearance(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let mut browser = Browser::start(engine).await;
    let mut backgrounds = Vec::new();
    for appearance in all_appearances().into_iter().filter(|appearance| engine.supports(*appearance)) {
        if engine.can_change_appearance() {
            browser.set_appearance(appearance).await;
        } else {
            browser = Browser::start_with(engine, appearance).await;
        }
        browser.open(&server.url("/about/")).await;
        let expected =
            [appearance.color_scheme == ColorScheme::Dark, appearance.forced_colors, appearance.reduced_motion];
        assert_eq!(matching_media_features(&browser).await, expected, "{appearance:?}");
        if appearance == (Appearance { color_scheme: appearance.color_scheme, ..Appearance::default() }) {
            backgrounds
                .push(browser.evaluate_string("getComputedStyle(document.documentElement).backgroundColor").await);
        }
    }
    assert_eq!(backgrounds.len(), 2);
    assert_ne!(backgrounds[0], backgrounds[1], "the site has a dark theme");
}

async fn the_viewport_has_the_requested_size(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    for width in [320, 1280, 640] {
        browser.set_viewport_size(width, 800).await;
        browser.open(&server.url("/about/")).await;
        assert_eq!(browser.evaluate("[innerWidth, innerHeight]").await, serde_json::json!([width, 800]));
        assert_eq!(browser.evaluate(&format!("matchMedia('(width: {width}px)').matches")).await, true);
    }
}

async fn errors_and_requests_are_logged(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    server.add_init_script("setTimeout(() => { throw new Error('of the test') })");
    let browser = Browser::start_with_request_log(engine).await;
    browser.open(&server.url("/about/")).await;
    // The console logs the violation just before the event fires, and Firefox passes it to the driver in a task after that.
    let violation = "new Promise(done => {
            document.addEventListener('securitypolicyviolation', () => setTimeout(() => done(true)), { once: true });
            document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/' }));
        })";
    assert_eq!(browser.evaluate_promise(violation).await, true);
    // The driver of WebKitGTK does not expose the console.
    let has_console = engine != Engine::WebKitGtk;
    let console =
        browser.console_messages().await.join("\n").replace("Content-Security-Policy", "Content Security Policy");
    for message in ["of the test", "Content Security Policy"] {
        assert_eq!(console.contains(message), has_console, "{message}: {console}");
    }
    let (logged, received) = (browser.requests().await, server.take_requests());
    for path in ["/about/", "/content/en/pages/about.json"] {
        assert!(logged.contains(&server.url(path)), "{path}: {logged:?}");
        assert!(received.contains(&server.url(path)), "{path}");
    }
}

async fn a_click_waits_for_the_end_of_a_view_transition(engine: Engine) {
    const START_TRANSITION: &str = "(() => {
        const style = '::view-transition-group(root) { animation-duration: 0.5s } ::view-transition { pointer-events: auto }';
        document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
        window.clicks = [];
        addEventListener('click', ({ target }) => clicks.push([target.closest('a')?.pathname, window.hasEnded]));
        const { ready, finished } = document.startViewTransition(() => {});
        finished.then(() => window.hasEnded = true);
        return ready.then(() => true);
    })()";
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/")).await;
    assert_eq!(browser.evaluate_promise(START_TRANSITION).await, true);
    browser.click("header nav a[href='/about/']").await;
    assert_eq!(browser.evaluate("clicks").await, serde_json::json!([["/about/", true]]));
}
