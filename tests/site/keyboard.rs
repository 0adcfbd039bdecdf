//! The site with the keyboard alone: skip link, menu, news, a post, the theme switch.

use support::{Browser, Engine, TestServer, fixture_folder};

support::test_in_every_engine!(
    the_menu_opens_closes_and_navigates,
    news_and_posts_are_reachable,
    arrow_keys_choose_the_theme,
);

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const SHIFT_TAB: &str = "\u{e008}\u{e004}";
const RIGHT: &str = "\u{e014}";

const MENU_IS_OPEN: &str = "document.querySelector('#site_menu').matches(':popover-open')";

const FOCUS_IS_IN_MENU: &str = "document.querySelector('#site_menu').contains(document.activeElement)";
const FOCUS_IS_ON_PAGE: &str =
    "document.activeElement != document.body && !document.activeElement.closest('#site_menu')";

async fn visit(engine: Engine, width: u32) -> (TestServer, Browser) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.set_viewport_size(width, 900).await;
    browser.open(&server.url("/")).await;
    (server, browser)
}

/// Presses Tab until the focused element matches a selector.
async fn tab_to(browser: &Browser, selector: &str) {
    const MAX_STOPS: usize = 60;
    for _ in 0..MAX_STOPS {
        browser.press(TAB).await;
        if browser.evaluate(&format!("document.activeElement.matches({selector:?})")).await == true {
            return;
        }
    }
    panic!("the focus never reaches {selector}");
}

async fn the_menu_opens_closes_and_navigates(engine: Engine) {
    let (server, browser) = visit(engine, 390).await;
    tab_to(&browser, ".site-header > .menu-button").await;
    assert_eq!(browser.evaluate(MENU_IS_OPEN).await, false);
    browser.press(ENTER).await;
    browser.wait_until(MENU_IS_OPEN).await;
    browser.wait_until(FOCUS_IS_IN_MENU).await;
    tab_to(&browser, "#site_menu a").await;
    browser.press(ESCAPE).await;
    browser.wait_until(&format!("!{MENU_IS_OPEN}")).await;
    let focused = browser.evaluate("document.activeElement.matches('.site-header > .menu-button')").await;
    assert_eq!(focused, true, "the focus returns to the button");

    // The page behind the menu is out of reach: after the last control comes the browser itself, then the first control.
    browser.press(ENTER).await;
    browser.wait_until(MENU_IS_OPEN).await;
    let mut stops = Vec::new();
    for key in [TAB, SHIFT_TAB] {
        for _ in 0..15 {
            browser.press(key).await;
            stops.push(browser.evaluate(FOCUS_IS_ON_PAGE).await);
        }
    }
    assert!(stops.iter().all(|is_on_page| *is_on_page == false), "the focus is behind the menu: {stops:?}");
    let covered = "[...document.querySelectorAll('#site_root *')].filter(element => element.checkVisibility({ visibilityProperty: true })
        && element.matches('a, button, input, h1, p, li') && !element.closest('#site_menu, .visually-hidden')).length";
    assert_eq!(browser.evaluate(covered).await, 0, "assistive technology finds nothing behind the menu");

    browser.open(&server.url("/")).await;
    tab_to(&browser, ".site-header > .menu-button").await;
    browser.press(ENTER).await;
    tab_to(&browser, "#site_menu a[href='/leadership/']").await;
    browser.press(ENTER).await;
    browser.wait_until("document.title.startsWith('Leadership') && document.activeElement.tagName == 'H1'").await;
    assert_eq!(browser.evaluate(MENU_IS_OPEN).await, false, "the menu is closed after navigation");
}

async fn news_and_posts_are_reachable(engine: Engine) {
    let (_server, browser) = visit(engine, 1280).await;
    tab_to(&browser, ".skip-link").await;
    browser.press(ENTER).await;
    assert_eq!(browser.evaluate_string("document.activeElement.tagName").await, "MAIN");
    tab_to(&browser, "a[href='/news/']").await;
    browser.press(ENTER).await;
    browser.wait_until("document.title.startsWith('News') && document.activeElement.tagName == 'H1'").await;
    // From the heading: the tags, then the first post.
    for stop in [".tag-disclosure > summary", ".card-heading a"] {
        browser.press(TAB).await;
        assert_eq!(browser.evaluate(&format!("document.activeElement.matches({stop:?})")).await, true, "{stop}");
    }
    let title = browser.evaluate_string("document.activeElement.textContent").await;
    browser.press(ENTER).await;
    browser.wait_until("document.querySelector('article h1') == document.activeElement").await;
    assert_eq!(browser.evaluate_string("document.activeElement.textContent").await, title);
    tab_to(&browser, ".share button").await;
    tab_to(&browser, ".post-navigation a").await;
}

async fn arrow_keys_choose_the_theme(engine: Engine) {
    let (_server, browser) = visit(engine, 1280).await;
    tab_to(&browser, ".theme-switch input").await;
    assert_eq!(browser.evaluate_string("document.activeElement.value").await, "system");
    browser.press(RIGHT).await;
    browser.press(RIGHT).await;
    browser.wait_until("document.documentElement.dataset.theme == 'dark'").await;
    assert_eq!(browser.evaluate_string("document.activeElement.value").await, "dark");
    assert_eq!(browser.evaluate_string("getComputedStyle(document.documentElement).colorScheme").await, "dark");
}
