//! Layout shifts while a document arrives in chunks, which only Chromium measures.

use futures_util::future::join_all;
use support::fixture::{distinct_pages, right_to_left_pages};
use support::{Browser, Engine, TestServer, fixture_folder};

support::test_in!(chromium Chromium:
    chunked_documents_cause_no_layout_shift,
    chunked_right_to_left_documents_cause_no_layout_shift,
);

async fn chunked_documents_cause_no_layout_shift(engine: Engine) {
    assert_no_layout_shift(engine, &distinct_pages(), 320).await;
}

async fn chunked_right_to_left_documents_cause_no_layout_shift(engine: Engine) {
    assert_no_layout_shift(engine, &right_to_left_pages(), 1280).await;
}

/// The number of browsers that open pages at the same time: most of the time, each of them waits for a chunk.
const BROWSERS: usize = 3;

/// The tests of the routes measure documents that arrive at once.
async fn assert_no_layout_shift(engine: Engine, pages: &[String], width: u32) {
    let server = TestServer::serve(fixture_folder()).await;
    server.send_documents_in_chunks();
    let parts = pages.chunks(pages.len().div_ceil(BROWSERS));
    join_all(parts.map(|pages| assert_pages_do_not_shift(engine, &server, pages, width))).await;
}

async fn assert_pages_do_not_shift(engine: Engine, server: &TestServer, pages: &[String], width: u32) {
    let browser = Browser::start(engine).await;
    browser.set_viewport_size(width, 900).await;
    for page in pages {
        browser.open(&server.url(page)).await;
        assert_eq!(browser.layout_shifts().await, [""; 0], "{page} at {width} pixels");
    }
}
