//! Every page passes the rules of axe-core and the layout checks, on a small and on a wide viewport.

use std::path::Path;
use support::layout::{IssueReport, STATIC_ISSUES};
use support::shared::edited_content;
use support::site::{PublishedPage, one_of_each_kind, representative_pages};
use support::{Axe, Browser, Engine, TestServer, site_folder};

support::test_in!(chromium Chromium: every_page_is_accessible, every_page_of_the_edited_content_is_accessible);
support::test_in!(firefox Firefox: a_page_of_each_kind_is_accessible);
support::test_in!(webkit_gtk WebKitGtk: a_page_of_each_kind_is_accessible);

async fn every_page_is_accessible(engine: Engine) {
    assert_accessible(engine, &site_folder(), &representative_pages(&site_folder())).await;
}

async fn every_page_of_the_edited_content_is_accessible(engine: Engine) {
    let edited = edited_content();
    assert_accessible(engine, edited.folder, &edited.changed_pages()).await;
}

async fn a_page_of_each_kind_is_accessible(engine: Engine) {
    let pages = one_of_each_kind(&representative_pages(&site_folder()));
    assert_accessible(engine, &site_folder(), &pages).await;
}

async fn assert_accessible(engine: Engine, folder: &Path, pages: &[PublishedPage]) {
    assert!(!pages.is_empty(), "no page was published");
    let axe = Axe::load();
    let server = TestServer::serve(folder).await;
    let browser = Browser::start(engine).await;
    let mut report = IssueReport::default();
    // Resizing takes time, so each page starts with the last width of the previous page.
    let widths = [[1280, 320], [320, 1280]].iter().cycle();
    for (page, widths) in pages.iter().zip(widths) {
        browser.open(&server.url(&page.path)).await;
        axe.inject(&browser).await;
        browser.inject_layout_checks().await;
        for width in widths {
            let place = format!("{} at {width} pixels", page.path);
            browser.set_viewport_size(*width, 900).await;
            report.add(browser.layout_issues(&STATIC_ISSUES).await, &place);
        }
        // Takes longest. The next page has the other width, and the fixture is looked at in both.
        report.add(axe.run(&browser).await.problems, &page.path);
    }
    report.assert_empty();
}
