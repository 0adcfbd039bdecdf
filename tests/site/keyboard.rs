//! The whole site with the keyboard alone: skip link, menu, news, a post, the choice of colours.

use support::{Browser, Engine, Host, site_folder};

support::test_in_every_engine!(
    the_menu_opens_closes_and_leads_on,
    news_and_posts_are_reached,
    the_colours_are_chosen_with_the_arrows,
);

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const RIGHT: &str = "\u{e014}";

const MENU_IS_OPEN: &str = "document.querySelector('#site_menu').matches(':popover-open')";

async fn visit(engine: Engine, width: u32) -> (Host, Browser) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.set_size(width, 900).await;
    browser.open(&host.url("/")).await;
    (host, browser)
}

/// Presses the tabulator until the focus is on what the selector names.
async fn tab_to(browser: &Browser, selector: &str) {
    const MOST: usize = 60;
    for _ in 0..MOST {
        browser.press(TAB).await;
        if browser.value(&format!("document.activeElement.matches({selector:?})")).await == true {
            return;
        }
    }
    panic!("the focus never comes to {selector}");
}

async fn the_menu_opens_closes_and_leads_on(engine: Engine) {
    let (host, browser) = visit(engine, 390).await;
    tab_to(&browser, ".site-header > .menu-button").await;
    assert_eq!(browser.value(MENU_IS_OPEN).await, false);
    browser.press(ENTER).await;
    browser.wait_until(MENU_IS_OPEN).await;
    tab_to(&browser, "#site_menu a").await;
    browser.press(ESCAPE).await;
    browser.wait_until(&format!("!{MENU_IS_OPEN}")).await;
    let focused = browser.value("document.activeElement.matches('.site-header > .menu-button')").await;
    assert_eq!(focused, true, "the focus returns to the button");

    // Nothing holds the focus in the menu: behind its last control, the page goes on.
    browser.press(ENTER).await;
    browser.wait_until(MENU_IS_OPEN).await;
    tab_to(&browser, "#site_menu input").await;
    tab_to(&browser, "main a").await;

    browser.open(&host.url("/")).await;
    tab_to(&browser, ".site-header > .menu-button").await;
    browser.press(ENTER).await;
    tab_to(&browser, "#site_menu a[href='/leadership/']").await;
    browser.press(ENTER).await;
    browser.wait_until("document.title.startsWith('Leadership') && document.activeElement.tagName == 'H1'").await;
    assert_eq!(browser.value(MENU_IS_OPEN).await, false, "a page that is reached is not covered by the menu");
}

async fn news_and_posts_are_reached(engine: Engine) {
    let (_host, browser) = visit(engine, 1280).await;
    tab_to(&browser, ".skip-link").await;
    browser.press(ENTER).await;
    assert_eq!(browser.text("document.activeElement.tagName").await, "MAIN");
    tab_to(&browser, "a[href='/news/']").await;
    browser.press(ENTER).await;
    browser.wait_until("document.title.startsWith('News') && document.activeElement.tagName == 'H1'").await;
    tab_to(&browser, ".card-heading a").await;
    let title = browser.text("document.activeElement.textContent").await;
    browser.press(ENTER).await;
    browser.wait_until("document.querySelector('article h1') == document.activeElement").await;
    assert_eq!(browser.text("document.activeElement.textContent").await, title);
    tab_to(&browser, ".share button").await;
    tab_to(&browser, ".post-navigation a").await;
}

async fn the_colours_are_chosen_with_the_arrows(engine: Engine) {
    let (_host, browser) = visit(engine, 1280).await;
    tab_to(&browser, ".theme-switch input").await;
    assert_eq!(browser.text("document.activeElement.value").await, "system");
    browser.press(RIGHT).await;
    browser.press(RIGHT).await;
    browser.wait_until("document.documentElement.dataset.theme == 'dark'").await;
    assert_eq!(browser.text("document.activeElement.value").await, "dark");
    assert_eq!(browser.text("getComputedStyle(document.documentElement).colorScheme").await, "dark");
}
