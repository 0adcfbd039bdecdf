//! Visits of the fixture.

use crate::{Browser, Engine, TestServer, fixture_folder};

/// Opens a page of the fixture. Returns its server, and the browser that shows it.
pub async fn visit(engine: Engine, path: &str) -> (TestServer, Browser) {
    visit_at(engine, path, 1280, 900).await
}

/// Opens a page of the fixture in a viewport of this size, in CSS pixels.
pub async fn visit_at(engine: Engine, path: &str, width: u32, height: u32) -> (TestServer, Browser) {
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.set_viewport_size(width, height).await;
    browser.open(&server.url(path)).await;
    (server, browser)
}
