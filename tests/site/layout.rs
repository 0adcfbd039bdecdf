//! Pages fit every screen, with every spacing, from left to right and from right to left; what is to be hit is large
//! enough, and the focus is seen.

use std::path::Path;
use support::layout::{FLAWS, walk};
use support::site::pages;
use support::test_language::TEST_LANGUAGE;
use support::{Engine, Publication, site_folder};

support::test_in_every_engine!(pages_fit_every_width, pages_from_right_to_left_fit_every_width, every_construct_fits,);

const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];

/// All widths in one engine, and in the others the ends of what is common.
fn widths(engine: Engine) -> &'static [u32] {
    if engine == Engine::Chromium { &WIDTHS } else { &[320, 1280] }
}

/// The widths at which text is spaced: there are columns and rows at the first, and no room to spare at the second. The
/// width before is near the first, and the next page begins with the second, since each change of the width takes time.
const WIDTHS_OF_SPACING: [u32; 2] = [1280, 320];

async fn pages_fit_every_width(engine: Engine) {
    let folder = site_folder();
    let pages = pages(&folder, "");
    fit_every_width(engine, &folder, &pages).await;
}

async fn pages_from_right_to_left_fit_every_width(engine: Engine) {
    let site = Publication::of_site().with_test_language();
    let pages = pages(site.publish("/"), TEST_LANGUAGE);
    fit_every_width(engine, site.folder(), &pages).await;
}

async fn every_construct_fits(engine: Engine) {
    let fixture = Publication::of_fixture().with_test_language();
    let folder = fixture.publish("/");
    let pages = [pages(folder, ""), pages(folder, TEST_LANGUAGE)].concat();
    fit_every_width(engine, folder, &pages).await;
}

async fn fit_every_width(engine: Engine, folder: &Path, pages: &[String]) {
    walk(engine, folder, pages, async |browser, page, found| {
        for width in widths(engine) {
            browser.set_size(*width, 900).await;
            found.add(browser.flaws(&FLAWS).await, &format!("{page} at {width} pixels"));
        }
        browser.space_text().await;
        for width in WIDTHS_OF_SPACING {
            browser.set_size(width, 900).await;
            found.add(browser.flaws(&FLAWS).await, &format!("{page} at {width} pixels, text spaced"));
        }
    })
    .await;
}
