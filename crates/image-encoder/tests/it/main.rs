//! The encoder from outside: files in, variants out.
//!
//! The fixtures show red on the left, blue on the right, and white in the upper left corner. Those named `turned` are stored
//! on their side, and have a place, a camera and a comment, each with the word "Planted".

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use image::{DynamicImage, GenericImageView, ImageFormat};
use image_variants::{Answer, EncodedImage, Refusal, Request, Usage, VariantKind};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const RED: [u8; 3] = [200, 30, 30];
const BLUE: [u8; 3] = [30, 30, 200];
const WHITE: [u8; 3] = [255, 255, 255];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Runs the encoder.
fn answer(file: &Path, usage: Usage) -> (Answer, Vec<Vec<u8>>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-encoder"));
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let request = Request { file: file.to_path_buf(), usage };
    process.stdin.take().unwrap().write_all(&serde_json::to_vec(&request).unwrap()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "{}: {}", file.display(), output.status);
    let (answer, contents) = Answer::from_bytes(&output.stdout).unwrap();
    let contents = contents.into_iter().map(<[u8]>::to_vec).collect();
    (answer, contents)
}

/// Encodes a file that can be used.
fn encoded(file: &Path, usage: Usage) -> (EncodedImage, Vec<Vec<u8>>) {
    match answer(file, usage) {
        (Answer::Encoded(image), contents) => (image, contents),
        (Answer::Refused(refusal), _) => panic!("{}: {refusal}", file.display()),
    }
}

fn refused(file: &Path) -> Refusal {
    match answer(file, Usage::Content) {
        (Answer::Refused(refusal), _) => refusal,
        (Answer::Encoded(_), _) => panic!("{} was encoded", file.display()),
    }
}

/// Returns the variants that every browser shows, and that of the original, decoded.
fn decoded(image: &EncodedImage, contents: &[Vec<u8>]) -> Vec<DynamicImage> {
    let files = image.variants.iter().zip(contents).filter(|(variant, _)| variant.kind != VariantKind::Avif);
    files.map(|(_, content)| image::load_from_memory(content).unwrap()).collect()
}

/// Writes an image into a file of its own.
fn write(folder: &tempfile::TempDir, name: &str, image: &DynamicImage) -> PathBuf {
    let file = folder.path().join(name);
    image.save(&file).unwrap();
    file
}

#[track_caller]
fn assert_color(image: &DynamicImage, (x, y): (u32, u32), expected: [u8; 3]) {
    let [red, green, blue, _] = image.get_pixel(x, y).0;
    let distance = [red, green, blue].iter().zip(expected).map(|(one, other)| one.abs_diff(other)).max();
    assert!(distance <= Some(16), "({x}, {y}) is {red}, {green}, {blue} and not {expected:?}");
}

#[test]
fn images_are_turned_as_their_exif_data_says() {
    for name in ["turned.jpg", "turned.png", "turned.webp"] {
        let (image, contents) = encoded(&fixture(name), Usage::Content);
        assert_eq!((image.width, image.height), (40, 60), "{name}");
        for shown in decoded(&image, &contents) {
            assert_eq!(shown.dimensions(), (40, 60), "{name}");
            // The upper left corner of the stored image is the upper right one.
            assert_color(&shown, (36, 3), WHITE);
            assert_color(&shown, (4, 4), RED);
            assert_color(&shown, (20, 55), BLUE);
        }
    }
}

#[test]
fn no_variant_has_metadata() {
    for name in ["turned.jpg", "turned.png", "turned.webp", "commented.gif"] {
        let file = fs::read(fixture(name)).unwrap();
        assert!(has_bytes(&file, b"Planted"), "{name} has metadata");
        for usage in [Usage::Unused, Usage::Portrait, Usage::Content] {
            let (image, contents) = encoded(&fixture(name), usage);
            for (variant, content) in image.variants.iter().zip(&contents) {
                for planted in
                    [&b"Planted"[..], b"Exif", b"eXIf", b"GPS", b"http", b"ICC_PROFILE", b"iCCP", b"tEXt", b"iTXt"]
                {
                    assert!(!has_bytes(content, planted), "{name}: {variant:?}");
                }
            }
        }
    }
}

fn has_bytes(content: &[u8], searched: &[u8]) -> bool {
    content.windows(searched.len()).any(|window| window == searched)
}

