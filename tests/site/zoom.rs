//! Zoomed pages, which only Chromium can emulate.

use support::fixture::distinct_pages;
use support::layout::{STATIC_ISSUES, check_pages};
use support::{Engine, fixture_folder};

support::test_in!(chromium Chromium: zoomed_pages_have_no_layout_issues);

async fn zoomed_pages_have_no_layout_issues(engine: Engine) {
    check_pages(engine, fixture_folder(), &distinct_pages(), async |browser, page, report| {
        for factor in [2, 4] {
            browser.zoom(1280, factor).await;
            browser.wait_until(&format!("devicePixelRatio == {factor} && innerWidth == {}", 1280 / factor)).await;
            report.add(browser.layout_issues(&STATIC_ISSUES).await, &format!("{page} zoomed by {factor}"));
        }
    })
    .await;
}
