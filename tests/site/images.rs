//! Raster images: each screen loads a variant that fits, and all show the same part of it.

use serde_json::json;
use support::{Browser, Engine, visit_at};

support::test_in_every_engine!(
    a_phone_loads_small_variants,
    a_wide_screen_loads_enough_pixels,
    a_focus_decides_what_a_crop_shows,
    a_card_an_entry_and_a_portrait_keep_their_place,
);

/// Of the images with variants: the width of the file that was chosen, in pixels.
const CHOSEN_WIDTHS: &str = "[...document.images].filter(image => image.srcset)
    .map(image => Number(image.currentSrc.match(/-(\\d+)\\.(avif|jpg|png)$/)[1]))";

/// The frames in which images choose their files again after the screen has changed.
const NEXT_FRAMES: &str = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

/// Waits until all images have loaded, those further down, too.
async fn load_all(browser: &Browser) {
    let load =
        "[...document.images].every(image => { image.loading = 'eager'; return image.complete && image.currentSrc })";
    browser.wait_until(load).await;
    let broken = "[...document.images].filter(image => image.naturalWidth == 0).map(image => image.currentSrc)";
    assert_eq!(browser.evaluate(broken).await, json!([]));
}

async fn a_phone_loads_small_variants(engine: Engine) {
    for path in ["/news/", "/news/newest/", "/news/notes/"] {
        let (_server, browser) = visit_at(engine, path, 390, 800).await;
        if engine == Engine::Chromium {
            // As many pixels as nearly all phones have at most.
            let metrics = json!({ "width": 390, "height": 800, "deviceScaleFactor": 3.5, "mobile": true });
            browser.execute_cdp("Emulation.setDeviceMetricsOverride", &metrics).await;
            browser.wait_until("devicePixelRatio == 3.5").await;
            browser.evaluate_promise(NEXT_FRAMES).await;
        }
        load_all(&browser).await;
        let widths = browser.evaluate(CHOSEN_WIDTHS).await;
        assert!(widths.as_array().is_some_and(|widths| !widths.is_empty()), "{path}");
        let too_large = format!("{CHOSEN_WIDTHS}.filter(width => width > 960)");
        assert_eq!(browser.evaluate(&too_large).await, json!([]), "{path}");
        let weights = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/images/'))
            .map(entry => entry.encodedBodySize).filter(size => size > 60000)";
        assert_eq!(browser.evaluate(weights).await, json!([]), "{path}");
    }
}

async fn a_wide_screen_loads_enough_pixels(engine: Engine) {
    for path in ["/news/", "/news/newest/", "/news/notes/"] {
        let (_server, browser) = visit_at(engine, path, 1280, 900).await;
        load_all(&browser).await;
        // A file can be as small as its original.
        let blurred = "[...document.images].filter(image => image.srcset && image.currentSrc.includes('-1600.') == false)
            .filter(image => image.srcset.includes('1600w'))
            .filter(image => Number(image.currentSrc.match(/-(\\d+)\\.\\w+$/)[1]) < image.getBoundingClientRect().width * 0.9)
            .map(image => image.currentSrc)";
        assert_eq!(browser.evaluate(blurred).await, json!([]), "{path}");
    }
}

async fn a_focus_decides_what_a_crop_shows(engine: Engine) {
    let (_server, browser) = visit_at(engine, "/news/", 1280, 900).await;
    let position = "getComputedStyle(document.querySelector('.cover[data-focus]')).objectPosition";
    assert_eq!(browser.evaluate(position).await, "30% 60%");
}

async fn a_card_an_entry_and_a_portrait_keep_their_place(engine: Engine) {
    let boxes = |selector: &str| {
        format!(
            "[...document.querySelectorAll('{selector}')].map(image => image.getBoundingClientRect())
                .map(({{ left, width }}) => [Math.round(left), Math.round(width)])"
        )
    };
    // The picture of the newest post takes the first half of the row.
    let (_server, browser) = visit_at(engine, "/news/", 1280, 900).await;
    let card = browser.evaluate(&boxes(".featured > :first-child")).await;
    let cover = browser.evaluate(&boxes(".featured > :first-child .cover")).await;
    let difference = cover[0][0].as_i64().unwrap_or(0) - card[0][0].as_i64().unwrap_or(0);
    assert!((0..=3).contains(&difference), "{cover} in {card}");
    // The picture of a post is beside its title, and on a phone below it.
    let (_server, browser) = visit_at(engine, "/news/newest/", 1280, 900).await;
    let beside = "document.querySelector('.post-image').getBoundingClientRect().left
        >= document.querySelector('.page-header .stack').getBoundingClientRect().right";
    assert_eq!(browser.evaluate(beside).await, true);
    browser.set_viewport_size(390, 800).await;
    let below = "document.querySelector('.post-image').getBoundingClientRect().top
        >= document.querySelector('.page-header .stack').getBoundingClientRect().bottom";
    assert_eq!(browser.evaluate(below).await, true);
    let (_server, browser) = visit_at(engine, "/leadership/", 390, 800).await;
    let portraits = browser.evaluate(&boxes("img.avatar")).await;
    assert_eq!(portraits[0][1], 100);
}
