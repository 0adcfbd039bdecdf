//! The focus is seen wherever it goes, and nothing moves for visitors who ask for that.

use support::layout::Flaw;
use support::site::{EACH_KIND, pages};
use support::{Appearance, Browser, Engine, Host, Publication, Scheme, site_folder};

support::test_in_every_engine!(
    the_focus_is_seen_everywhere,
    the_focus_is_seen_in_every_construct,
    nothing_moves_for_visitors_who_ask_for_it,
);

const TAB: &str = "\u{e004}";

async fn the_focus_is_seen_everywhere(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    // WebKitGTK's display gives the focus to the window below the mouse, in its middle, which a small window is not.
    let least = if engine == Engine::WebKitGtk { 1280 } else { 320 };
    for (scheme, width, pages) in [(Scheme::Light, least, &EACH_KIND[..]), (Scheme::Dark, 1280, &EACH_KIND[..2])] {
        let browser = Browser::start_with(engine, Appearance { scheme, ..Appearance::default() }).await;
        browser.set_size(width, 900).await;
        for page in pages {
            walk_with_tab(&browser, &host.url(page), 15).await;
        }
    }
}

async fn the_focus_is_seen_in_every_construct(engine: Engine) {
    let fixture = Publication::of_fixture();
    let host = Host::serve(fixture.publish("/")).await;
    let browser = Browser::start(engine).await;
    for page in ["/", "/about/", "/news/elsewhere/"] {
        walk_with_tab(&browser, &host.url(page), 10).await;
    }
}

/// Presses the tabulator until the focus has been everywhere.
async fn walk_with_tab(browser: &Browser, url: &str, least: usize) {
    browser.open(url).await;
    browser.prepare_layout().await;
    let controls = browser.value("document.querySelectorAll('a[href], button, [tabindex=\"0\"]').length").await;
    let most = usize::try_from(controls.as_u64().unwrap_or_default()).unwrap();
    let mut seen = Vec::new();
    for _ in 0..most {
        browser.press(TAB).await;
        let Some(focused) = browser.focused().await else { break };
        assert!(focused.problems.is_empty(), "{url}: {}", focused.problems.join("\n"));
        seen.push(focused.name);
    }
    assert!(seen.len() >= least, "{url}: the focus has only been on {seen:#?}");
    assert!(seen[0].contains("skip-link"), "{url}: the first is {}", seen[0]);
}

async fn nothing_moves_for_visitors_who_ask_for_it(engine: Engine) {
    let folder = site_folder();
    let host = Host::serve(&folder).await;
    let browser = Browser::start_with(engine, Appearance { reduced_motion: true, ..Appearance::default() }).await;
    for page in pages(&folder, "") {
        browser.open(&host.url(&page)).await;
        browser.prepare_layout().await;
        assert_eq!(browser.flaws(&[Flaw::Moves]).await, [""; 0], "{page}");
    }
    browser.open(&host.url("/")).await;
    browser.prepare_layout().await;
    for link in ["a[href='/about/']", "a[href='/news/']"] {
        browser.hover(&format!("header nav {link}")).await;
        assert_eq!(browser.flaws(&[Flaw::Moves]).await, [""; 0], "under the mouse");
        browser.press(TAB).await;
        assert_eq!(browser.flaws(&[Flaw::Moves]).await, [""; 0], "with the focus");
        browser.click(&format!("header nav {link}")).await;
        browser.wait_until(&format!("document.querySelector(`header nav {link}[aria-current=page]`)")).await;
        assert_eq!(browser.flaws(&[Flaw::Moves]).await, [""; 0], "after a click");
    }
}
