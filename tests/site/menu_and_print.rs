//! The menu without scripts, view transitions between pages, and the print style.

use serde_json::json;
use support::disclosures::{MENU_BUTTON, MENU_IS_OPEN};
use support::keyboard::{ESCAPE, TAB};
use support::{Appearance, Browser, Engine, TestServer, fixture_folder, visit, visit_at};

support::test_in_every_engine!(
    the_menu_opens_without_scripts,
    the_menu_closes_when_the_header_gets_room,
    back_leaves_no_menu_and_no_entry,
    view_transitions_run_on_fast_devices_without_reduced_motion,
    clicks_during_a_view_transition_cause_no_error,
);
support::test_in!(chromium_only Chromium:
    a_printed_post_shows_only_its_content,
    buttons_are_links_on_paper,
    people_are_complete_on_paper,
    a_close_request_closes_the_menu,
);

/// The app measures the time of the first render.
const FAST_CLOCK: &str = "Date.now = () => 0;";

async fn the_menu_opens_without_scripts(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.disable_scripts();
    browser.set_viewport_size(390, 900).await;
    browser.navigate(&server.url("/about/")).await;
    browser.click(MENU_BUTTON).await;
    let menu = browser.visible_text("#site_menu").await;
    assert!(menu.contains("Leadership") && menu.contains("Close"), "{menu}");
    assert!(!menu.contains("As my device"), "controls that need the app are hidden: {menu}");
    assert!(menu.contains("Español"), "the languages are listed: {menu}");
    browser.press(TAB).await;
    assert_eq!(browser.evaluate("document.activeElement.textContent").await, "Close", "Tab leads into the menu");
    assert_eq!(browser.visible_text("main").await, "", "the menu covers the page");
    browser.click("#site_menu a[href='/leadership/']").await;
    browser.wait_for_url(&server.url("/leadership/")).await;
}

async fn the_menu_closes_when_the_header_gets_room(engine: Engine) {
    let (_server, browser) = visit_at(engine, "/about/", 700, 900).await;
    browser.click(MENU_BUTTON).await;
    browser.wait_until(MENU_IS_OPEN).await;
    browser.set_viewport_size(720, 900).await;
    assert_eq!(browser.evaluate(MENU_IS_OPEN).await, true, "there is still no room");
    browser.set_viewport_size(1280, 700).await;
    browser.wait_until(&format!("!{MENU_IS_OPEN}")).await;
    assert!(browser.visible_text("main").await.contains("About the fixture"));
    assert_eq!(browser.evaluate("document.querySelector('.site-navigation a').checkVisibility()").await, true);
    // The focus was on the button that closes the menu.
    browser.wait_until("document.querySelector('.site-navigation').contains(document.activeElement)").await;
}

async fn back_leaves_no_menu_and_no_entry(engine: Engine) {
    let (_server, browser) = visit_at(engine, "/about/", 390, 900).await;
    browser.click("main a[href='/leadership/#team']").await;
    browser.wait_until("document.title.startsWith('Leadership')").await;
    let entries = browser.evaluate("history.length").await;
    browser.click(MENU_BUTTON).await;
    browser.wait_until(MENU_IS_OPEN).await;
    assert_eq!(browser.evaluate("history.length").await, entries, "the menu is no entry of the history");
    browser.back().await;
    browser.wait_until(&format!("document.title.startsWith('About') && !{MENU_IS_OPEN}")).await;
}

/// A close request is Escape here, and the back button or gesture on Android. The most recent close watcher receives it.
async fn a_close_request_closes_the_menu(engine: Engine) {
    let (_server, browser) = visit_at(engine, "/about/", 390, 900).await;
    browser.click(MENU_BUTTON).await;
    browser.wait_until(MENU_IS_OPEN).await;
    // A watcher that is created without an activation of its own would share the request with the menu.
    browser.press("a").await;
    browser.evaluate("((window.watcher = new CloseWatcher()).onclose = () => window.isClosed = true, 0)").await;
    browser.press(ESCAPE).await;
    browser.wait_until("window.isClosed").await;
    assert_eq!(browser.evaluate(MENU_IS_OPEN).await, true, "the newer watcher received the request");
    browser.press(ESCAPE).await;
    browser.wait_until(&format!("!{MENU_IS_OPEN}")).await;
    assert_eq!(browser.path().await, "/about/");
}

