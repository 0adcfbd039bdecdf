//! What only Chromium can show or measure: pages that are zoomed, and how far things move while a page arrives piece by
//! piece.

use support::layout::{FLAWS, walk};
use support::site::{EACH_KIND, pages};
use support::test_language::TEST_LANGUAGE;
use support::{Browser, Engine, Host, Publication, site_folder};

support::test_in!(chromium Chromium: pages_fit_when_they_are_zoomed, nothing_shifts);

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

async fn nothing_shifts(engine: Engine) {
    let site = Publication::of_site().with_test_language();
    let folder = site.publish("/");
    let host = Host::serve(folder).await;
    host.send_documents_in_pieces();
    let browser = Browser::start(engine).await;
    // The site from left to right on a wide screen is measured with all else that its routes have to show.
    let from_right_to_left = EACH_KIND.map(|page| format!("/{TEST_LANGUAGE}{page}"));
    for (pages, width) in [(pages(folder, ""), 320), (Vec::from(from_right_to_left), 1280)] {
        browser.set_size(width, 900).await;
        for page in pages {
            browser.open(&host.url(&page)).await;
            assert_eq!(browser.layout_shifts().await, [""; 0], "{page} at {width} pixels");
        }
    }
}
