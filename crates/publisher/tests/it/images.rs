//! Raster images: what pages show of them, and what their own addresses lead to.

use crate::support::{CACHE, Checkout, Files, RELEASE, assert_same, attribute, files_below, json, tags, text};
use model::body::{Block, Inline};
use model::image::Image;
use model::leadership::LeadershipPage;
use model::news::{NewsList, Post};
use publisher::Destination;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A file of the encoder's fixtures: it is stored on its side, and its metadata contains the word "Planted".
const TURNED: &str = "turned.jpg";
const POST: &str = "content/en/news/2024-01-02-first.md";

fn encoder_fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../image-encoder/tests/fixtures");
    fs::read(folder.join(name)).unwrap()
}

/// A photo of 1200 × 800 pixels, with a place in its metadata.
fn photo(place: &str) -> Vec<u8> {
    let pixels: Vec<u8> = (0..800_u32)
        .flat_map(|y| (0..1200_u32).flat_map(move |x| [x / 5, y / 4, (x + y) / 8]))
        .map(|channel| channel.to_le_bytes()[0])
        .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 1200, 800);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.add_text_chunk(String::from("Location"), String::from(place)).unwrap();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

/// A checkout in which a post shows a photo at its top and another image in its text.
fn checkout() -> Checkout {
    let checkout = Checkout::fixture_site();
    checkout.write("content/media/a photo.png", &photo("Planted in Accra"));
    checkout.write("public/images/turned.jpg", &encoder_fixture(TURNED));
    checkout.replace(POST, "image: /images/bars.svg", "image: /media/a photo.png\nimage_focus: 40% 20%");
    checkout.replace(POST, "The text of the first post", "![A field in two colours](/images/turned.jpg)\n\nThe text");
    checkout
}

/// Returns the site of that checkout, published once.
fn published() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| checkout().build("/", RELEASE).unwrap());
    &FILES
}

fn image_of_post(files: &Files) -> Image {
    json::<Post>(files, "content/en/news/first.json").summary.image.unwrap()
}

/// Returns the paths in the attributes `src` and `srcset` of a document's images.
fn loaded_paths(document: &str) -> BTreeSet<String> {
    let sources = tags(document, "srcset=").into_iter().chain(tags(document, "img"));
    let urls = sources.flat_map(|tag| {
        let candidates = attribute(tag, "srcset").unwrap_or_default();
        let candidates: Vec<String> =
            candidates.split(", ").filter_map(|it| it.split(' ').next().map(String::from)).collect();
        candidates.into_iter().chain(attribute(tag, "src"))
    });
    urls.filter_map(|url| url.strip_prefix('/').map(String::from)).collect()
}

#[test]
fn a_page_links_to_variants_that_exist() {
    let files = published();
    let document = text(files, "news/first/index.html");
    let paths = loaded_paths(document);
    for path in paths.iter().filter(|path| !path.ends_with(".svg")) {
        assert!(files.contains_key(path), "{path}");
    }
    let variants: Vec<&String> = paths.iter().filter(|path| path.starts_with("assets/images/a-photo-")).collect();
    assert_eq!(variants.iter().filter(|path| path.ends_with(".avif")).count(), 4, "{variants:?}");
    assert_eq!(variants.iter().filter(|path| path.ends_with(".jpg")).count(), 4, "{variants:?}");
    let image = image_of_post(files);
    assert_eq!((image.widths.as_str(), image.width, image.height), ("320 640 960 1200", 1200, 800));
    assert_eq!(image.focus.as_deref(), Some("x4 y2"));
    let shown = tags(document, "img post-image");
    assert_eq!(attribute(shown[0], "data-focus").as_deref(), Some("x4 y2"));
    assert_eq!(attribute(shown[0], "fetchpriority").as_deref(), Some("high"));
    assert_eq!(attribute(shown[0], "loading"), None);
    // The other image is turned, and lower on the page.
    let turned = tags(document, "img turned");
    assert_eq!((attribute(turned[0], "width"), attribute(turned[0], "height")), (Some("40".into()), Some("60".into())));
    assert_eq!(attribute(turned[0], "loading").as_deref(), Some("lazy"));
}

