//! The published documents and the DOM of the app are valid HTML.

use std::fs;
use std::path::{Path, PathBuf};
use support::pseudolocale::PSEUDOLOCALE;
use support::site::{page_paths, published_files};
use support::{Browser, Engine, Publication, TestServer, html_checker, site_folder};

support::test_in!(chromium Chromium: the_dom_of_the_app_is_valid_html);

#[test]
fn documents_are_valid_html() {
    let site = site_folder();
    let fixture = Publication::fixture().with_pseudolocale();
    let right_to_left = Publication::real_site().with_pseudolocale();
    for folder in [&site, fixture.publish("/"), right_to_left.publish("/")] {
        let files: Vec<PathBuf> = published_files(folder)
            .into_iter()
            .filter(|file| file.ends_with(".html"))
            .map(|file| folder.join(file))
            .collect();
        assert!(files.len() > 15, "only {} documents were published", files.len());
        assert_valid(&files, folder);
    }
}

async fn the_dom_of_the_app_is_valid_html(engine: Engine) {
    let fixture = Publication::fixture().with_pseudolocale();
    fixture.publish("/");
    // In a narrow viewport, menus are closed at first.
    const WIDTH: u32 = 320;
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let languages = ["", "es", PSEUDOLOCALE];
    for (name, site, languages) in
        [("site", site_folder(), &languages[..1]), ("fixture", fixture.folder().into(), &languages)]
    {
        let server = TestServer::serve(&site).await;
        let browser = Browser::start(engine).await;
        browser.set_viewport_size(WIDTH, 900).await;
        for page in languages.iter().flat_map(|language| page_paths(&site, language)) {
            browser.open(&server.url(&page)).await;
            let stem = format!("{name}{}", page.replace('/', "."));
            files.push(save_document(&browser, &folder.path().join(format!("{stem}html"))).await);
            if browser.open_disclosures().await {
                files.push(save_document(&browser, &folder.path().join(format!("{stem}opened.html"))).await);
            }
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

fn assert_valid(files: &[PathBuf], folder: &Path) {
    let messages = html_checker::check(files, folder);
    assert!(messages.is_empty(), "{} messages about {} documents:\n{}", messages.len(), files.len(), messages.concat());
}
