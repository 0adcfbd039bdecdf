//! What the drawn pictures show, and that the manifest tells the truth about them.

use crate::decoded::Decoded;
use crate::support::{Checkout, RELEASE};
use publisher::files::icons::{APPLE_TOUCH_ICON, IconImage, LARGE_ICON, MASKABLE_ICON, SMALL_ICON};
use serde_json::Value;
use std::collections::BTreeMap;

const BACKGROUND: [u8; 4] = [0x10, 0x20, 0x30, 255];
const ICON: [u8; 4] = [255, 0, 0, 255];
const TRANSPARENT: [u8; 4] = [0, 0, 0, 0];

/// A picture of the fixture site, whose icon is a red disc.
fn decoded(files: &BTreeMap<String, Vec<u8>>, picture: IconImage) -> Decoded {
    let decoded = Decoded::new(&files[picture.path]);
    assert_eq!((decoded.width, decoded.height), (picture.width, picture.height), "{}", picture.path);
    decoded
}

fn release() -> BTreeMap<String, Vec<u8>> {
    Checkout::of_fixture_site().build("/", RELEASE).unwrap()
}

#[test]
fn icons_are_as_transparent_as_their_source_and_fill_the_picture() {
    let files = release();
    for picture in [SMALL_ICON, LARGE_ICON] {
        let icon = decoded(&files, picture);
        assert_eq!((icon.corners(), icon.middle()), ([TRANSPARENT; 4], ICON));
        assert_eq!(icon.pixel(picture.width / 2, 1), ICON);
        assert_eq!(icon.pixel(1, picture.height / 2), ICON);
    }
}

#[test]
fn pictures_that_must_be_opaque_stand_on_the_background() {
    let files = release();
    for picture in [MASKABLE_ICON, APPLE_TOUCH_ICON] {
        let drawn = decoded(&files, picture);
        assert_eq!((drawn.corners(), drawn.middle()), ([BACKGROUND; 4], ICON), "{}", picture.path);
        assert!(drawn.is_opaque(), "{}", picture.path);
    }
}

#[test]
fn nothing_of_a_maskable_icon_is_cut_off() {
    // A square fills its corners, which the disc does not.
    let checkout = Checkout::of_fixture_site();
    let square =
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2h-2z" fill="#f00"/></svg>"##;
    checkout.write("public/icon.svg", square.as_bytes());
    let icon = decoded(&checkout.build("/", RELEASE).unwrap(), MASKABLE_ICON);
    assert_eq!(icon.middle(), ICON);
    let middle = f64::from(icon.width) / 2.0;
    let safe = f64::from(icon.width) * 0.4;
    for (x, y) in (0..icon.height).flat_map(|y| (0..icon.width).map(move |x| (x, y))) {
        let distance = (f64::from(x) + 0.5 - middle).hypot(f64::from(y) + 0.5 - middle);
        assert!(distance < safe || icon.pixel(x, y) == BACKGROUND, "{x}, {y}");
    }
}

#[test]
fn the_manifest_lists_icons_as_they_are() {
    let files = Checkout::of_fixture_site().build("/sub/", RELEASE).unwrap();
    let manifest: Value = serde_json::from_slice(&files["manifest.webmanifest"]).unwrap();
    assert_eq!((&manifest["start_url"], &manifest["scope"]), (&Value::from("/sub/"), &Value::from("/sub/")));
    assert_eq!((&manifest["theme_color"], &manifest["background_color"]), (&"#ffcc00".into(), &"#102030".into()));
    let icons: Vec<&str> = manifest["icons"].as_array().unwrap().iter().map(|icon| check_icon(&files, icon)).collect();
    assert_eq!(icons, ["any", "192x192", "512x512", "512x512"]);
}

/// Checks an icon of the manifest and gives its size.
fn check_icon<'a>(files: &BTreeMap<String, Vec<u8>>, icon: &'a Value) -> &'a str {
    let text = |key: &str| icon[key].as_str().unwrap();
    let path = text("src").strip_prefix("/sub/").unwrap();
    if text("type") == "image/svg+xml" {
        assert_eq!(path, "icon.svg");
    } else {
        let size = imagesize::blob_size(&files[path]).unwrap();
        assert_eq!(text("sizes"), format!("{}x{}", size.width, size.height));
        assert_eq!(text("purpose"), if path.contains("maskable") { "maskable" } else { "any" });
    }
    text("sizes")
}
