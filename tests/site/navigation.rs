//! Moving through the site: links, back and forward, fragments, focus and announcements.

use support::{Browser, Engine, Host, site_folder};

support::test_in_every_engine!(
    a_link_of_the_navigation_leads_to_its_page_without_a_new_document,
    the_section_of_a_post_is_marked,
    a_new_page_begins_at_its_top_with_focus_on_its_heading_and_one_announcement,
    back_and_forward_restore_the_place_on_the_page,
    a_place_on_a_page_stays_while_another_document_is_open,
    a_fragment_is_reached_when_it_is_opened_directly,
    a_fragment_is_reached_by_a_link_and_by_back_and_forward,
    a_fragment_of_the_same_page_is_reached_as_often_as_its_link_is_followed,
    the_skip_link_moves_focus_to_the_content,
    the_last_of_two_quick_clicks_wins,
);

async fn visit(engine: Engine, path: &str) -> (Host, Browser) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url(path)).await;
    (host, browser)
}

const AT_TOP_OF: &str = "(id => Math.abs(document.getElementById(id)?.getBoundingClientRect().top - 20) < 3)";

async fn a_link_of_the_navigation_leads_to_its_page_without_a_new_document(engine: Engine) {
    let (_host, browser) = visit(engine, "/").await;
    browser.value("window.sameDocument = true").await;
    assert_eq!(
        browser.text("document.querySelector('link[rel=canonical]').href").await,
        "https://blackpythondevs.com/"
    );
    browser.click("header nav a[href='/leadership/']").await;
    browser.wait_until("document.querySelector('#execution-team')").await;
    assert_eq!(
        browser.value("document.querySelectorAll('link[rel=canonical]').length").await,
        0,
        "it names another page"
    );
    assert_eq!(browser.path().await, "/leadership/");
    assert_eq!(browser.title().await, "Leadership – Black Python Devs");
    assert_eq!(browser.value("window.sameDocument").await, true);
    let marked =
        browser.value("[...document.querySelectorAll('header [aria-current]')].map(link => link.textContent)").await;
    assert_eq!(marked, serde_json::json!(["Leadership"]));
    assert_eq!(browser.console().await, [""; 0]);
}

async fn the_section_of_a_post_is_marked(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/ghana-connect-meetup/").await;
    let marked = "document.querySelector('header [aria-current]')";
    assert_eq!(browser.text(&format!("{marked}.textContent")).await, "News");
    assert_eq!(browser.text(&format!("{marked}.getAttribute('aria-current')")).await, "true");
}

async fn a_new_page_begins_at_its_top_with_focus_on_its_heading_and_one_announcement(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/").await;
    assert_eq!(browser.text("document.activeElement.tagName").await, "BODY", "the first page takes no focus");
    assert_eq!(browser.text("document.querySelector('[role=status]').textContent").await, "", "nor is it announced");
    browser
        .value(
            "window.announced = [], new MutationObserver(() =>
                announced.push(document.querySelector('[role=status]').textContent))
                .observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true })",
        )
        .await;
    browser.value("window.scrollTo(0, 600)").await;
    browser.click("a[href='/news/page/2/']").await;
    browser.wait_until("location.pathname == '/news/page/2/' && document.activeElement.tagName == 'H1'").await;
    assert_eq!(browser.scroll_offset().await, 0);
    browser.wait_until("window.announced.length > 0").await;
    let expected = browser.title().await;
    assert_eq!(browser.value("window.announced").await, serde_json::json!([expected]));
}

async fn back_and_forward_restore_the_place_on_the_page(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/").await;
    // The driver scrolls to what it clicks on, unless it is in the middle of the screen already.
    let link = ".card a[href='/news/black-python-devs-becomes-a-non-profit/']";
    browser.value(&format!("document.querySelector(\"{link}\").scrollIntoView({{ block: 'center' }})")).await;
    browser.wait_until("window.scrollY > 300").await;
    browser.value("window.leftAt = window.scrollY").await;
    browser.click(link).await;
    browser.wait_until("document.title.startsWith('Black Python Devs becomes')").await;
    browser.back().await;
    browser.wait_until("document.title.startsWith('News') && Math.abs(window.scrollY - window.leftAt) < 1").await;
    browser.forward().await;
    browser.wait_until("document.title.startsWith('Black Python Devs becomes') && window.scrollY == 0").await;
    browser.back().await;
    browser.wait_until("document.title.startsWith('News') && Math.abs(window.scrollY - window.leftAt) < 1").await;
    let before = browser.scroll_offset().await;
    browser.reload().await;
    browser.wait_until(&format!("document.querySelector('main h1') && Math.round(window.scrollY) == {before}")).await;
    assert_eq!(browser.console().await, [""; 0]);
}

