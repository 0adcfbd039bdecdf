//! Client-side navigation: links, history, fragments, focus and announcements.

use std::time::Duration;
use support::keyboard::{ENTER, TAB};
use support::{Engine, Fault, visit};

support::test_in_every_engine!(
    navigation_links_load_no_new_document,
    a_post_marks_its_section_as_current,
    navigation_scrolls_to_the_top_focuses_the_heading_and_announces_once,
    back_and_forward_restore_the_scroll_position,
    the_scroll_position_is_restored_after_another_document,
    opening_a_url_scrolls_to_its_fragment,
    links_and_history_scroll_to_the_fragment,
    fragment_links_within_a_page_move_the_focus_each_time,
    the_skip_link_focuses_the_main_content,
    the_last_of_two_pending_navigations_wins,
);

const ABOUT: &str = "/content/en/pages/about.json";
const IS_AT_TOP: &str = "(id => Math.abs(document.getElementById(id)?.getBoundingClientRect().top - 80) < 3)";

async fn navigation_links_load_no_new_document(engine: Engine) {
    let (_server, browser) = visit(engine, "/").await;
    browser.evaluate("window.sameDocument = true").await;
    assert_eq!(
        browser.evaluate_string("document.querySelector('link[rel=canonical]').href").await,
        "https://fixture.example/"
    );
    browser.click("header nav a[href='/leadership/']").await;
    browser.wait_until("document.querySelector('#workshop')").await;
    assert_eq!(
        browser.evaluate("document.querySelectorAll('link[rel=canonical]').length").await,
        0,
        "the canonical link of the first page is removed"
    );
    assert_eq!(browser.path().await, "/leadership/");
    assert_eq!(browser.title().await, "Leadership – Fixture");
    assert_eq!(browser.evaluate("window.sameDocument").await, true);
    let current = browser
        .evaluate(
            "[...document.querySelectorAll('header .site-navigation [aria-current]')].map(link => link.textContent)",
        )
        .await;
    assert_eq!(current, serde_json::json!(["Leadership"]));
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn a_post_marks_its_section_as_current(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/weaving-meetup/").await;
    let current = "document.querySelector('header [aria-current]')";
    assert_eq!(browser.evaluate_string(&format!("{current}.textContent")).await, "News");
    assert_eq!(browser.evaluate_string(&format!("{current}.getAttribute('aria-current')")).await, "true");
}

async fn navigation_scrolls_to_the_top_focuses_the_heading_and_announces_once(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/").await;
    assert_eq!(
        browser.evaluate_string("document.activeElement.tagName").await,
        "BODY",
        "the first page takes no focus"
    );
    assert_eq!(
        browser.evaluate_string("document.querySelector('[role=status]').textContent").await,
        "",
        "the first page is not announced"
    );
    browser
        .evaluate(
            "window.announced = [], new MutationObserver(() =>
                announced.push(document.querySelector('[role=status]').textContent))
                .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true })",
        )
        .await;
    browser.evaluate("window.scrollTo(0, 600)").await;
    browser.click("a[href='/news/page/2/']").await;
    browser.wait_until("location.pathname == '/news/page/2/' && document.activeElement.tagName == 'H1'").await;
    assert_eq!(browser.scroll_offset().await, 0);
    // On a busy machine, a page that takes long is announced as loading first.
    let announced = "announced.filter(message => !['', 'The page is loading.'].includes(message))";
    browser.wait_until(&format!("{announced}.length > 0")).await;
    let expected = browser.title().await;
    assert_eq!(browser.evaluate(announced).await, serde_json::json!([expected]));
}

async fn back_and_forward_restore_the_scroll_position(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/").await;
    // The driver scrolls to the clicked element, unless it is in the middle of the viewport already.
    let link = ".card a[href='/news/long-words/']";
    browser.evaluate(&format!("document.querySelector(\"{link}\").scrollIntoView({{ block: 'center' }})")).await;
    browser.wait_until("window.scrollY > 300").await;
    browser.evaluate("window.savedOffset = window.scrollY").await;
    browser.click(link).await;
    browser.wait_until("document.title.startsWith('Kraftfahrzeug')").await;
    browser.back().await;
    browser.wait_until("document.title.startsWith('News') && Math.abs(window.scrollY - window.savedOffset) < 1").await;
    browser.forward().await;
    browser.wait_until("document.title.startsWith('Kraftfahrzeug') && window.scrollY == 0").await;
    browser.back().await;
    browser.wait_until("document.title.startsWith('News') && Math.abs(window.scrollY - window.savedOffset) < 1").await;
    let before = browser.scroll_offset().await;
    browser.reload().await;
    browser.wait_until(&format!("document.querySelector('main h1') && Math.round(window.scrollY) == {before}")).await;
    assert_eq!(browser.console_messages().await, [""; 0]);
}