#[test]
fn previews_name_a_file_with_its_size() {
    let files = published();
    let document = text(files, "news/first/index.html");
    let content =
        |property: &str| attribute(tags(document, &format!("property=\"{property}\""))[0], "content").unwrap();
    let url = content("og:image");
    let path = url.split_once("assets/").map(|(_, path)| format!("assets/{path}")).unwrap();
    assert!(files[&path].starts_with(b"\xff\xd8\xff"), "{path} is a JPEG file");
    assert_eq!((content("og:image:width"), content("og:image:height")), ("960".into(), "640".into()));
}

#[test]
fn no_file_of_the_site_has_metadata() {
    let checkout = checkout();
    for name in ["turned.png", "turned.webp", "commented.gif"] {
        checkout.write(&format!("public/deep/folder/{name}"), &encoder_fixture(name));
    }
    // Names that hide what the files are.
    let hidden = ["content/media/IMG.JPE", "content/media/photo", "public/.well-known/photo.mpo"];
    hidden.iter().for_each(|path| checkout.write(path, &encoder_fixture(TURNED)));
    let files = checkout.build("/", RELEASE).unwrap();
    for path in ["media/IMG.JPE", "media/photo", ".well-known/photo.mpo"] {
        assert!(files.contains_key(path), "the address of {path} works");
    }
    for path in ["images/turned.jpg", "deep/folder/turned.png", "deep/folder/turned.webp", "deep/folder/commented.gif"]
    {
        assert!(files.contains_key(path), "the address of {path} works");
    }
    for (path, content) in &files {
        assert!(!content.windows(7).any(|window| window == b"Planted"), "{path}");
    }
}

#[test]
fn the_address_of_an_original_leads_to_a_smaller_copy() {
    let checkout = checkout();
    let files = checkout.build("/", RELEASE).unwrap();
    let size = |path: &str| {
        let decoder = png::Decoder::new(std::io::Cursor::new(files[path].clone())).read_info().unwrap();
        (decoder.info().width, decoder.info().height)
    };
    assert_eq!(size("media/a photo.png"), (1200, 800));
    checkout.replace(POST, "image: /media/a photo.png", "image: /images/bars.svg");
    checkout.replace("content/people/kofi.toml", "name", "photo = \"/media/a photo.png\"\nname");
    let files = checkout.build("/", RELEASE).unwrap();
    let decoder = png::Decoder::new(std::io::Cursor::new(files["media/a photo.png"].clone())).read_info().unwrap();
    assert_eq!((decoder.info().width, decoder.info().height), (480, 320), "no page shows it larger");
}

#[test]
fn portraits_have_small_variants_and_a_focus() {
    let checkout = Checkout::fixture_site();
    checkout.write("content/media/portrait.png", &photo("Planted in Accra"));
    checkout.replace(
        "content/people/kofi.toml",
        "name",
        "photo = \"/media/portrait.png\"\nphoto_focus = \"30% 10%\"\nname",
    );
    let files = checkout.build("/", RELEASE).unwrap();
    let leadership: LeadershipPage = json(&files, "content/en/leadership.json");
    let people = leadership.teams.iter().flat_map(|team| &team.members).map(|member| &member.person);
    let photo = people.filter_map(|person| person.photo.as_ref()).find(|photo| !photo.widths.is_empty()).unwrap();
    assert_eq!((photo.widths.as_str(), photo.focus.as_deref()), ("160 320 480", Some("x3 y1")));
}

