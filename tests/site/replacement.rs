//! What the visitor has done when the app replaces the static HTML stays, and so does what others do to the page.

use std::time::Duration;
use support::disclosures::{MENU_BUTTON, MENU_IS_OPEN};
use support::fixture::{left_to_right_pages, right_to_left_pages};
use support::site::asset_url;
use support::{Browser, Engine, Fault, Publication, TestServer, fixture_folder, visit, visit_at};

support::test_in_every_engine!(
    menu_selection_and_scroll_position_survive_the_start_of_the_app,
    a_selection_of_text_that_was_changed_is_dropped,
    open_tags_stay_open_when_the_app_starts,
    a_page_appears_in_a_main_element_that_was_emptied_or_copied,
    announcements_go_on_after_text_nodes_were_wrapped,
    a_document_that_was_left_does_not_redirect,
);
support::test_in!(chromium_only Chromium:
    long_words_never_scroll_the_page_sideways,
    long_words_in_the_menu_keep_its_buttons_whole,
);

/// Selects text backwards, and scrolls the code sideways.
const USE_STATIC_HTML: &str = "
    addEventListener('DOMContentLoaded', () => {
        window.staticCode = document.querySelector('pre');
        staticCode.scrollLeft = 20;
        const paragraphs = [...document.querySelectorAll('.body p')].filter(p => p.firstChild?.length > 20);
        getSelection().setBaseAndExtent(paragraphs[1].firstChild, 3, paragraphs[0].firstChild, 4);
        window.selected = String(getSelection());
    });
";

/// Opens the popover that matches a selector.
fn open_popover(selector: &str) -> String {
    format!("addEventListener('DOMContentLoaded', () => document.querySelector('{selector}').showPopover());")
}

async fn menu_selection_and_scroll_position_survive_the_start_of_the_app(engine: Engine) {
    let publication = Publication::fixture();
    // Wide enough to scroll on its own.
    publication
        .edit("content/en/pages/about.md", |source| source.replace("print(", &format!("{}(", "print".repeat(99))));
    let folder = publication.publish("/");
    let server = TestServer::serve(folder).await;
    let browser = Browser::start(engine).await;
    server.inject_fault(&asset_url(folder, "app-", ".wasm"), Fault::Delayed(Duration::from_millis(800)));
    server.add_init_script(USE_STATIC_HTML);
    browser.open(&server.url("/about/")).await;
    assert_eq!(browser.evaluate("staticCode.isConnected").await, false, "the static HTML is removed");
    assert_eq!(browser.evaluate("document.querySelector('pre').scrollLeft").await, 20);
    assert_eq!(browser.evaluate("selected.length > 10 && String(getSelection()) == selected").await, true);
    let is_backwards = "getSelection().anchorNode.compareDocumentPosition(getSelection().focusNode) & 2";
    assert_eq!(browser.evaluate(is_backwards).await, 2, "the selection keeps its direction");

    server.add_init_script(&open_popover(".language-list"));
    browser.open(&server.url("/about/")).await;
    assert_eq!(browser.evaluate("staticCode.isConnected").await, false, "the static HTML is removed");
    assert_eq!(browser.evaluate("document.querySelector('.language-list').matches(':popover-open')").await, true);

    // The open menu hides the page, and WebKit selects nothing that is hidden.
    server.add_init_script(&open_popover("[popover]"));
    browser.open(&server.url("/about/")).await;
    assert_eq!(browser.evaluate("staticCode.isConnected").await, false, "the static HTML is removed");
    assert_eq!(browser.evaluate(MENU_IS_OPEN).await, true);
    browser.wait_until("document.querySelector('[popover]').contains(document.activeElement)").await;
}

async fn a_selection_of_text_that_was_changed_is_dropped(engine: Engine) {
    // As browsers do that translate a page.
    const TRANSLATE: &str = "addEventListener('DOMContentLoaded', () => {
        const paragraphs = [...document.querySelectorAll('.body p')].filter(p => p.firstChild?.length > 20);
        const [first, second] = paragraphs.map(paragraph => paragraph.firstChild);
        first.data += ' Another ending.';
        getSelection().setBaseAndExtent(second, 2, second, 12);
        window.selected = String(getSelection());
    });";
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.add_init_script(TRANSLATE);
    browser.open(&server.url("/about/")).await;
    assert_eq!(browser.evaluate("selected.length").await, 10);
    let selected = browser.evaluate_string("String(getSelection())").await;
    assert_eq!(selected, "", "other words would be selected");
}

async fn open_tags_stay_open_when_the_app_starts(engine: Engine) {
    const OPEN_TAGS: &str = "addEventListener('DOMContentLoaded', () => {
        window.staticTags = document.querySelector('details');
        staticTags.open = true;
    });";
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    server.inject_fault(&asset_url(fixture_folder(), "app-", ".wasm"), Fault::Delayed(Duration::from_millis(800)));
    server.add_init_script(OPEN_TAGS);
    browser.open(&server.url("/news/")).await;
    assert_eq!(browser.evaluate("staticTags.isConnected").await, false, "the static HTML is removed");
    assert_eq!(browser.evaluate("document.querySelector('details').open").await, true);
}