async fn a_place_on_a_page_stays_while_another_document_is_open(engine: Engine) {
    let (host, browser) = visit(engine, "/about/").await;
    browser.value("window.scrollTo(0, 350)").await;
    browser.wait_until("window.scrollY == 350").await;
    browser.open(&host.url("/support/")).await;
    browser.back().await;
    browser.wait_until("document.title.startsWith('About') && window.scrollY == 350").await;
    browser.wait_for_app().await;
    assert_eq!(browser.scroll_offset().await, 350);
}

async fn a_fragment_is_reached_when_it_is_opened_directly(engine: Engine) {
    let (_host, browser) = visit(engine, "/initiatives/#black-leadership-opportunity-fund").await;
    browser.wait_until(&format!("{AT_TOP_OF}('black-leadership-opportunity-fund')")).await;
}

async fn a_fragment_is_reached_by_a_link_and_by_back_and_forward(engine: Engine) {
    let (_host, browser) = visit(engine, "/about/").await;
    let target = "black-leadership-opportunity-fund";
    let at_target = format!("location.pathname == '/initiatives/' && {AT_TOP_OF}('{target}')");
    browser.click(&format!("main a[href='/initiatives/#{target}']")).await;
    browser.wait_until(&at_target).await;
    assert_eq!(browser.path().await, format!("/initiatives/#{target}"));
    assert_eq!(browser.text("document.activeElement.id").await, target);
    browser.back().await;
    browser
        .wait_until("location.pathname == '/about/' && document.querySelector('#how-it-began') && window.scrollY > 500")
        .await;
    browser.forward().await;
    browser.wait_until(&at_target).await;
}

async fn a_fragment_of_the_same_page_is_reached_as_often_as_its_link_is_followed(engine: Engine) {
    let (_host, browser) = visit(engine, "/news/djangocon-us-2023/").await;
    browser.click("sup a").await;
    browser.wait_until("location.hash == '#note_1'").await;
    browser.click(".back-link").await;
    browser.wait_until("location.hash == '#reference_1_1' && document.activeElement.id == 'reference_1_1'").await;
    browser.value("window.scrollTo(0, 0)").await;
    browser.click("header nav a[href='/about/']").await;
    browser.wait_until("document.querySelector('#how-it-began')").await;
    browser.back().await;
    browser.wait_until("document.querySelector('#the-city')").await;
    assert_eq!(browser.path().await, "/news/djangocon-us-2023/#reference_1_1");
}

async fn the_skip_link_moves_focus_to_the_content(engine: Engine) {
    let (_host, browser) = visit(engine, "/about/").await;
    browser.press("\u{e004}").await;
    assert_eq!(browser.text("document.activeElement.textContent").await, "Skip to the content");
    browser.press("\u{e007}").await;
    assert_eq!(browser.text("document.activeElement.tagName").await, "MAIN");
    assert_eq!(browser.path().await, "/about/");
}

async fn the_last_of_two_quick_clicks_wins(engine: Engine) {
    let (host, browser) = visit(engine, "/").await;
    // Long enough for a driver to click twice.
    let delay = std::time::Duration::from_secs(3);
    host.fail("/content/en/pages/about.json", support::Fault::Late(delay));
    browser
        .value(
            "window.headings = [], new MutationObserver(() =>
                headings.push(document.querySelector('main h1')?.textContent))
                .observe(document.querySelector('main'), { childList: true, subtree: true })",
        )
        .await;
    // Back leads only to pages that a visitor has left by a click of their own, so no script can click here.
    browser.click("header nav a[href='/about/']").await;
    browser.click("header nav a[href='/support/']").await;
    browser.wait_until("document.title.startsWith('Support')").await;
    tokio::time::sleep(delay + std::time::Duration::from_millis(500)).await;
    assert_eq!(browser.path().await, "/support/");
    assert_eq!(browser.value("[...new Set(headings)]").await, serde_json::json!(["Support Black Python Devs"]));
    browser.back().await;
    browser.wait_until("location.pathname == '/' && document.title == 'Black Python Devs'").await;
}
