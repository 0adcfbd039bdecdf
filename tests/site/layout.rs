//! Pages have no layout issues at any width, with and without text spacing, left to right and right to left.

use std::path::Path;
use support::layout::{STATIC_ISSUES, check_pages};
use support::pseudolocale::PSEUDOLOCALE;
use support::site::page_paths;
use support::{Engine, Publication, site_folder};

support::test_in_every_engine!(
    pages_fit_every_width,
    right_to_left_pages_fit_every_width,
    fixture_pages_fit_every_width,
);

const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];

/// Returns all widths for one engine, and a narrow and a wide one for the others.
fn widths(engine: Engine) -> &'static [u32] {
    if engine == Engine::Chromium { &WIDTHS } else { &[320, 1280] }
}

/// The widths for text spacing: the first has columns and rows, the second has no room to spare. The previous width is
/// near the first, and the next page starts with the second, since resizing takes time.
const WIDTHS_WITH_TEXT_SPACING: [u32; 2] = [1280, 320];

async fn pages_fit_every_width(engine: Engine) {
    let folder = site_folder();
    let pages = page_paths(&folder, "");
    assert_no_issues_at_every_width(engine, &folder, &pages).await;
}

async fn right_to_left_pages_fit_every_width(engine: Engine) {
    let site = Publication::real_site().with_pseudolocale();
    let pages = page_paths(site.publish("/"), PSEUDOLOCALE);
    assert_no_issues_at_every_width(engine, site.folder(), &pages).await;
}

async fn fixture_pages_fit_every_width(engine: Engine) {
    let fixture = Publication::fixture().with_pseudolocale();
    let folder = fixture.publish("/");
    let pages = [page_paths(folder, ""), page_paths(folder, PSEUDOLOCALE)].concat();
    assert_no_issues_at_every_width(engine, folder, &pages).await;
}

async fn assert_no_issues_at_every_width(engine: Engine, folder: &Path, pages: &[String]) {
    check_pages(engine, folder, pages, async |browser, page, report| {
        for width in widths(engine) {
            browser.set_viewport_size(*width, 900).await;
            report.add(browser.layout_issues(&STATIC_ISSUES).await, &format!("{page} at {width} pixels"));
        }
        browser.apply_text_spacing().await;
        for width in WIDTHS_WITH_TEXT_SPACING {
            browser.set_viewport_size(width, 900).await;
            report.add(
                browser.layout_issues(&STATIC_ISSUES).await,
                &format!("{page} at {width} pixels, with text spacing"),
            );
        }
    })
    .await;
}
