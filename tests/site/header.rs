//! The header: one row at every width, the link to join, one control for the languages, the names of the themes, and within
//! reach on long pages.

use serde_json::json;
use std::fs;
use support::disclosures::MENU_BUTTON;
use support::keyboard::{ESCAPE, SHIFT_TAB};
use support::layout::LayoutIssue;
use support::{Appearance, Browser, Engine, Publication, TestServer, fixture_folder, visit, visit_at};

support::test_in_every_engine!(
    seven_pages_and_seven_languages_take_one_row,
    the_link_to_join_is_an_early_tab_stop,
    the_languages_are_behind_one_control,
    themes_have_visible_names_under_the_mouse_and_with_the_focus,
    the_chosen_theme_is_filled_in_forced_colours,
    scrolling_up_pins_the_header_and_moves_nothing,
    the_pinned_header_covers_no_focus,
    the_footer_leads_back_to_the_top,
);

const HEADER_HEIGHT: &str = "document.querySelector('.site-header').offsetHeight";
const IS_PINNED: &str = "document.querySelector('.site-header').hasAttribute('data-pinned')";
const SHOWN_LANGUAGES: &str =
    "[...document.querySelectorAll('.language-list a')].filter(link => link.checkVisibility()).length";

/// The fixture with two more pages and four more languages, all in the header. Their labels have the lengths of real ones.
fn seven_by_seven() -> Publication {
    const LANGUAGES: [(&str, &str); 4] =
        [("fr", "Français"), ("pt-BR", "Português"), ("sw", "Kiswahili"), ("am", "አማርኛ")];
    let publication = Publication::fixture();
    let content = publication.root().join("content");
    for slug in ["events", "community"] {
        let label = if slug == "events" { "Events" } else { "Community" };
        let page = format!("---\ntitle: {label}\ndescription: A further page.\n---\n\nIts text.\n");
        fs::write(content.join("en/pages").join(slug).with_extension("md"), page).unwrap();
    }
    // Each language has plural forms of its own. English has those that are left out.
    let strings = fs::read_to_string(content.join("es/strings.toml")).unwrap();
    let without_plurals: String =
        strings.lines().filter(|line| !line.contains("{ one =")).flat_map(|line| [line, "\n"]).collect();
    let mut entries = String::new();
    for (code, name) in LANGUAGES {
        fs::create_dir(content.join(code)).unwrap();
        fs::write(content.join(code).join("strings.toml"), &without_plurals).unwrap();
        entries.push_str(&format!("\n[[languages]]\ncode = \"{code}\"\nname = \"{name}\"\n"));
    }
    publication.edit("content/site.toml", |settings| {
        settings.replace("\"news\", \"support\"]", "\"news\", \"events\", \"community\", \"support\"]") + &entries
    });
    publication
}

async fn seven_pages_and_seven_languages_take_one_row(engine: Engine) {
    // A row is as high as a target, with padding and a border.
    const ROW: u64 = 64;
    let publication = seven_by_seven();
    let server = TestServer::serve(publication.publish("/")).await;
    let browser = Browser::start(engine).await;
    // The pseudolocale is written from right to left.
    for page in ["/about/", "/es/about/", "/ar/about/"] {
        browser.open(&server.url(page)).await;
        browser.inject_layout_checks().await;
        assert_eq!(browser.evaluate("document.querySelectorAll('.site-navigation a').length").await, 7);
        assert_eq!(browser.evaluate("document.querySelectorAll('.language-list a').length").await, 7);
        let mut with_menu = Vec::new();
        for width in [320, 360, 390, 768, 1024, 1280, 1440, 1920] {
            browser.set_viewport_size(width, 700).await;
            let height = browser.evaluate(HEADER_HEIGHT).await.as_u64().unwrap();
            assert!(height <= ROW, "{page} at {width} pixels: the header is {height} pixels high");
            let issues =
                [LayoutIssue::HorizontalOverflow, LayoutIssue::OverlappingControls, LayoutIssue::OverlappingText];
            assert_eq!(browser.layout_issues(&issues).await, [""; 0], "{page} at {width} pixels");
            let has_menu = format!("document.querySelector('{MENU_BUTTON}').checkVisibility()");
            let has_links = "document.querySelector('.site-navigation a').checkVisibility()";
            let has_menu = browser.evaluate(&has_menu).await == true;
            assert_eq!(browser.evaluate(has_links).await, !has_menu, "{page} at {width} pixels");
            with_menu.extend(has_menu.then_some(width));
        }
        assert!(with_menu.contains(&768) && !with_menu.contains(&1920), "{page} has a menu at {with_menu:?}");
    }
    browser.open(&server.url("/about/")).await;
    browser.set_viewport_size(1280, 700).await;
    assert_eq!(browser.evaluate("document.querySelector('.site-navigation a').checkVisibility()").await, true);
}

async fn the_link_to_join_is_an_early_tab_stop(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    for width in [390, 1280] {
        browser.set_viewport_size(width, 700).await;
        browser.open(&server.url("/")).await;
        let stops = browser.tab_to("a[href='https://mastodon.example/@fixture']").await;
        assert!(stops <= 3, "at {width} pixels, the link to join is stop {stops}");
        assert_eq!(browser.text_content(".site-join").await, "Join – Mastodon (another site)");
    }
}

