//! The HTML that is shipped, and what the app makes of it, is valid.

use std::fs;
use std::path::{Path, PathBuf};
use support::site::{pages, published_files};
use support::test_language::TEST_LANGUAGE;
use support::{Browser, Engine, Host, Publication, html_checker, site_folder};

support::test_in!(chromium Chromium: the_page_of_the_app_is_valid);

#[test]
fn documents_are_valid() {
    let site = site_folder();
    let fixture = Publication::of_fixture().with_test_language();
    let right_to_left = Publication::of_site().with_test_language();
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

async fn the_page_of_the_app_is_valid(engine: Engine) {
    let fixture = Publication::of_fixture().with_test_language();
    fixture.publish("/");
    // A small screen is where menus are closed at first.
    const WIDTH: u32 = 320;
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let languages = ["", "es", TEST_LANGUAGE];
    for (name, site, languages) in
        [("site", site_folder(), &languages[..1]), ("fixture", fixture.folder().into(), &languages)]
    {
        let host = Host::serve(&site).await;
        let browser = Browser::start(engine).await;
        browser.set_size(WIDTH, 900).await;
        for page in languages.iter().flat_map(|language| pages(&site, language)) {
            browser.open(&host.url(&page)).await;
            let stem = format!("{name}{}", page.replace('/', "."));
            files.push(keep(&browser, &folder.path().join(format!("{stem}html"))).await);
            if browser.open_disclosures().await {
                files.push(keep(&browser, &folder.path().join(format!("{stem}opened.html"))).await);
            }
        }
    }
    assert_valid(&files, folder.path());
}

/// Writes down the page as it is now.
async fn keep(browser: &Browser, file: &Path) -> PathBuf {
    let document = browser.text("document.documentElement.outerHTML").await;
    fs::write(file, format!("<!doctype html>\n{document}")).unwrap();
    file.to_path_buf()
}

fn assert_valid(files: &[PathBuf], folder: &Path) {
    let messages = html_checker::check(files, folder);
    assert!(messages.is_empty(), "{} messages about {} documents:\n{}", messages.len(), files.len(), messages.concat());
}