#[test]
fn variants_have_their_widths_and_formats() {
    let folder = tempfile::tempdir().unwrap();
    let photo = DynamicImage::from(image::RgbImage::from_fn(1800, 1200, |x, y| {
        image::Rgb([(x / 8) as u8, (y / 8) as u8, ((x ^ y) / 4) as u8])
    }));
    let file = write(&folder, "photo.jpg", &photo);
    let (image, contents) = encoded(&file, Usage::Content);
    let described: Vec<_> = image.variants.iter().map(|it| (it.kind, it.width, it.extension.as_str())).collect();
    assert_eq!(
        described,
        [
            (VariantKind::Original, 1600, "jpg"),
            (VariantKind::Avif, 320, "avif"),
            (VariantKind::Fallback, 320, "jpg"),
            (VariantKind::Avif, 640, "avif"),
            (VariantKind::Fallback, 640, "jpg"),
            (VariantKind::Avif, 960, "avif"),
            (VariantKind::Fallback, 960, "jpg"),
            (VariantKind::Avif, 1600, "avif"),
            (VariantKind::Fallback, 1600, "jpg"),
        ]
    );
    assert_eq!(image.widths, [320, 640, 960, 1600]);
    for ((variant, content), height) in
        image.variants.iter().zip(&contents).zip([1067, 213, 213, 427, 427, 640, 640, 1067, 1067])
    {
        assert_eq!(variant.length, content.len());
        match variant.kind {
            // The brand of the container, and the size in its property `ispe`.
            VariantKind::Avif => {
                assert_eq!(&content[4..12], b"ftypavif");
                let size = [variant.width.to_be_bytes(), u32::to_be_bytes(height)].concat();
                assert!(has_bytes(content, &size), "{variant:?} is not {height} high");
            }
            _ => assert_eq!(image::load_from_memory(content).unwrap().dimensions(), (variant.width, height)),
        }
    }
}

#[test]
fn what_jpeg_would_spoil_is_a_png() {
    let (image, contents) = encoded(&fixture("transparent.png"), Usage::Content);
    assert!(image.variants.iter().any(|it| it.kind == VariantKind::Fallback && it.extension == "png"));
    for shown in decoded(&image, &contents) {
        assert_eq!((shown.get_pixel(0, 0).0[3], shown.get_pixel(30, 20).0), (0, [0, 120, 60, 255]));
    }
    let folder = tempfile::tempdir().unwrap();
    let few = DynamicImage::from(image::RgbImage::from_fn(64, 64, |x, _| image::Rgb([(x * 3) as u8, 0, 90])));
    let many =
        DynamicImage::from(image::RgbImage::from_fn(64, 64, |x, y| image::Rgb([(x * 3) as u8, (y * 3) as u8, 90])));
    for (name, image, expected) in [("few.png", few, "png"), ("many.png", many, "jpg")] {
        let (encoded, contents) = encoded(&write(&folder, name, &image), Usage::Content);
        let (fallback, content) =
            encoded.variants.iter().zip(&contents).find(|(it, _)| it.kind == VariantKind::Fallback).unwrap();
        assert_eq!(fallback.extension, expected, "{name}");
        if expected == "png" {
            assert_eq!(image::load_from_memory(content).unwrap().to_rgb8(), image.to_rgb8(), "no colour changes");
        }
    }
}

#[test]
fn colors_of_every_kind_are_right() {
    let (image, contents) = encoded(&fixture("cmyk.jpg"), Usage::Content);
    for shown in decoded(&image, &contents) {
        assert_color(&shown, (20, 20), RED);
        assert_color(&shown, (50, 20), BLUE);
    }
    for (name, expected) in [("gray.jpg", [120; 3]), ("gray-16-bit.png", [156; 3])] {
        let (image, contents) = encoded(&fixture(name), Usage::Content);
        decoded(&image, &contents).iter().for_each(|shown| assert_color(shown, (5, 5), expected));
    }
}

#[test]
fn colors_of_an_embedded_profile_become_srgb() {
    use image::ImageEncoder;
    let pixels = image::RgbImage::from_pixel(20, 10, image::Rgb([200, 30, 30]));
    let mut file = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut file);
    encoder.set_icc_profile(moxcms::ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    encoder.write_image(&pixels, 20, 10, image::ExtendedColorType::Rgb8).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wide.png");
    fs::write(&path, file).unwrap();
    let (image, contents) = encoded(&path, Usage::Content);
    for shown in decoded(&image, &contents) {
        // CSS Color 4: color(display-p3 0.784 0.118 0.118) is rgb(218 0 16) in sRGB.
        assert_color(&shown, (5, 5), [218, 0, 16]);
    }
}

