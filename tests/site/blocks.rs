//! Blocks that editors write for more than prose: terms, code with colours, videos, and the link to edit a page.

use serde_json::json;
use support::clipboard::{RECORD_COPIED, REFUSE_COPYING};
use support::{Browser, Engine, TestServer, fixture_folder, visit_at};

support::test_in_every_engine!(
    code_is_copied_with_a_message,
    tokens_of_code_have_colours,
    code_is_left_to_right_everywhere,
    terms_videos_and_code_need_no_scripts,
    a_page_leads_to_its_file,
);
support::test_in!(chromium_only Chromium: the_style_sheet_for_paper_is_loaded_last);

const PAGE: &str = "/news/notes/";

async fn code_is_copied_with_a_message(engine: Engine) {
    let (_server, browser) = visit_at(engine, PAGE, 390, 900).await;
    browser.evaluate(RECORD_COPIED).await;
    browser.click(".code > button").await;
    browser.wait_until("document.querySelector('.toast').textContent == 'Code copied.'").await;
    let code = browser.evaluate_string("document.querySelector('.code code').textContent").await;
    assert!(code.starts_with("@cache\ndef threads(") && code.ends_with('\n'), "{code}");
    assert_eq!(browser.evaluate_string("window.copied").await, code);
    browser.evaluate(REFUSE_COPYING).await;
    browser.click(".code > button").await;
    browser.wait_until("document.querySelector('.toast').textContent.startsWith('Your browser did not')").await;
}

async fn tokens_of_code_have_colours(engine: Engine) {
    let (_server, browser) = visit_at(engine, PAGE, 1280, 900).await;
    let colours = "new Set(['.code code', '.k', '.l', '.c', '.d'].map(token =>
        getComputedStyle(document.querySelector(token)).color)).size";
    assert_eq!(browser.evaluate(colours).await, json!(5), "four kinds, and the rest");
    let is_scrolled =
        "(() => { const box = document.querySelector('.code pre'); box.scrollLeft = 50; return box.scrollLeft; })()";
    browser.set_viewport_size(390, 900).await;
    assert_ne!(browser.evaluate(is_scrolled).await, json!(0), "a long line scrolls in its own box");
}

async fn code_is_left_to_right_everywhere(engine: Engine) {
    let (_server, browser) = visit_at(engine, "/ar/news/notes/", 390, 900).await;
    let direction = |of: &str| format!("getComputedStyle(document.querySelector('{of}')).direction");
    assert_eq!(browser.evaluate_string(&direction(".body p")).await, "rtl");
    assert_eq!(browser.evaluate_string(&direction(".code code")).await, "ltr");
}

async fn terms_videos_and_code_need_no_scripts(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.disable_scripts();
    browser.set_viewport_size(390, 900).await;
    browser.navigate(&server.url(PAGE)).await;
    let text = browser.visible_text("main").await;
    for words in ["Warp", "A word for what is under tension.", "How to warp a loom", "Video on videos.example"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("def threads(width: int"), "{text}");
    assert!(!text.contains("Copy the code"), "only the app can copy: {text}");
}

async fn a_page_leads_to_its_file(engine: Engine) {
    let (_server, browser) = visit_at(engine, PAGE, 1280, 900).await;
    let href = "document.querySelector('.edit-link a').href";
    let file = "https://forge.example/guild/fixture/edit/main/content/en/";
    assert_eq!(browser.evaluate_string(href).await, format!("{file}news/2024-03-01-notes.md"));
    browser.click("header nav a[href='/leadership/']").await;
    browser.wait_until("document.title.startsWith('Leadership') && document.activeElement.tagName == 'H1'").await;
    assert_eq!(browser.evaluate_string(href).await, format!("{file}pages/leadership.md"));
}

async fn the_style_sheet_for_paper_is_loaded_last(engine: Engine) {
    let (_server, browser) = visit_at(engine, PAGE, 1280, 900).await;
    let rules = "[...document.styleSheets].filter(({ media }) => media.mediaText == 'print').map(({ cssRules }) => cssRules.length > 0)";
    browser.wait_until(&format!("{rules}.length == 1")).await;
    assert_eq!(browser.evaluate(rules).await, json!([true]));
    browser.execute_cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
    let style = |of: &str, property: &str| format!("getComputedStyle(document.querySelector('{of}')).{property}");
    assert_eq!(browser.evaluate_string(&style(".code pre", "whiteSpace")).await, "pre-wrap", "no line is cut off");
    assert_eq!(browser.evaluate_string(&style(".code .k", "color")).await, "rgb(0, 0, 0)");
    assert_eq!(browser.evaluate_string(&style(".code button", "display")).await, "none");
}
