//! The images that documents name for link previews, and the pixels of the share cards among them.

use crate::decoded_png::DecodedPng;
use crate::support::{Checkout, Files, RELEASE, attribute, documents, json_ld, tags};
use model::pattern::Pattern;
use std::collections::BTreeSet;
use std::fs;

type Pixel = [u8; 4];

const BASE_PATH: &str = "/sub/";
const BASE_URL: &str = "https://fixture.example/";
const BACKGROUND: Pixel = [0x10, 0x20, 0x30, 255];
const ICON: Pixel = [255, 0, 0, 255];
const INK: Pixel = [0x1f, 0x13, 0x20, 255];
const PAPER: Pixel = [0xfb, 0xf6, 0xec, 255];
const MARIGOLD: Pixel = [0xf7, 0xa9, 0x0b, 255];
const PLUM: Pixel = [0x6f, 0x28, 0x5c, 255];
const GREEN: Pixel = [0x19, 0x5e, 0x3f, 255];

fn release() -> Files {
    Checkout::fixture_site().build(BASE_PATH, RELEASE).unwrap()
}

/// Returns the path of the card for a name.
fn card_path(name: &str) -> String {
    format!("icons/share/{}.png", Pattern::of(name).number())
}

fn write_post(checkout: &Checkout, slug: &str, more: &str) {
    let post = format!("---\ntitle: A\ndate: 2024-02-02\ntags: []\nsummary: A.\n{more}---\n\nText.\n");
    checkout.write(&format!("content/en/news/2024-02-02-{slug}.md"), post.as_bytes());
}

/// The image that a document names for link previews.
#[derive(Debug, PartialEq, Eq)]
struct PreviewImage {
    path: String,
    width: String,
    height: String,
    alternative: String,
}

fn preview_image(document: &str) -> PreviewImage {
    let content = |name: &str| {
        let found = tags(document, &format!("=\"{name}\""));
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        attribute(found[0], "content").unwrap()
    };
    let url = content("og:image");
    assert_eq!((content("twitter:image"), content("twitter:image:alt")), (url.clone(), content("og:image:alt")));
    PreviewImage {
        path: String::from(url.strip_prefix(BASE_URL).unwrap()),
        width: content("og:image:width"),
        height: content("og:image:height"),
        alternative: content("og:image:alt"),
    }
}

fn preview_image_of(files: &Files, path: &str) -> PreviewImage {
    preview_image(&String::from_utf8(files[path].clone()).unwrap())
}

/// Returns the paths of all share cards.
fn card_paths(files: &Files) -> BTreeSet<&str> {
    files.keys().map(String::as_str).filter(|path| path.starts_with("icons/share")).collect()
}

#[test]
fn posts_without_a_raster_image_name_the_card_of_their_pattern() {
    let files = release();
    let alternatives = [("", "The sign of the fixture on a woven pattern"), ("es/", "El signo sobre un tejido")];
    for (language, alternative) in alternatives {
        // The image of the first is an SVG, and the last is published on another site.
        for slug in ["first", "same-day", "elsewhere"] {
            let expected = PreviewImage {
                path: card_path(slug),
                width: String::from("1200"),
                height: String::from("630"),
                alternative: String::from(alternative),
            };
            assert_eq!(preview_image_of(&files, &format!("{language}news/{slug}/index.html")), expected);
        }
    }
    let cards = ["first", "same-day", "elsewhere"].map(|slug| &files[&card_path(slug)]);
    assert!(cards[0] != cards[1] && cards[1] != cards[2] && cards[0] != cards[2]);
}

#[test]
fn other_pages_name_the_card_of_the_site() {
    let files = release();
    for path in ["index.html", "about/index.html", "es/news/index.html"] {
        assert_eq!(preview_image_of(&files, path).path, card_path("Fixture"), "{path}");
    }
}

#[test]
fn exactly_the_patterns_in_use_have_a_card() {
    let checkout = Checkout::fixture_site();
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let pages = documents(&files).into_iter().filter(|(path, _)| !path.ends_with("404.html"));
    let named: BTreeSet<String> = pages.map(|(_, document)| preview_image(&document).path).collect();
    assert_eq!(named, card_paths(&files).into_iter().map(String::from).collect());
    assert_eq!(named.len(), 4, "three posts and the other pages");
    fs::remove_file(checkout.root().join("content/en/news/2024-01-02-same-day.md")).unwrap();
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    assert_eq!(card_paths(&files).len(), 3);
    assert!(!card_paths(&files).contains(card_path("same-day").as_str()));
}

#[test]
fn post_with_a_raster_image_names_that_image() {
    let checkout = Checkout::fixture_site();
    let image = checkout.build(BASE_PATH, RELEASE).unwrap().remove("icons/icon-192.png").unwrap();
    checkout.write("public/images/photo.png", &image);
    write_post(&checkout, "photo", "image: /images/photo.png\nimage_alt: A disc\n");
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let found = preview_image_of(&files, "news/photo/index.html");
    assert_eq!((found.path.as_str(), found.alternative.as_str()), ("images/photo.png", "A disc"));
    assert_eq!((found.width.as_str(), found.height.as_str()), ("192", "192"));
    assert!(!card_paths(&files).contains(card_path("photo").as_str()));
}

#[test]
fn json_ld_article_names_the_preview_image() {
    let files = release();
    for slug in ["first", "same-day"] {
        let document = String::from_utf8(files[&format!("news/{slug}/index.html")].clone()).unwrap();
        let image = json_ld(&document).unwrap()["@graph"][0]["image"].clone();
        assert_eq!(image, [BASE_URL, &card_path(slug)].concat());
    }
}

