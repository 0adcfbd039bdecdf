//! Pages have no layout issues at any width, zoomed, and with text spacing, left to right and right to left. In a quick run,
//! each page has one width of each.

use support::fixture::{left_to_right_pages, right_to_left_pages};
use support::layout::{STATIC_ISSUES, check_pages};
use support::sampling::sampled;
use support::{Engine, fixture_folder};

support::test_in_every_engine!(pages_fit_every_width, right_to_left_pages_fit_every_width);

const WIDTHS: [u32; 5] = [320, 390, 768, 1280, 1920];

/// Returns all widths for one engine, and a narrow and a wide one for the others.
fn widths(engine: Engine) -> &'static [u32] {
    if engine == Engine::Chromium { &WIDTHS } else { &[320, 1280] }
}

/// The zoom factors in a window of 1280 pixels. Only Chromium can emulate zoom.
fn zoom_factors(engine: Engine) -> &'static [u32] {
    if engine == Engine::Chromium { &[2, 4] } else { &[] }
}

/// The widths for text spacing: the first has columns and rows, the second has no room to spare. The previous width is
/// near the first, and the next page starts with the second, since resizing takes time.
const WIDTHS_WITH_TEXT_SPACING: [u32; 2] = [1280, 320];

async fn pages_fit_every_width(engine: Engine) {
    let pages = left_to_right_pages();
    assert_no_issues_at_every_width(engine, &pages).await;
}

async fn right_to_left_pages_fit_every_width(engine: Engine) {
    assert_no_issues_at_every_width(engine, &right_to_left_pages()).await;
}

async fn assert_no_issues_at_every_width(engine: Engine, pages: &[String]) {
    check_pages(engine, fixture_folder(), pages, async |browser, (index, page), report| {
        for width in sampled(widths(engine), index) {
            browser.set_viewport_size(*width, 900).await;
            report.add(browser.layout_issues(&STATIC_ISSUES).await, &format!("{page} at {width} pixels"));
        }
        for factor in sampled(zoom_factors(engine), index) {
            browser.zoom(1280, *factor).await;
            browser.wait_until(&format!("devicePixelRatio == {factor} && innerWidth == {}", 1280 / factor)).await;
            report.add(browser.layout_issues(&STATIC_ISSUES).await, &format!("{page} zoomed by {factor}"));
        }
        browser.apply_text_spacing().await;
        for width in sampled(&WIDTHS_WITH_TEXT_SPACING, index) {
            browser.set_viewport_size(*width, 900).await;
            report.add(
                browser.layout_issues(&STATIC_ISSUES).await,
                &format!("{page} at {width} pixels, with text spacing"),
            );
        }
    })
    .await;
}
