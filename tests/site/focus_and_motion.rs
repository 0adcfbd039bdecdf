//! The focus is visible on every control, and nothing moves with reduced motion.

use support::fixture::DISTINCT_PAGES;
use support::keyboard::TAB;
use support::layout::LayoutIssue;
use support::{Appearance, Browser, ColorScheme, Engine, TestServer, fixture_folder};

support::test_in_every_engine!(the_focus_is_visible_on_each_kind_of_page, nothing_moves_with_reduced_motion,);

async fn the_focus_is_visible_on_each_kind_of_page(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    server.stay_on_external_posts();
    // WebKitGTK's display focuses the window below the mouse, at the centre of the display. A small window is not there.
    let min_width = if engine == Engine::WebKitGtk { 1280 } else { 320 };
    for (color_scheme, width, pages) in
        [(ColorScheme::Light, min_width, &DISTINCT_PAGES[..]), (ColorScheme::Dark, 1280, &DISTINCT_PAGES[..2])]
    {
        let browser = Browser::start_with(engine, Appearance { color_scheme, ..Appearance::default() }).await;
        browser.set_viewport_size(width, 900).await;
        for (index, page) in pages.iter().enumerate() {
            // The header and the footer are the same on every page.
            let part = if index == 0 { Part::Page } else { Part::Main };
            tab_through(&browser, &server.url(page), part).await;
        }
    }
}

/// A part of a page through which a test presses the Tab key.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Page,
    Main,
}

/// Presses Tab once per control of a part of a page, and asserts that the focus is visible on each.
async fn tab_through(browser: &Browser, url: &str, part: Part) {
    browser.open(url).await;
    browser.inject_layout_checks().await;
    let root = match part {
        Part::Page => "body",
        Part::Main => "main",
    };
    if part == Part::Main {
        // As the skip link does.
        browser.evaluate("main_content.focus()").await;
    }
    let controls = format!("document.querySelectorAll('{root} :is(a[href], button, [tabindex=\"0\"])').length");
    let max_stops = usize::try_from(browser.evaluate(&controls).await.as_u64().unwrap_or_default()).unwrap();
    let mut stops = Vec::new();
    for _ in 0..max_stops {
        browser.press(TAB).await;
        let Some(focused) = browser.focused_element().await else { break };
        assert!(focused.issues.is_empty(), "{url}: {}", focused.issues.join("\n"));
        if part == Part::Main && stops.is_empty() {
            let is_in_main = browser.evaluate("document.querySelector('main').contains(document.activeElement)").await;
            assert_eq!(is_in_main, true, "{url}: the focus is on {}", focused.name);
        }
        stops.push(focused.name);
    }
    match part {
        Part::Page => {
            assert!(stops.len() >= 10, "{url}: the focus has only been on {stops:#?}");
            assert!(stops[0].contains("skip-link"), "{url}: the first is {}", stops[0]);
        }
        Part::Main => assert!(!stops.is_empty(), "{url}: the focus has been on no control"),
    }
}

async fn nothing_moves_with_reduced_motion(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start_with(engine, Appearance { reduced_motion: true, ..Appearance::default() }).await;
    for page in DISTINCT_PAGES {
        browser.open(&server.url(page)).await;
        browser.inject_layout_checks().await;
        assert_eq!(browser.layout_issues(&[LayoutIssue::Motion]).await, [""; 0], "{page}");
    }
    browser.open(&server.url("/")).await;
    browser.inject_layout_checks().await;
    for link in ["a[href='/about/']", "a[href='/news/']"] {
        browser.hover(&format!("header nav {link}")).await;
        assert_eq!(browser.layout_issues(&[LayoutIssue::Motion]).await, [""; 0], "under the mouse");
        browser.press(TAB).await;
        assert_eq!(browser.layout_issues(&[LayoutIssue::Motion]).await, [""; 0], "with the focus");
        browser.click(&format!("header nav {link}")).await;
        browser.wait_until(&format!("document.querySelector(`header nav {link}[aria-current=page]`)")).await;
        assert_eq!(browser.layout_issues(&[LayoutIssue::Motion]).await, [""; 0], "after a click");
    }
}