async fn the_languages_are_behind_one_control(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    // The list opens without scripts too.
    server.disable_scripts();
    browser.navigate(&server.url("/about/")).await;
    assert_eq!(browser.text_content(".language-button").await, "English");
    assert_eq!(browser.evaluate(SHOWN_LANGUAGES).await, 0);
    browser.click(".language-button").await;
    assert_eq!(browser.evaluate(SHOWN_LANGUAGES).await, 3);
    let is_below = "(() => {
        const [button, list] = ['.language-button', '.language-list'].map(selector =>
            document.querySelector(selector).getBoundingClientRect());
        return list.top >= button.bottom - 1 && list.top < button.bottom + 40 && list.left >= 0
            && list.right <= innerWidth && list.left < button.right && list.right > button.left;
    })()";
    assert_eq!(browser.evaluate(is_below).await, true, "the list is below its button");
    browser.press(ESCAPE).await;
    browser.wait_until(&format!("{SHOWN_LANGUAGES} == 0")).await;
    assert!(browser.has_focus(".language-button").await);
    browser.click(".language-button").await;
    browser.click(".language-list a[hreflang=es]").await;
    browser.wait_for_url(&server.url("/es/about/")).await;
    assert_eq!(browser.text_content(".language-button").await, "Español");
}

async fn themes_have_visible_names_under_the_mouse_and_with_the_focus(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    let visible_names = "String([...document.querySelectorAll('.theme-switch span')]
        .filter(name => getComputedStyle(name).clipPath == 'none' && name.offsetWidth > 20)
        .map(name => name.textContent))";
    assert_eq!(browser.evaluate_string(visible_names).await, "");
    browser.hover(".theme-switch label:nth-of-type(3)").await;
    assert_eq!(browser.evaluate_string(visible_names).await, "Dark");
    browser.hover("main h1").await;
    assert_eq!(browser.evaluate_string(visible_names).await, "");
    let stops = browser.tab_to(".theme-switch input").await;
    assert!(stops <= 20, "the theme switch is stop {stops}");
    assert_eq!(browser.evaluate_string(visible_names).await, "As my device");
}

async fn the_chosen_theme_is_filled_in_forced_colours(engine: Engine) {
    let forced = Appearance { forced_colors: true, ..Appearance::default() };
    if !engine.supports(forced) {
        return;
    }
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start_with(engine, forced).await;
    browser.open(&server.url("/about/")).await;
    browser.click(".theme-switch input[value=light]").await;
    let filled = "(() => {
        const probe = document.createElement('span');
        document.body.append(probe);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('body > span { background: CanvasText; forced-color-adjust: none }');
        document.adoptedStyleSheets.push(sheet);
        const fill = getComputedStyle(probe).backgroundColor;
        return [...document.querySelectorAll('.theme-switch label')]
            .filter(label => getComputedStyle(label).backgroundColor == fill)
            .map(label => label.querySelector('input').value);
    })()";
    assert_eq!(browser.evaluate(filled).await, json!(["light"]));
}

async fn scrolling_up_pins_the_header_and_moves_nothing(engine: Engine) {
    let (_server, browser) = visit_at(engine, "/about/", 390, 700).await;
    let top = "Math.round(document.querySelector('.site-header').getBoundingClientRect().top)";
    // The place of the content in the page.
    let content = "Math.round(document.querySelector('main h2').getBoundingClientRect().top + scrollY)";
    let place = browser.evaluate(content).await;
    for (offset, is_pinned) in [(0, false), (900, false), (700, true), (800, false), (600, true), (0, false)] {
        if offset > 0 || browser.scroll_offset().await > 0 {
            browser.scroll_to(offset).await;
        }
        browser.wait_until(&format!("{IS_PINNED} == {is_pinned}")).await;
        // The header slides in.
        let expected = if is_pinned { 0 } else { -i64::from(offset) };
        browser.wait_until(&format!("{top} == {expected}")).await;
        assert_eq!(browser.evaluate(content).await, place, "at {offset}");
    }
    if engine == Engine::Chromium {
        assert_eq!(browser.layout_shifts().await, [""; 0]);
    }
}

async fn the_pinned_header_covers_no_focus(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    browser.inject_layout_checks().await;
    browser
        .evaluate("(scrollTo(0, document.body.scrollHeight), document.querySelector('footer li:last-child a').focus())")
        .await;
    let mut was_pinned = false;
    for _ in 0..60 {
        browser.press(SHIFT_TAB).await;
        let Some(focused) = browser.focused_element().await else { break };
        was_pinned |= browser.evaluate(IS_PINNED).await == true;
        assert!(focused.issues.is_empty(), "{}", focused.issues.join("\n"));
        if browser.has_focus(".site-name").await {
            break;
        }
    }
    assert!(was_pinned, "the page was not scrolled up");
}

async fn the_footer_leads_back_to_the_top(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    let entries = browser.evaluate("history.length").await;
    browser.evaluate("scrollTo(0, document.body.scrollHeight)").await;
    browser.click(".site-footer a[href='#main_content']").await;
    browser.wait_until("scrollY == 0 && document.activeElement.id == 'main_content'").await;
    assert_eq!(browser.evaluate("history.length").await, entries);
    assert_eq!(browser.path().await, "/about/");
}