async fn view_transitions_run_on_fast_devices_without_reduced_motion(engine: Engine) {
    const COUNT_TRANSITIONS: &str = "
        window.transitions = 0;
        const start = document.startViewTransition;
        if (start) document.startViewTransition = change => { transitions += 1; return start.call(document, change); };
    ";
    const SLOW_CLOCK: &str = "let time = 0; Date.now = () => time += 100;";
    for (clock, reduced_motion) in [(FAST_CLOCK, false), (FAST_CLOCK, true), (SLOW_CLOCK, false)] {
        let server = TestServer::serve(fixture_folder()).await;
        let browser = Browser::start_with(engine, Appearance { reduced_motion, ..Appearance::default() }).await;
        server.add_init_script(&[COUNT_TRANSITIONS, clock].concat());
        browser.set_viewport_size(1280, 900).await;
        browser.open(&server.url("/")).await;
        browser.click("header nav a[href='/about/']").await;
        browser.wait_until("document.title.startsWith('About') && document.activeElement.tagName == 'H1'").await;
        let expected = browser.evaluate("Number(Boolean(document.startViewTransition))").await;
        let expected = if reduced_motion || clock == SLOW_CLOCK { json!(0) } else { expected };
        assert_eq!(browser.evaluate("transitions").await, expected, "{clock} reduced motion: {reduced_motion}");
        // A click during the transition reaches the new page.
        browser.click_at_once("header nav a[href='/news/']").await;
        browser.wait_until("document.title.startsWith('News') && document.activeElement.tagName == 'H1'").await;
    }
}

async fn clicks_during_a_view_transition_cause_no_error(engine: Engine) {
    const RECORD_REJECTIONS: &str = "window.rejections = []; addEventListener('unhandledrejection', event => rejections.push(String(event.reason)));";
    // Each transition causes the next click as it starts. No page appears twice: a link to the current page starts none.
    const CLICK_DURING_TRANSITIONS: &str = "new Promise(resolve => {
        const paths = ['/about/', '/initiatives/', '/leadership/', '/news/'];
        const click = () => document.querySelector(`header a[href='${paths.shift()}']`).click();
        const start = document.startViewTransition;
        document.startViewTransition = change => {
            setTimeout(paths.length ? click : resolve);
            return start.call(document, change);
        };
        click();
    })";
    let is_shown = |path| format!("location.pathname == '{path}' && document.activeElement.tagName == 'H1'");
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.add_init_script(&[RECORD_REJECTIONS, FAST_CLOCK].concat());
    browser.open(&server.url("/")).await;
    // Visited pages render from the cache at once.
    for path in ["/about/", "/initiatives/", "/leadership/", "/news/", "/"] {
        browser.click(&format!("header a[href='{path}']")).await;
        browser.wait_until(&is_shown(path)).await;
    }
    browser.evaluate_promise(CLICK_DURING_TRANSITIONS).await;
    browser.wait_until(&is_shown("/news/")).await;
    // A transition that was skipped has been rejected by then.
    browser.wait_for_end_of_transition().await;
    assert_eq!(browser.path().await, "/news/");
    assert_eq!(browser.evaluate("rejections").await, json!([]));
}

async fn a_printed_post_shows_only_its_content(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/notes/").await;
    browser.click(".theme-switch input[value=dark]").await;
    browser.execute_cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
    let visible = "[...document.querySelectorAll('nav, footer, button, fieldset, svg, .share, .tags')]
        .filter(element => element.checkVisibility()).map(element => element.outerHTML.slice(0, 60))";
    assert_eq!(browser.evaluate(visible).await, json!([]));
    assert_eq!(
        browser.evaluate_string("getComputedStyle(document.documentElement).backgroundColor").await,
        "rgb(255, 255, 255)"
    );
    assert_eq!(
        browser.evaluate_string("getComputedStyle(document.querySelector('article p')).color").await,
        "rgb(0, 0, 0)"
    );
    assert!(browser.visible_text("main").await.contains("A market with notes"));
}

async fn buttons_are_links_on_paper(engine: Engine) {
    let (_server, browser) = visit(engine, "/").await;
    browser.execute_cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
    let styles = "[...new Set([...document.querySelectorAll('.body .actions > a')].map(link => {
        const { backgroundColor, color, borderTopWidth, boxShadow } = getComputedStyle(link);
        return [backgroundColor, color, borderTopWidth, boxShadow].join(' ');
    }))]";
    assert_eq!(browser.evaluate(styles).await, json!(["rgba(0, 0, 0, 0) rgb(0, 0, 0) 0px none"]));
    let address = "getComputedStyle(document.querySelector('.body .actions > a.external-link'), '::after').content";
    let address = browser.evaluate_string(address).await;
    assert!(address.contains("https://elsewhere.example/"), "{address}");
    let marks = "[...document.querySelectorAll('.heading-link')].filter(mark => mark.checkVisibility()).length";
    assert_eq!(browser.evaluate(marks).await, 0);
}

async fn people_are_complete_on_paper(engine: Engine) {
    // As wide as paper.
    let (_server, browser) = visit_at(engine, "/leadership/", 643, 900).await;
    browser.execute_cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
    let links = "[...document.querySelectorAll('.member-links a')]";
    let displays = format!("[...new Set({links}.map(link => getComputedStyle(link).display))]");
    assert_eq!(browser.evaluate(&displays).await, json!(["inline"]), "the address flows with the words");
    let is_wide = format!("{links}.some(link => link.getBoundingClientRect().right > innerWidth)");
    assert_eq!(browser.evaluate(&is_wide).await, false);
    let empty = "[...document.querySelectorAll('.avatar:not(img)')]
        .filter(avatar => avatar.checkVisibility() && !avatar.textContent).length";
    assert_eq!(browser.evaluate(empty).await, 0, "a portrait without initials is not shown as an empty box");
}
