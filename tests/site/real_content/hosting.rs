//! nginx serves every page and redirects every alias.

use crate::nginx::ServedSite;
use publisher::authored::Hsts;
use publisher::convert::PublishOptions;
use std::path::Path;
use support::shared::edited_content;
use support::tools::repository_root;
use support::{SUB_PATH, site_folder, site_under_path_folder};

#[tokio::test]
async fn nginx_serves_every_page_and_redirects_every_alias() {
    assert_served(&site_folder(), "/").await;
}

#[tokio::test]
async fn nginx_serves_every_page_under_a_base_path() {
    assert_served(&site_under_path_folder(), SUB_PATH).await;
}

#[tokio::test]
async fn nginx_serves_every_page_of_the_edited_content() {
    assert_served(edited_content().folder, "/").await;
}

async fn assert_served(folder: &Path, base_path: &'static str) {
    let site = ServedSite::serve(folder, base_path, hsts()).await;
    site.assert_pages_are_served().await;
    site.assert_aliases_are_redirected().await;
}

/// Returns what the settings say about HTTPS.
fn hsts() -> Hsts {
    let options = PublishOptions { today: jiff::Zoned::now().date(), with_unpublished: false };
    publisher::check(&repository_root(), options).unwrap_or_else(|error| panic!("{error}")).content.site.hsts
}
