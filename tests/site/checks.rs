//! The checks of pages find what they are for: each is shown a page with a mistake, and must say so.

use std::fs;
use support::layout::Flaw;
use support::{Appearance, Axe, Browser, Engine, Host, html_checker, site_folder};

support::test_in_every_engine!(
    axe_finds_barriers,
    flaws_of_layout_are_found,
    a_focus_that_is_not_seen_is_found,
    what_is_closed_is_opened
);

/// A mistake that is put into a page, and what axe must say about it. `main` is the page's `<main>`.
const BARRIERS: [(&str, &str); 10] = [
    ("main.querySelector('p').style.color = '#999'", "violated: color-contrast ("),
    // Enough for AA, too little for AAA.
    ("main.querySelector('p').style.color = '#6b6b6b'", "violated: color-contrast-enhanced ("),
    ("main.querySelector('p').style.backgroundImage = 'url(/icon.svg)'", "not decided: color-contrast ("),
    ("main.append(new Image(10, 10))", "violated: image-alt ("),
    ("main.role = 'presentation'; main.tabIndex = 0", "violated: landmark-one-main ("),
    ("main.querySelector('h1').remove()", "violated: page-has-heading-one ("),
    ("main.querySelector('a').textContent = ''", "violated: link-name ("),
    ("document.documentElement.lang = 'none at all'", "violated: html-lang-valid ("),
    ("for (const nav of document.querySelectorAll('nav')) nav.ariaLabel = 'Same'", "violated: landmark-unique ("),
    // One of the experimental rules.
    ("main.querySelector('p').tabIndex = 0", "violated: focus-order-semantics ("),
];

async fn axe_finds_barriers(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    let axe = Axe::read();
    for (index, (mistake, message)) in BARRIERS.into_iter().enumerate() {
        browser.open(&host.url("/about/")).await;
        axe.put_into(&browser).await;
        if index == 0 {
            assert_eq!(axe.run(&browser).await.problems, [""; 0], "the page without a mistake");
        }
        make(&browser, mistake).await;
        let problems = axe.run(&browser).await.problems;
        assert!(problems.iter().any(|problem| problem.starts_with(message)), "{mistake}: {problems:#?}");
    }
}

/// A mistake, the check that looks for it, and a part of what it must say.
const FLAWS: [(&str, Flaw, &str); 9] = [
    ("first.style.minInlineSize = '90rem'", Flaw::SticksOut, "the page is"),
    ("first.style.transform = 'translateX(-100px)'", Flaw::SticksOut, "reaches from"),
    ("first.style.cssText = 'block-size: 10px; overflow: hidden'", Flaw::IsCutOff, "is cut off by <p>"),
    ("first.style.cssText = 'inline-size: 60px; overflow: clip; white-space: nowrap'", Flaw::IsCutOff, "is cut off"),
    ("first.style.transform = 'translateY(-60px)'", Flaw::TextsOverlap, "overlap"),
    ("link.style.marginInlineStart = '-30px'", Flaw::ControlsOverlap, "overlap"),
    ("link.style.minBlockSize = '0'", Flaw::TargetsTooSmall, "at least 24 × 44"),
    ("link.style.transition = 'color 0.2s'", Flaw::Moves, "has a transitionDuration of 0.2s"),
    ("first.animate([{ opacity: 0 }, { opacity: 1 }], 60000)", Flaw::Moves, "runs on <p>"),
];

async fn flaws_of_layout_are_found(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start_with(engine, Appearance { reduced_motion: true, ..Appearance::default() }).await;
    for (mistake, flaw, message) in FLAWS {
        browser.open(&host.url("/about/")).await;
        browser.prepare_layout().await;
        assert_eq!(browser.flaws(&[flaw]).await, [""; 0], "the page without a mistake");
        make(&browser, mistake).await;
        let flaws = browser.flaws(&[flaw]).await;
        assert!(flaws.iter().any(|flaw| flaw.contains(message)), "{mistake}: {flaws:#?}");
    }
}

async fn a_focus_that_is_not_seen_is_found(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    let cover = "const cover = document.createElement('div'); document.body.append(cover);
        cover.style.cssText = 'position: fixed; inset: 0; background: white'";
    for (mistake, message) in [("link.style.outline = 'none'", "has the outline none"), (cover, "is covered by <div>")]
    {
        browser.open(&host.url("/about/")).await;
        browser.prepare_layout().await;
        make(&browser, mistake).await;
        browser.value("document.querySelectorAll('header nav a')[1].focus({ focusVisible: true })").await;
        let problems = browser.focused().await.unwrap().problems;
        assert!(problems.iter().any(|problem| problem.contains(message)), "{mistake}: {problems:#?}");
    }
}

async fn what_is_closed_is_opened(engine: Engine) {
    let host = Host::serve(&site_folder()).await;
    let browser = Browser::start(engine).await;
    browser.open(&host.url("/about/")).await;
    let button = "const button = document.createElement('button'); button.ariaExpanded = 'false'; main.prepend(button);
        button.textContent = 'Menu'; button.onclick = () => button.ariaExpanded = button.ariaExpanded === 'false'";
    make(&browser, button).await;
    let is_open = "document.querySelector('main button').ariaExpanded";
    assert!(browser.open_disclosures().await);
    assert_eq!(browser.text(is_open).await, "true");
    browser.close_disclosures().await;
    assert_eq!(browser.text(is_open).await, "false");
}

/// Puts a mistake into the page.
async fn make(browser: &Browser, mistake: &str) {
    let words = "const main = document.querySelector('main'); const first = main.querySelector('p');
        const link = document.querySelectorAll('header nav a')[1];";
    browser.value(&format!("(() => {{ {words} {mistake}; return true; }})()")).await;
}

#[test]
fn the_html_checker_finds_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wrong.html");
    let document = fs::read_to_string(site_folder().join("about/index.html")).unwrap();
    for (right, wrong, message) in [
        ("<main id=\"main_content\"", "<main id=\"site\"", "error: Duplicate ID"),
        ("<p>", "<p><div></div>", "error: No “p” element in scope"),
        ("<nav class=\"site-navigation\"", "<nav class=\"site-navigation\" role=\"navigation\"", "warning: "),
    ] {
        let broken = document.replace(right, wrong);
        assert_ne!(broken, document, "{right} is not in the document");
        fs::write(&file, broken).unwrap();
        let messages = html_checker::check(std::slice::from_ref(&file), folder.path());
        assert!(messages.iter().any(|text| text.contains(message)), "{message}: {messages:#?}");
        assert!(messages[0].starts_with("wrong.html:"), "{}", messages[0]);
    }
}
