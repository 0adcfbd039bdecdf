//! The pixels of the generated icons, and their entries in the manifest.

use crate::decoded_png::DecodedPng;
use crate::support::{Checkout, Files, RELEASE};
use publisher::files::icons::{APPLE_TOUCH_ICON, IconImage, LARGE_ICON, MASKABLE_ICON, SMALL_ICON};
use serde_json::Value;

const BACKGROUND: [u8; 4] = [0x10, 0x20, 0x30, 255];
const ICON: [u8; 4] = [255, 0, 0, 255];
const TRANSPARENT: [u8; 4] = [0, 0, 0, 0];

/// Decodes an icon of the fixture site, whose source is a red disc.
fn decoded(files: &Files, picture: IconImage) -> DecodedPng {
    let decoded = DecodedPng::new(&files[picture.path]);
    assert_eq!((decoded.width, decoded.height), (picture.width, picture.height), "{}", picture.path);
    decoded
}

fn release() -> Files {
    Checkout::fixture_site().build("/", RELEASE).unwrap()
}

#[test]
fn icons_keep_transparency_and_fill_the_image() {
    let files = release();
    for picture in [SMALL_ICON, LARGE_ICON] {
        let icon = decoded(&files, picture);
        assert_eq!((icon.corners(), icon.center()), ([TRANSPARENT; 4], ICON));
        assert_eq!(icon.pixel(picture.width / 2, 1), ICON);
        assert_eq!(icon.pixel(1, picture.height / 2), ICON);
    }
}

#[test]
fn opaque_icons_are_drawn_on_the_background_color() {
    let files = release();
    for picture in [MASKABLE_ICON, APPLE_TOUCH_ICON] {
        let drawn = decoded(&files, picture);
        assert_eq!((drawn.corners(), drawn.center()), ([BACKGROUND; 4], ICON), "{}", picture.path);
        assert!(drawn.is_opaque(), "{}", picture.path);
    }
}

#[test]
fn maskable_icon_stays_inside_the_safe_zone() {
    // A square reaches the corners, unlike the disc of the fixture.
    let checkout = Checkout::fixture_site();
    let square =
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2h-2z" fill="#f00"/></svg>"##;
    checkout.write("public/icon.svg", square.as_bytes());
    let icon = decoded(&checkout.build("/", RELEASE).unwrap(), MASKABLE_ICON);
    assert_eq!(icon.center(), ICON);
    let center = f64::from(icon.width) / 2.0;
    let safe_radius = f64::from(icon.width) * 0.4;
    for (x, y) in (0..icon.height).flat_map(|y| (0..icon.width).map(move |x| (x, y))) {
        let distance = (f64::from(x) + 0.5 - center).hypot(f64::from(y) + 0.5 - center);
        assert!(distance < safe_radius || icon.pixel(x, y) == BACKGROUND, "{x}, {y}");
    }
}

#[test]
fn manifest_icons_match_the_files() {
    let files = Checkout::fixture_site().build("/sub/", RELEASE).unwrap();
    let manifest: Value = serde_json::from_slice(&files["manifest.webmanifest"]).unwrap();
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&Value::from("/sub/"), &Value::from("/sub/")));
    assert_eq!((&manifest["theme_color"], &manifest["background_color"]), (&"#ffcc00".into(), &"#102030".into()));
    let icons: Vec<&str> = manifest["icons"].as_array().unwrap().iter().map(|icon| check_icon(&files, icon)).collect();
    assert_eq!(icons, ["any", "192x192", "512x512", "512x512"]);
}

/// Checks an icon of the manifest against its file and returns its size.
fn check_icon<'a>(files: &Files, icon: &'a Value) -> &'a str {
    let string = |key: &str| icon[key].as_str().unwrap();
    let path = string("src").strip_prefix("/sub/").unwrap();
    if string("type") == "image/svg+xml" {
        assert_eq!(path, "icon.svg");
    } else {
        let size = imagesize::blob_size(&files[path]).unwrap();
        assert_eq!(string("sizes"), format!("{}x{}", size.width, size.height));
        assert_eq!(string("purpose"), if path.contains("maskable") { "maskable" } else { "any" });
    }
    string("sizes")
}
