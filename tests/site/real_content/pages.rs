//! The representative pages render, and pass the rules of axe-core and the layout checks on a small and on a wide viewport; one
//! page of each kind in every engine. Each page is opened once for all of this.

use crate::routes::assert_pages_render;
use support::layout::{IssueReport, STATIC_ISSUES};
use support::site::{PublishedPage, one_of_each_kind};
use support::{Axe, Browser, Engine, RealContent};

support::test_on_real_content!(chromium Chromium: every_page_renders_and_is_accessible);
support::test_in!(firefox Firefox: a_page_of_each_kind_of_edited_content_renders_and_is_accessible);
support::test_in!(webkit_gtk WebKitGtk: a_page_of_each_kind_of_edited_content_renders_and_is_accessible);

async fn every_page_renders_and_is_accessible(engine: Engine, content: &RealContent) {
    assert_render_and_are_accessible(engine, content, &content.pages()).await;
}

async fn a_page_of_each_kind_of_edited_content_renders_and_is_accessible(engine: Engine) {
    let content = RealContent::edited();
    assert_render_and_are_accessible(engine, &content, &one_of_each_kind(&content.pages())).await;
}

async fn assert_render_and_are_accessible(engine: Engine, content: &RealContent, pages: &[PublishedPage]) {
    let axe = Axe::load();
    let mut report = IssueReport::default();
    // Resizing takes time, so each page starts with the last width of the previous page.
    let mut widths = [[1280, 320], [320, 1280]].into_iter().cycle();
    assert_pages_render(engine, content.folder(), pages, async |browser, page| {
        let widths = widths.next().expect("a cycle has no end");
        add_issues(&mut report, &axe, browser, (page, widths)).await;
    })
    .await;
    report.assert_empty();
}

/// Adds the issues of the open page.
async fn add_issues(
    report: &mut IssueReport,
    axe: &Axe,
    browser: &Browser,
    (page, widths): (&PublishedPage, [u32; 2]),
) {
    axe.inject(browser).await;
    browser.inject_layout_checks().await;
    for width in widths {
        let place = format!("{} at {width} pixels", page.path);
        browser.set_viewport_size(width, 900).await;
        report.add(browser.layout_issues(&STATIC_ISSUES).await, &place);
    }
    // Takes longest. The next page has the other width, and the fixture is looked at in both. What axe cannot decide, such as
    // whether two links with the same text have the same purpose, depends on what editors write.
    let violations = axe.run(browser).await.violations.into_iter();
    report.add(violations.filter(|violation| !is_due_to_content(violation)).collect(), &page.path);
}

/// Returns whether editors can cause a violation that readers hardly notice: two tables with the same columns, or two pieces of
/// code with the same first line, have the same name.
fn is_due_to_content(violation: &str) -> bool {
    let is_table_or_code = violation.contains("<div class=\"table-wrapper\"") || violation.contains("<pre ");
    violation.starts_with("violated: landmark-unique ") && is_table_or_code
}