#[test]
fn images_of_lists_and_bodies_have_variants() {
    let files = published();
    let posts = json::<NewsList>(files, "content/en/news/index.json").posts;
    assert!(posts.iter().any(|post| post.image.as_ref().is_some_and(|image| image.widths == "320 640 960 1200")));
    let body = json::<Post>(files, "content/en/news/first.json").body;
    let image = body.iter().find_map(|block| match block {
        Block::Figure { image, .. } => Some(image.clone()),
        Block::Paragraph(content) => content.iter().find_map(|inline| match inline {
            Inline::Image(image) => Some(image.clone()),
            _ => None,
        }),
        _ => None,
    });
    assert_eq!(image.unwrap().widths, "40");
}

#[test]
fn deleting_the_cache_changes_no_byte_and_a_second_build_uses_it() {
    let checkout = checkout();
    let first = checkout.build("/", RELEASE).unwrap();
    let cache = checkout.root().join(CACHE).join("images");
    let modified = || {
        let entries = fs::read_dir(&cache).unwrap().map(|entry| entry.unwrap());
        entries.map(|entry| (entry.path(), entry.metadata().unwrap().modified().unwrap())).collect::<BTreeSet<_>>()
    };
    let before = modified();
    assert_eq!(checkout.build("/", RELEASE).unwrap(), first);
    assert_eq!(modified(), before, "nothing is encoded again");
    fs::remove_dir_all(&cache).unwrap();
    assert_eq!(checkout.build("/", RELEASE).unwrap(), first);
    // An entry that was lost alone is made again.
    for (entry, _) in before.iter().step_by(3) {
        fs::remove_file(entry).unwrap();
    }
    fs::remove_dir_all(checkout.root().join("out/assets/images")).unwrap();
    assert_eq!(checkout.build("/", RELEASE).unwrap(), first);
}

#[test]
fn names_follow_the_bytes() {
    let checkout = checkout();
    let first = image_of_post(&checkout.build("/", RELEASE).unwrap());
    checkout.write("content/media/a photo.png", &photo("Planted in Kumasi"));
    let same_pixels = image_of_post(&checkout.build("/", RELEASE).unwrap());
    assert_eq!(same_pixels.path, first.path, "browsers keep what looks the same");
    checkout.write("content/media/a photo.png", &encoder_fixture("turned.png"));
    let files = checkout.build("/", RELEASE).unwrap();
    assert_ne!(image_of_post(&files).path, first.path);
    assert!(!files.contains_key(&first.path), "variants that no page shows are removed");
}

#[test]
fn a_cache_that_cannot_be_written_costs_time_only() {
    let checkout = checkout();
    let expected = checkout.build("/", RELEASE).unwrap();
    fs::remove_dir_all(checkout.root().join("target")).unwrap();
    fs::write(checkout.root().join("target"), "a file").unwrap();
    fs::remove_dir_all(checkout.root().join("out")).unwrap();
    checkout.write_built_site("out");
    let destination = Destination { folder: &checkout.root().join("out"), base_path: "/", precompress: false };
    publisher::build(checkout.root(), destination, RELEASE).unwrap();
    assert_same(&files_below(&checkout.root().join("out")), &expected);
}

#[test]
fn the_name_decides_about_the_format_at_its_address() {
    let checkout = Checkout::fixture_site();
    for name in ["field.png", "field.jpg", "field.GIF", "field.webp"] {
        checkout.write(&format!("content/media/{name}"), &encoder_fixture("turned.png"));
    }
    let files = checkout.build("/", RELEASE).unwrap();
    for (name, start) in [
        ("field.png", &b"\x89PNG"[..]),
        ("field.jpg", b"\xff\xd8\xff"),
        ("field.GIF", b"GIF8"),
        ("field.webp", b"RIFF"),
    ] {
        assert!(files[&format!("media/{name}")].starts_with(start), "{name}");
    }
}

#[test]
fn a_site_without_images_never_starts_the_encoder() {
    let checkout = Checkout::fixture_site();
    checkout.build("/", RELEASE).unwrap();
    let caches = files_below(&checkout.root().join(CACHE));
    assert!(!caches.keys().any(|path| path.starts_with("images/")), "{:?}", caches.keys());
}
