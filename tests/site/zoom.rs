//! What only Chromium can show: pages that are zoomed.

use support::layout::{FLAWS, walk};
use support::site::pages;
use support::{Engine, site_folder};

support::test_in!(chromium Chromium: pages_fit_when_they_are_zoomed);

async fn pages_fit_when_they_are_zoomed(engine: Engine) {
    let folder = site_folder();
    walk(engine, &folder, &pages(&folder, ""), async |browser, page, found| {
        for factor in [2, 4] {
            browser.zoom(1280, factor).await;
            browser.wait_until(&format!("devicePixelRatio == {factor} && innerWidth == {}", 1280 / factor)).await;
            found.add(browser.flaws(&FLAWS).await, &format!("{page} zoomed by {factor}"));
        }
    })
    .await;
}
