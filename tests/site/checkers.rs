//! Tests of the checkers: each runs on a page with an injected defect and must report it.

use std::fs;
use support::diff::differing_parts;
use support::layout::LayoutIssue;
use support::serialized_dom::assert_same_dom;
use support::{Appearance, Axe, Browser, Engine, TestServer, fixture_folder, html_checker, visit};

support::test_in_every_engine!(
    axe_reports_violations,
    layout_checks_report_issues,
    focus_checks_report_a_hidden_focus,
    disclosures_are_opened_and_closed,
    dom_comparison_reports_a_missing_namespace,
);

// Only Chromium measures layout shifts.
support::test_in!(chromium_only Chromium: layout_shifts_are_reported);

/// A script that injects a defect, and the prefix of axe's report. `main` is the page's `<main>`.
const VIOLATIONS: [(&str, &str); 10] = [
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

async fn axe_reports_violations(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    let axe = Axe::load();
    for (index, (defect, message)) in VIOLATIONS.into_iter().enumerate() {
        browser.open(&server.url("/about/")).await;
        axe.inject(&browser).await;
        if index == 0 {
            assert_eq!(axe.run(&browser).await.problems(), [""; 0], "the page without a defect");
        }
        inject_defect(&browser, defect).await;
        let problems = axe.run(&browser).await.problems();
        assert!(problems.iter().any(|problem| problem.starts_with(message)), "{defect}: {problems:#?}");
    }
}

/// A script that injects a defect, the issue that a check must report, and a part of its message.
const LAYOUT_DEFECTS: [(&str, LayoutIssue, &str); 9] = [
    ("first.style.minInlineSize = '90rem'", LayoutIssue::HorizontalOverflow, "the page is"),
    ("first.style.transform = 'translateX(-100px)'", LayoutIssue::HorizontalOverflow, "reaches from"),
    ("first.style.cssText = 'block-size: 10px; overflow: hidden'", LayoutIssue::ClippedText, "is cut off by <p>"),
    (
        "first.style.cssText = 'inline-size: 60px; overflow: clip; white-space: nowrap'",
        LayoutIssue::ClippedText,
        "is cut off",
    ),
    ("first.style.transform = 'translateY(-60px)'", LayoutIssue::OverlappingText, "overlap"),
    ("link.style.marginInlineStart = '-30px'", LayoutIssue::OverlappingControls, "overlap"),
    ("link.style.minBlockSize = '0'", LayoutIssue::SmallTarget, "at least 24 × 44"),
    ("link.style.transition = 'color 0.2s'", LayoutIssue::Motion, "has a transitionDuration of 0.2s"),
    ("first.animate([{ opacity: 0 }, { opacity: 1 }], 60000)", LayoutIssue::Motion, "runs on <p>"),
];

async fn layout_checks_report_issues(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start_with(engine, Appearance { reduced_motion: true, ..Appearance::default() }).await;
    for (defect, kind, message) in LAYOUT_DEFECTS {
        browser.open(&server.url("/about/")).await;
        browser.inject_layout_checks().await;
        assert_eq!(browser.layout_issues(&[kind]).await, [""; 0], "the page without a defect");
        inject_defect(&browser, defect).await;
        let issues = browser.layout_issues(&[kind]).await;
        assert!(issues.iter().any(|issue| issue.contains(message)), "{defect}: {issues:#?}");
    }
}

async fn layout_shifts_are_reported(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    assert_eq!(browser.layout_shifts().await, [""; 0], "the page without a defect");
    inject_defect(&browser, "first.style.marginBlockStart = '300px'").await;
    let shifts = browser.layout_shifts().await;
    assert!(!shifts.is_empty(), "a moved paragraph is not reported");
}

async fn focus_checks_report_a_hidden_focus(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    let cover = "const cover = document.createElement('div'); document.body.append(cover);
        cover.style.cssText = 'position: fixed; inset: 0; background: white'";
    for (defect, message) in [("link.style.outline = 'none'", "has the outline none"), (cover, "is covered by <div>")] {
        browser.open(&server.url("/about/")).await;
        browser.inject_layout_checks().await;
        inject_defect(&browser, defect).await;
        browser.evaluate("document.querySelectorAll('header nav a')[1].focus({ focusVisible: true })").await;
        let issues = browser.focused_element().await.unwrap().issues;
        assert!(issues.iter().any(|issue| issue.contains(message)), "{defect}: {issues:#?}");
    }
}

async fn disclosures_are_opened_and_closed(engine: Engine) {
    let (_server, browser) = visit(engine, "/about/").await;
    let button = "const button = document.createElement('button'); button.ariaExpanded = 'false'; main.prepend(button);
        button.textContent = 'Menu'; button.onclick = () => button.ariaExpanded = button.ariaExpanded === 'false'";
    inject_defect(&browser, button).await;
    let is_open = "document.querySelector('main button').ariaExpanded";
    assert!(browser.open_disclosures().await);
    assert_eq!(browser.evaluate_string(is_open).await, "true");
    browser.close_disclosures().await;
    assert_eq!(browser.evaluate_string(is_open).await, "false");
}

async fn dom_comparison_reports_a_missing_namespace(engine: Engine) {
    let server = TestServer::serve(fixture_folder()).await;
    server.serialize_static_html();
    let browser = Browser::start(engine).await;
    browser.open(&server.url("/about/")).await;
    assert_same_dom(&browser.static_html().await, &browser.serialized_page().await, "the page without a defect");
    // The same name, attributes and children, but an HTML element, which renders nothing within an SVG element.
    let defect = "const path = main.querySelector('svg path'); const copy = document.createElement('path');
        for (const { name, value } of path.attributes) copy.setAttribute(name, value);
        path.replaceWith(copy)";
    inject_defect(&browser, defect).await;
    let (static_html, app) = differing_parts(&browser.static_html().await, &browser.serialized_page().await);
    assert!(static_html.contains("<path xmlns=\"http://www.w3.org/2000/svg\""), "{static_html}");
    assert!(app.contains("<path xmlns=\"http://www.w3.org/1999/xhtml\""), "{app}");
}

/// Runs a script that injects a defect, with the variables `main`, `first` and `link`.
async fn inject_defect(browser: &Browser, defect: &str) {
    let variables = "const main = document.querySelector('main'); const first = main.querySelector('p');
        const link = document.querySelectorAll('header nav a')[1];";
    browser.evaluate(&format!("(() => {{ {variables} {defect}; return true; }})()")).await;
}

#[test]
fn the_html_checker_reports_errors() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wrong.html");
    let document = fs::read_to_string(fixture_folder().join("about/index.html")).unwrap();
    for (right, wrong, message) in [
        ("<main id=\"main_content\"", "<main id=\"site_root\"", "error: Duplicate ID"),
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
