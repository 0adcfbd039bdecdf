//! The representative pages render; one page of each kind in every engine.

use crate::routes::assert_pages_render;
use support::shared::edited_content;
use support::site::{one_of_each_kind, representative_pages};
use support::{Engine, site_folder};

support::test_in!(chromium Chromium: every_page_renders, every_page_of_the_edited_content_renders);
support::test_in!(firefox Firefox: a_page_of_each_kind_renders);
support::test_in!(webkit_gtk WebKitGtk: a_page_of_each_kind_renders);

async fn every_page_renders(engine: Engine) {
    assert_pages_render(engine, &site_folder(), &representative_pages(&site_folder())).await;
}

async fn every_page_of_the_edited_content_renders(engine: Engine) {
    let edited = edited_content();
    assert_pages_render(engine, edited.folder, &edited.changed_pages()).await;
}

async fn a_page_of_each_kind_renders(engine: Engine) {
    let pages = one_of_each_kind(&representative_pages(&site_folder()));
    assert_pages_render(engine, &site_folder(), &pages).await;
}
