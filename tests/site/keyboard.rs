//! The site with the keyboard alone: skip link, menu, news, a post, the theme switch.

use support::disclosures::{MENU_BUTTON, MENU_IS_OPEN};
use support::keyboard::{ENTER, ESCAPE, RIGHT, SHIFT_TAB, TAB};
use support::{Engine, visit, visit_at};

support::test_in_every_engine!(
    the_menu_opens_closes_and_navigates,
    news_and_posts_are_reachable,
    arrow_keys_choose_the_theme,
);

const FOCUS_IS_IN_MENU: &str = "document.querySelector('#site_menu').contains(document.activeElement)";
const FOCUS_IS_ON_PAGE: &str =
    "document.activeElement != document.body && !document.activeElement.closest('#site_menu')";

async fn the_menu_opens_closes_and_navigates(engine: Engine) {
    let (server, browser) = visit_at(engine, "/", 390, 900).await;
    browser.tab_to(MENU_BUTTON).await;
    assert_eq!(browser.evaluate(MENU_IS_OPEN).await, false);
    browser.press(ENTER).await;
    browser.wait_until(MENU_IS_OPEN).await;
    browser.wait_until(FOCUS_IS_IN_MENU).await;
    browser.tab_to("#site_menu a").await;
    browser.press(ESCAPE).await;
    browser.wait_until(&format!("!{MENU_IS_OPEN}")).await;
    assert!(browser.has_focus(MENU_BUTTON).await, "the focus returns to the button");

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
    browser.tab_to(MENU_BUTTON).await;
    browser.press(ENTER).await;
    browser.tab_to("#site_menu a[href='/leadership/']").await;
    browser.press(ENTER).await;
    browser.wait_until("document.title.startsWith('Leadership') && document.activeElement.tagName == 'H1'").await;
    assert_eq!(browser.evaluate(MENU_IS_OPEN).await, false, "the menu is closed after navigation");
}

async fn news_and_posts_are_reachable(engine: Engine) {
    let (_server, browser) = visit(engine, "/").await;
    browser.tab_to(".skip-link").await;
    browser.press(ENTER).await;
    assert_eq!(browser.evaluate_string("document.activeElement.tagName").await, "MAIN");
    browser.tab_to("a[href='/news/']").await;
    browser.press(ENTER).await;
    browser.wait_until("document.title.startsWith('News') && document.activeElement.tagName == 'H1'").await;
    // From the heading: the tags, then the first post.
    for stop in [".tag-disclosure > summary", ".card-link :is(h2, h3) > a"] {
        browser.press(TAB).await;
        assert!(browser.has_focus(stop).await, "{stop}");
    }
    let title = browser.evaluate_string("document.activeElement.textContent").await;
    browser.press(ENTER).await;
    browser.wait_until("document.querySelector('article h1') == document.activeElement").await;
    assert_eq!(browser.evaluate_string("document.activeElement.textContent").await, title);
    browser.tab_to(".share button").await;
    browser.tab_to(".post-navigation a").await;
}

async fn arrow_keys_choose_the_theme(engine: Engine) {
    let (_server, browser) = visit(engine, "/").await;
    browser.tab_to(".theme-switch input").await;
    assert_eq!(browser.evaluate_string("document.activeElement.value").await, "system");
    browser.press(RIGHT).await;
    browser.press(RIGHT).await;
    browser.wait_until("document.documentElement.dataset.theme == 'dark'").await;
    assert_eq!(browser.evaluate_string("document.activeElement.value").await, "dark");
    assert_eq!(browser.evaluate_string("getComputedStyle(document.documentElement).colorScheme").await, "dark");
}
