//! How far things move while a page arrives piece by piece, which only Chromium measures.

use support::site::EACH_KIND;
use support::test_language::TEST_LANGUAGE;
use support::{Browser, Engine, Host, Publication};

support::test_in!(chromium Chromium: nothing_shifts);

async fn nothing_shifts(engine: Engine) {
    let site = Publication::of_site().with_test_language();
    let folder = site.publish("/");
    let host = Host::serve(folder).await;
    host.send_documents_in_pieces();
    let browser = Browser::start(engine).await;
    // What arrives at once is measured on every route with all else that these have to show.
    let from_right_to_left = EACH_KIND.map(|page| format!("/{TEST_LANGUAGE}{page}"));
    for (pages, width) in [(EACH_KIND.map(String::from), 320), (from_right_to_left, 1280)] {
        browser.set_size(width, 900).await;
        for page in pages {
            browser.open(&host.url(&page)).await;
            assert_eq!(browser.layout_shifts().await, [""; 0], "{page} at {width} pixels");
        }
    }
}
