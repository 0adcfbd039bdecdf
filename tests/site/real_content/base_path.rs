//! The site that was built for a base path.

use serde_json::json;
use support::site::{one_of_each_kind, published_pages};
use support::{Browser, Engine, SUB_PATH, TestServer, site_under_path_folder};

support::test_in!(chromium Chromium: a_page_of_each_kind_works_under_a_base_path);

async fn a_page_of_each_kind_works_under_a_base_path(engine: Engine) {
    let folder = site_under_path_folder();
    let server = TestServer::serve_under(&folder, SUB_PATH).await;
    let browser = Browser::start_with_request_log(engine).await;
    for page in one_of_each_kind(&published_pages(&folder)) {
        let path = format!("{SUB_PATH}{}", page.path.trim_start_matches('/'));
        browser.open(&server.url(&path)).await;
        let outside = format!(
            "[...document.querySelectorAll('a[href^=\"/\"], link[href^=\"/\"], script[src^=\"/\"]')]
                .map(element => element.getAttribute('href') ?? element.getAttribute('src'))
                .filter(url => !url.startsWith('{SUB_PATH}'))"
        );
        assert_eq!(browser.evaluate(&outside).await, json!([]), "{path}");
        assert_eq!(browser.console_messages().await, [""; 0], "{path}");
        let root = server.url(SUB_PATH);
        let elsewhere: Vec<_> = browser.requests().await.into_iter().filter(|url| !url.starts_with(&root)).collect();
        assert_eq!(elsewhere, [""; 0], "{path}");
    }
}
