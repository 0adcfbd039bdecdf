//! Zoomed pages, which only Chromium can emulate.

use support::layout::{STATIC_ISSUES, check_pages};
use support::site::page_paths;
use support::{Engine, site_folder};

support::test_in!(chromium Chromium: zoomed_pages_have_no_layout_issues);

async fn zoomed_pages_have_no_layout_issues(engine: Engine) {
    let folder = site_folder();
    check_pages(engine, &folder, &page_paths(&folder, ""), async |browser, page, report| {
        for factor in [2, 4] {
            browser.zoom(1280, factor).await;
            browser.wait_until(&format!("devicePixelRatio == {factor} && innerWidth == {}", 1280 / factor)).await;
            report.add(browser.layout_issues(&STATIC_ISSUES).await, &format!("{page} zoomed by {factor}"));
        }
    })
    .await;
}