#[test]
fn moving_images_show_their_first_frame() {
    for name in ["moving.gif", "moving.png", "moving.webp"] {
        let (image, contents) = encoded(&fixture(name), Usage::Content);
        assert!(image.is_animated, "{name}");
        decoded(&image, &contents).iter().for_each(|shown| assert_color(shown, (5, 5), [250, 0, 0]));
    }
    assert!(!encoded(&fixture("commented.gif"), Usage::Content).0.is_animated);
}

#[test]
fn the_bytes_decide_about_the_format_and_the_name_about_that_of_the_original() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("really-a-png.jpg");
    fs::copy(fixture("transparent.png"), &file).unwrap();
    let (image, contents) = encoded(&file, Usage::Content);
    let original = image.variants.iter().position(|it| it.kind == VariantKind::Original).unwrap();
    assert_eq!(image::guess_format(&contents[original]).unwrap(), ImageFormat::Jpeg);
    assert_color(&image::load_from_memory(&contents[original]).unwrap(), (0, 0), WHITE);
}

#[test]
fn what_cannot_be_used_is_refused() {
    for name in ["bomb.png", "bomb.gif", "bomb.jpg"] {
        assert!(matches!(refused(&fixture(name)), Refusal::TooLarge { .. }), "{name}: {}", refused(&fixture(name)));
    }
    for (name, format) in [("photo.heic", "HEIC"), ("photo.avif", "AVIF"), ("photo.tif", "TIFF")] {
        assert_eq!(refused(&fixture(name)), Refusal::Format { format: String::from(format) });
    }
    assert_eq!(refused(&fixture("page.jpg")), Refusal::NotAnImage);
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.png");
    fs::write(&empty, "").unwrap();
    assert_eq!(refused(&empty), Refusal::NotAnImage);
}

#[test]
fn a_file_that_ends_early_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["turned.jpg", "progressive.jpg", "cmyk.jpg", "turned.png", "turned.webp", "gray-16-bit.png"] {
        let file = fs::read(fixture(name)).unwrap();
        // The pixels of a WebP file are followed by its metadata.
        let nearly_all = if name.ends_with("webp") { 2 * file.len() / 5 } else { file.len() - 20 };
        for length in [file.len() / 4, file.len() / 3, nearly_all] {
            let path = folder.path().join(name);
            fs::write(&path, &file[..length]).unwrap();
            let refusal = refused(&path);
            assert!(matches!(refusal, Refusal::Truncated | Refusal::Damaged { .. }), "{name} {length}: {refusal}");
        }
    }
}

#[test]
fn changed_bytes_never_stop_the_encoder() {
    let folder = tempfile::tempdir().unwrap();
    // A linear congruential generator (Numerical Recipes) with a fixed seed.
    let mut state = 27_u32;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize
    };
    for name in ["turned.jpg", "progressive.jpg", "cmyk.jpg", "turned.png", "turned.webp", "moving.gif", "moving.webp"]
    {
        let file = fs::read(fixture(name)).unwrap();
        for _ in 0..12 {
            let mut changed = file.clone();
            for _ in 0..1 + random() % 8 {
                let index = random() % changed.len();
                changed[index] = u8::try_from(random() % 256).unwrap();
            }
            let path = folder.path().join(name);
            fs::write(&path, changed).unwrap();
            answer(&path, Usage::Content);
        }
    }
}

#[test]
fn the_quality_falls_until_a_photo_is_small() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = 7_u32;
    let mut noise = |amplitude: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) * amplitude / 256
    };
    let mut image = |amplitude| {
        DynamicImage::from(image::RgbImage::from_fn(960, 720, |x, y| {
            image::Rgb([(x / 8 + noise(amplitude)) as u8, (y / 6 + noise(amplitude)) as u8, 128])
        }))
    };
    let file = write(&folder, "grainy.png", &image(30));
    let (grainy, _) = encoded(&file, Usage::Content);
    for variant in grainy.variants.iter().filter(|it| it.kind != VariantKind::Original) {
        assert!(variant.length <= 60_000 && !variant.is_over_budget, "{variant:?}");
    }
    let file = write(&folder, "noise.png", &image(255));
    let (noise, _) = encoded(&file, Usage::Content);
    let over: Vec<u32> = noise.variants.iter().filter(|it| it.is_over_budget).map(|it| it.width).collect();
    assert!(over.contains(&960), "{over:?}");
}
