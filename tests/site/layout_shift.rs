//! Layout shifts while a document arrives in chunks, which only Chromium measures.

use support::pseudolocale::PSEUDOLOCALE;
use support::site::SAMPLE_PAGES;
use support::{Browser, Engine, Publication, TestServer};

support::test_in!(chromium Chromium: chunked_documents_cause_no_layout_shift);

async fn chunked_documents_cause_no_layout_shift(engine: Engine) {
    let site = Publication::real_site().with_pseudolocale();
    let folder = site.publish("/");
    let server = TestServer::serve(folder).await;
    server.send_documents_in_chunks();
    let browser = Browser::start(engine).await;
    // The tests of the routes measure documents that arrive at once.
    let right_to_left = SAMPLE_PAGES.map(|page| format!("/{PSEUDOLOCALE}{page}"));
    for (pages, width) in [(SAMPLE_PAGES.map(String::from), 320), (right_to_left, 1280)] {
        browser.set_viewport_size(width, 900).await;
        for page in pages {
            browser.open(&server.url(&page)).await;
            assert_eq!(browser.layout_shifts().await, [""; 0], "{page} at {width} pixels");
        }
    }
}