#[test]
fn cards_are_small_opaque_and_of_the_declared_size() {
    let files = release();
    for path in card_paths(&files) {
        let file = &files[path];
        let card = DecodedPng::new(file);
        assert_eq!((card.width, card.height), (1200, 630), "{path}");
        assert!(card.is_opaque() && file.len() < 27_000, "{path}: {} bytes", file.len());
    }
}

#[test]
fn icon_is_centered_in_a_framed_panel() {
    let files = release();
    let card = DecodedPng::new(&files[&card_path("same-day")]);
    assert_eq!((card.center(), card.pixel(600, 160), card.pixel(445, 315)), (ICON, ICON, ICON));
    // From the edge of the panel inwards: a line of background, a line of paper, and the background of the icon.
    let colors = [(0, BACKGROUND), (16, BACKGROUND), (17, PAPER), (33, PAPER), (34, BACKGROUND), (42, BACKGROUND)];
    for (distance, color) in colors {
        let (left, top) = (396 + distance, 111 + distance);
        let (right, bottom) = (803 - distance, 518 - distance);
        for (x, y) in [(left, 315), (right, 315), (600, top), (600, bottom), (left, top), (right, bottom)] {
            assert_eq!(card.pixel(x, y), color, "{x}, {y}");
        }
    }
}

#[test]
fn pattern_covers_the_card_in_whole_blocks_around_the_panel() {
    // Squares of paper and marigold on ink alternate with fields of marigold and stones of ink on green.
    let card = drawn_card(2117);
    // A unit of the pattern is 17 pixels, and the first block starts 12 pixels to the left of the card and 25 above it.
    let unit =
        |column: u32, row: u32, x: u32, y: u32| card.pixel(column * 136 + x * 17 + 8 - 12, row * 136 + y * 17 + 8 - 25);
    for (column, row) in [(0, 0), (8, 0), (1, 1), (2, 2), (6, 2), (0, 4), (8, 4)] {
        let found = [unit(column, row, 7, 2), unit(column, row, 1, 2), unit(column, row, 4, 4)];
        assert_eq!(found, [INK, PAPER, MARIGOLD], "{column}, {row}");
    }
    for (column, row) in [(1, 0), (0, 1), (2, 1), (7, 2), (1, 4)] {
        let found = [unit(column, row, 6, 2), unit(column, row, 3, 3), unit(column, row, 2, 2)];
        assert_eq!(found, [GREEN, MARIGOLD, INK], "{column}, {row}");
    }
    // The same motifs and colours, one motif in each row.
    let card = drawn_card(2117 + 8);
    let ground = |column: u32, row: u32| card.pixel(column * 136 + 6 * 17 + 8 - 12, row * 136 + 2 * 17 + 8 - 25);
    assert_eq!([ground(0, 1), ground(1, 1), ground(8, 1)], [GREEN; 3]);
    assert!(ground(0, 2) != GREEN && ground(1, 2) == ground(0, 2));
}

#[test]
fn cards_of_the_same_motifs_differ_only_in_color() {
    let [ink, plum] = drawn_cards([2117, 2116]);
    // The ground and the two layers of the first block, which ends at 124, 111.
    let block = |card: &DecodedPng| [(7, 2), (1, 2), (4, 4)].map(|(x, y)| card.pixel(x * 17 + 8 - 12, y * 17 + 8 - 25));
    assert_eq!(block(&ink), [INK, PAPER, MARIGOLD]);
    assert_eq!(block(&plum), [PLUM, MARIGOLD, PAPER]);
    let outline = |card: &DecodedPng| -> Vec<bool> {
        let pixels = (0..111).flat_map(|y| (1..124).map(move |x| (x, y)));
        pixels.map(|(x, y)| card.pixel(x, y) == card.pixel(x - 1, y)).collect()
    };
    assert!(outline(&ink) == outline(&plum));
}

/// Draws the card of a post whose slug hashes to the pattern of this number.
fn drawn_card(number: u32) -> DecodedPng {
    let [card] = drawn_cards([number]);
    card
}

/// Draws the cards of posts whose slugs hash to the patterns of these numbers, on one site.
fn drawn_cards<const COUNT: usize>(numbers: [u32; COUNT]) -> [DecodedPng; COUNT] {
    let slugs = numbers.map(|number| {
        (0..).map(|count| format!("post-{count}")).find(|slug| Pattern::of(slug).number() == number).unwrap()
    });
    let checkout = Checkout::fixture_site();
    slugs.iter().for_each(|slug| write_post(&checkout, slug, ""));
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    slugs.map(|slug| DecodedPng::new(&files[&card_path(&slug)]))
}

#[test]
fn icon_with_more_colors_than_a_palette_is_approximated() {
    let checkout = Checkout::fixture_site();
    let icon = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><linearGradient id="a" x2="1" y2="1">
        <stop stop-color="#f00"/><stop offset=".5" stop-color="#0f0"/><stop offset="1" stop-color="#00f"/>
        </linearGradient><path d="M0 0h8v8h-8z" fill="url(#a)"/></svg>"##;
    checkout.write("public/icon.svg", icon.as_bytes());
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let card = DecodedPng::new(&files[&card_path("same-day")]);
    let is_near =
        |found: Pixel, expected: Pixel| found.iter().zip(expected).all(|(one, other)| one.abs_diff(other) < 32);
    assert!(is_near(card.pixel(442, 157), [255, 0, 0, 255]) && is_near(card.center(), [0, 255, 0, 255]));
    assert!(is_near(card.pixel(757, 472), [0, 0, 255, 255]) && is_near(card.pixel(421, 315), PAPER));
}
