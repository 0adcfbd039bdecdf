//! nginx serves every page and redirects every alias.

use crate::nginx::ServedSite;
use publisher::authored::Hsts;
use publisher::convert::PublishOptions;
use std::path::Path;
use support::tools::repository_root;
use support::{RealContent, SUB_PATH, site_under_path_folder};

support::test_on_real_content!(nginx_serves_every_page_and_redirects_every_alias);

async fn nginx_serves_every_page_and_redirects_every_alias(content: &RealContent) {
    assert_served(content.folder(), "/", hsts(content.root())).await;
}

#[tokio::test]
async fn nginx_serves_every_page_under_a_base_path() {
    assert_served(&site_under_path_folder(), SUB_PATH, hsts(&repository_root())).await;
}

async fn assert_served(folder: &Path, base_path: &'static str, hsts: Hsts) {
    let site = ServedSite::serve(folder, base_path, hsts).await;
    site.assert_pages_are_served().await;
    site.assert_aliases_are_redirected().await;
}

/// Returns what the settings of a content folder say about HTTPS.
fn hsts(root: &Path) -> Hsts {
    let options = PublishOptions { today: jiff::Zoned::now().date(), with_unpublished: false };
    publisher::check(root, options).unwrap_or_else(|error| panic!("{error}")).content.site.hsts
}
