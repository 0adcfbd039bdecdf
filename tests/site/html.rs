//! The published documents and the DOM of the app are valid HTML.

use std::fs;
use std::path::{Path, PathBuf};
use support::fixture::distinct_pages_in_every_language;
use support::site::published_files;
use support::{Browser, Engine, TestServer, fixture_folder, html_checker};

support::test_in!(chromium Chromium: the_dom_of_the_app_is_valid_html);

#[test]
fn documents_are_valid_html() {
    let documents = published_files(fixture_folder()).into_iter().filter(|file| file.ends_with(".html"));
    let documents: Vec<PathBuf> = documents.map(|file| fixture_folder().join(file)).collect();
    assert_valid(&documents, fixture_folder());
}

async fn the_dom_of_the_app_is_valid_html(engine: Engine) {
    // In a narrow viewport, menus are closed at first.
    const WIDTH: u32 = 320;
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    browser.set_viewport_size(WIDTH, 900).await;
    for page in distinct_pages_in_every_language() {
        browser.open(&server.url(&page)).await;
        let stem = format!("page{}", page.replace('/', "."));
        files.push(save_document(&browser, &folder.path().join(format!("{stem}html"))).await);
        if browser.open_disclosures().await {
            files.push(save_document(&browser, &folder.path().join(format!("{stem}opened.html"))).await);
        }
    }
    assert_valid(&files, folder.path());
}

/// Saves the current DOM as a document.
async fn save_document(browser: &Browser, file: &Path) -> PathBuf {
    let document = browser.evaluate_string("document.documentElement.outerHTML").await;
    fs::write(file, format!("<!doctype html>\n{document}")).unwrap();
    file.to_path_buf()
}

/// Asserts that documents in a folder are valid.
pub(crate) fn assert_valid(files: &[PathBuf], folder: &Path) {
    let messages = html_checker::check(files, folder);
    assert!(messages.is_empty(), "{} messages about {} documents:\n{}", messages.len(), files.len(), messages.concat());
}
