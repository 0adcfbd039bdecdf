//! The representative pages render, and pass the rules of axe-core and the layout checks on a small and on a wide viewport; one
//! page of each kind in every engine. Each page is opened once for all of this.

use crate::routes::assert_pages_render;
use std::path::Path;
use support::layout::{IssueReport, STATIC_ISSUES};
use support::shared::edited_content;
use support::site::{PublishedPage, one_of_each_kind, representative_pages};
use support::{Axe, Browser, Engine, site_folder};

support::test_in!(chromium Chromium:
    every_page_renders_and_is_accessible,
    every_page_of_the_edited_content_renders_and_is_accessible,
);
support::test_in!(firefox Firefox: a_page_of_each_kind_renders_and_is_accessible);
support::test_in!(webkit_gtk WebKitGtk: a_page_of_each_kind_renders_and_is_accessible);

async fn every_page_renders_and_is_accessible(engine: Engine) {
    assert_render_and_are_accessible(engine, &site_folder(), &representative_pages(&site_folder())).await;
}

async fn every_page_of_the_edited_content_renders_and_is_accessible(engine: Engine) {
    let edited = edited_content();
    assert_render_and_are_accessible(engine, edited.folder, &edited.changed_pages()).await;
}

async fn a_page_of_each_kind_renders_and_is_accessible(engine: Engine) {
    let pages = one_of_each_kind(&representative_pages(&site_folder()));
    assert_render_and_are_accessible(engine, &site_folder(), &pages).await;
}

async fn assert_render_and_are_accessible(engine: Engine, folder: &Path, pages: &[PublishedPage]) {
    let axe = Axe::load();
    let mut report = IssueReport::default();
    // Resizing takes time, so each page starts with the last width of the previous page.
    let mut widths = [[1280, 320], [320, 1280]].into_iter().cycle();
    assert_pages_render(engine, folder, pages, async |browser, page| {
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
    // Takes longest. The next page has the other width, and the fixture is looked at in both.
    report.add(axe.run(browser).await.problems, &page.path);
}