async fn a_page_appears_in_a_main_element_that_was_emptied_or_copied(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    let main = "document.querySelector('main')";
    for change in [
        format!("{main}.replaceChildren()"),
        format!("{main}.replaceWith({main}.cloneNode(true))"),
        format!("{main}.before({main}.cloneNode(true))"),
        format!("({main}.after({main}.cloneNode(true)), {main}.style.display = 'none')"),
        format!("{main}.remove()"),
        format!("{main}.replaceChildren(Object.assign(document.createElement('p'), {{ textContent: 'x' }}))"),
    ] {
        browser.open(&server.url("/")).await;
        browser.evaluate(&format!("({change}, 0)")).await;
        for (link, heading) in [("/about/", "About the fixture"), ("/news/", "News")] {
            browser.click(&format!("header a[href='{link}']")).await;
            let shown =
                format!("String([...document.querySelectorAll('main h1')].map(h1 => h1.textContent)) == '{heading}'");
            browser.wait_until(&shown).await;
            // Without a main element, the browser has loaded the document, whose app replaces the link that is clicked next.
            browser.wait_for_app().await;
            assert_eq!(browser.path().await, link, "{change}");
            assert_eq!(browser.evaluate("document.querySelectorAll('main').length").await, 1, "{change}");
            assert_eq!(browser.evaluate(&format!("{main}.checkVisibility()")).await, true, "{change}");
        }
    }
}

async fn announcements_go_on_after_text_nodes_were_wrapped(engine: Engine) {
    let (_server, browser) = visit(engine, "/").await;
    for (link, heading) in [("/about/", "About"), ("/news/", "News")] {
        browser.click(&format!("header a[href='{link}']")).await;
        let announced = format!("document.querySelector('[role=status]').textContent.startsWith('{heading}')");
        browser.wait_until(&announced).await;
        // As browsers do that translate a page.
        let wrap = "(() => {
            const status = document.querySelector('[role=status]');
            const font = document.createElement('font');
            font.append('Traducción');
            status.replaceChildren(font);
        })()";
        browser.evaluate(wrap).await;
    }
}

async fn a_document_that_was_left_does_not_redirect(engine: Engine) {
    let (_server, browser) = visit(engine, "/news/elsewhere/").await;
    let cancel = "document.querySelector('.notice button')";
    assert_eq!(browser.evaluate(&format!("{cancel}.disabled")).await, false);
    browser.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))").await;
    browser.wait_until(&format!("{cancel}.disabled")).await;
}

/// Puts a word of sixty letters before every text of the page, except in code and tables, which scroll on their own.
const LENGTHEN: &str = "(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        if (text.data.trim() && !text.parentElement.closest('pre, table, script, style')) text.data = 'Grundstuecksverkehr'.repeat(4).slice(0, 60) + ' ' + text.data;
    }
    return texts.length;
})()";

async fn long_words_never_scroll_the_page_sideways(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.set_viewport_size(320, 900).await;
    for path in [left_to_right_pages(), right_to_left_pages()].concat() {
        browser.open(&server.url(&path)).await;
        browser.evaluate("start_notice.hidden = false").await;
        browser.evaluate(LENGTHEN).await;
        let wide = "[...document.querySelectorAll('body *:not(pre *, .table-wrapper *, svg *, .visually-hidden)')]
            .filter(element => element.checkVisibility())
            .filter(element => element.getBoundingClientRect().right > 321 || element.getBoundingClientRect().left < -1)
            .map(element => element.tagName + '.' + element.className)";
        assert_eq!(browser.evaluate(wide).await, serde_json::json!([]), "{path}");
        let unbroken = "[...document.querySelectorAll(`h1, h2, h3, h4, button, .actions > a, .pagination a, .share a,
            .post-navigation a, .tags a, .site-join a`)].filter(element => getComputedStyle(element).hyphens != 'auto')
            .map(element => element.outerHTML)";
        assert_eq!(browser.evaluate(unbroken).await, serde_json::json!([]), "{path}");
        assert_eq!(browser.evaluate("document.documentElement.scrollWidth > innerWidth").await, false, "{path}");
    }
}

async fn long_words_in_the_menu_keep_its_buttons_whole(engine: Engine) {
    let (_server, browser) = visit_at(engine, "/about/", 320, 640).await;
    browser.click(MENU_BUTTON).await;
    browser.wait_until(MENU_IS_OPEN).await;
    browser.evaluate(LENGTHEN).await;
    let cut = "[...document.querySelectorAll('.site-menu button')].filter(button => button.checkVisibility())
        .filter(button => button.scrollHeight > button.clientHeight + 1).map(button => button.textContent)";
    assert_eq!(browser.evaluate(cut).await, serde_json::json!([]));
}