async fn the_scroll_position_is_restored_after_another_document(engine: Engine) {
    let (server, browser) = visit(engine, "/about/").await;
    browser.evaluate("window.scrollTo(0, 350)").await;
    browser.wait_until("window.scrollY == 350").await;
    browser.open(&server.url("/support/")).await;
    browser.back().await;
    browser.wait_until("document.title.startsWith('About') && window.scrollY == 350").await;
    browser.wait_for_app().await;
    assert_eq!(browser.scroll_offset().await, 350);
}

async fn opening_a_url_scrolls_to_its_fragment(engine: Engine) {
    let (_server, browser) = visit(engine, "/initiatives/#second").await;
    browser.wait_until(&format!("{IS_AT_TOP}('second')")).await;
}

async fn links_and_history_scroll_to_the_fragment(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    let target = "second";
    let at_target = format!("location.pathname == '/initiatives/' && {IS_AT_TOP}('{target}')");
    browser.click(&format!("main a[href='/initiatives/#{target}']")).await;
    browser.wait_until(&at_target).await;
    assert_eq!(browser.path().await, format!("/initiatives/#{target}"));
    assert_eq!(browser.evaluate_string("document.activeElement.id").await, target);
    browser.back().await;
    browser
        .wait_until("location.pathname == '/about/' && document.querySelector('#how-it-began') && window.scrollY > 500")
        .await;
    browser.forward().await;
    browser.wait_until(&at_target).await;
}

async fn fragment_links_within_a_page_move_the_focus_each_time(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/notes/").await;
    browser.click("sup a").await;
    browser.wait_until("location.hash == '#note_1'").await;
    browser.click(".footnote-backref").await;
    browser.wait_until("location.hash == '#reference_1_1' && document.activeElement.id == 'reference_1_1'").await;
    browser.evaluate("window.scrollTo(0, 0)").await;
    browser.wait_until("!document.querySelector('[data-pinned]')").await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("document.querySelector('#how-it-began')").await;
    browser.back().await;
    browser.wait_until("document.querySelector('#the-city')").await;
    assert_eq!(browser.path().await, "/news/notes/#reference_1_1");
}

async fn the_skip_link_focuses_the_main_content(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    browser.press(TAB).await;
    assert_eq!(browser.evaluate_string("document.activeElement.textContent").await, "Skip to the content");
    browser.press(ENTER).await;
    assert_eq!(browser.evaluate_string("document.activeElement.tagName").await, "MAIN");
    assert_eq!(browser.path().await, "/about/");
}

/// The time within which the late response would have been rendered.
const SETTLING_TIME: Duration = Duration::from_millis(500);

async fn the_last_of_two_pending_navigations_wins(engine: Engine) {
    let (server, browser) = visit(engine, "/").await;
    server.inject_fault(ABOUT, Fault::Held);
    browser
        .evaluate(
            "window.headings = [], new MutationObserver(() =>
                headings.push(document.querySelector('main h1')?.textContent))
                .observe(document.querySelector('main'), { childList: true, subtree: true })",
        )
        .await;
    // Browsers skip history entries without user activation on the way back, so the clicks must not come from a script.
    browser.click("header nav a[href='/about/']").await;
    browser.click("header nav a[href='/support/']").await;
    browser.wait_until("document.title.startsWith('Support')").await;
    server.clear_fault(ABOUT);
    tokio::time::sleep(SETTLING_TIME).await;
    assert_eq!(browser.path().await, "/support/");
    // What the first page says by the clock can change before it is replaced.
    let headings = browser.evaluate("[...new Set(headings)].filter(heading => heading != 'A site to test with')").await;
    assert_eq!(headings, serde_json::json!(["Support the fixture"]));
    browser.back().await;
    browser.wait_until("location.pathname == '/' && document.title == 'Fixture'").await;
}
