//! The pictures that documents name for previews, and what the drawn ones show.

use crate::decoded::Decoded;
use crate::support::{Checkout, RELEASE, attribute, documents, linked_data, tags};
use model::pattern::Pattern;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

type Files = BTreeMap<String, Vec<u8>>;
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
    Checkout::of_fixture_site().build(BASE_PATH, RELEASE).unwrap()
}

/// The path of the card for a name.
fn card(name: &str) -> String {
    format!("icons/share/{}.png", Pattern::of(name).number())
}

fn write_post(checkout: &Checkout, slug: &str, more: &str) {
    let post = format!("---\ntitle: A\ndate: 2024-02-02\ntags: []\nsummary: A.\n{more}---\n\nText.\n");
    checkout.write(&format!("content/en/news/2024-02-02-{slug}.md"), post.as_bytes());
}

/// What a document says of the picture for its previews.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    path: String,
    width: String,
    height: String,
    alternative: String,
}

fn named(document: &str) -> Named {
    let content = |name: &str| {
        let found = tags(document, &format!("=\"{name}\""));
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        attribute(found[0], "content").unwrap()
    };
    let url = content("og:image");
    assert_eq!((content("twitter:image"), content("twitter:image:alt")), (url.clone(), content("og:image:alt")));
    Named {
        path: String::from(url.strip_prefix(BASE_URL).unwrap()),
        width: content("og:image:width"),
        height: content("og:image:height"),
        alternative: content("og:image:alt"),
    }
}

fn named_in(files: &Files, path: &str) -> Named {
    named(&String::from_utf8(files[path].clone()).unwrap())
}

fn cards(files: &Files) -> BTreeSet<&str> {
    files.keys().map(String::as_str).filter(|path| path.starts_with("icons/share")).collect()
}

#[test]
fn a_post_without_a_picture_names_the_card_of_its_cloth() {
    let files = release();
    let alternatives = [("", "The sign of the fixture on a woven pattern"), ("es/", "El signo sobre un tejido")];
    for (language, alternative) in alternatives {
        // The picture of the first is an SVG, and the last stands on another site.
        for slug in ["first", "same-day", "elsewhere"] {
            let expected = Named {
                path: card(slug),
                width: String::from("1200"),
                height: String::from("630"),
                alternative: String::from(alternative),
            };
            assert_eq!(named_in(&files, &format!("{language}news/{slug}/index.html")), expected);
        }
    }
    let cards = ["first", "same-day", "elsewhere"].map(|slug| &files[&card(slug)]);
    assert!(cards[0] != cards[1] && cards[1] != cards[2] && cards[0] != cards[2]);
}

#[test]
fn other_pages_name_the_card_of_the_site() {
    let files = release();
    for path in ["index.html", "about/index.html", "es/news/index.html"] {
        assert_eq!(named_in(&files, path).path, card("Fixture"), "{path}");
    }
}

#[test]
fn there_is_a_card_for_each_cloth_in_use_and_no_other() {
    let checkout = Checkout::of_fixture_site();
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let pages = documents(&files).into_iter().filter(|(path, _)| !path.ends_with("404.html"));
    let named: BTreeSet<String> = pages.map(|(_, document)| named(&document).path).collect();
    assert_eq!(named, cards(&files).into_iter().map(String::from).collect());
    assert_eq!(named.len(), 4, "three posts and the other pages");
    fs::remove_file(checkout.root().join("content/en/news/2024-01-02-same-day.md")).unwrap();
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    assert_eq!(cards(&files).len(), 3);
    assert!(!cards(&files).contains(card("same-day").as_str()));
}

#[test]
fn a_post_keeps_a_picture_that_can_be_drawn() {
    let checkout = Checkout::of_fixture_site();
    let picture = checkout.build(BASE_PATH, RELEASE).unwrap().remove("icons/icon-192.png").unwrap();
    checkout.write("public/images/photo.png", &picture);
    write_post(&checkout, "photo", "image: /images/photo.png\nimage_alt: A disc\n");
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let found = named_in(&files, "news/photo/index.html");
    assert_eq!((found.path.as_str(), found.alternative.as_str()), ("images/photo.png", "A disc"));
    assert_eq!((found.width.as_str(), found.height.as_str()), ("192", "192"));
    assert!(!cards(&files).contains(card("photo").as_str()));
}

#[test]
fn an_article_has_the_picture_of_its_previews() {
    let files = release();
    for slug in ["first", "same-day"] {
        let document = String::from_utf8(files[&format!("news/{slug}/index.html")].clone()).unwrap();
        let image = linked_data(&document).unwrap()["@graph"][0]["image"].clone();
        assert_eq!(image, [BASE_URL, &card(slug)].concat());
    }
}

#[test]
fn a_card_is_small_opaque_and_of_the_named_size() {
    let files = release();
    for path in cards(&files) {
        let file = &files[path];
        let card = Decoded::new(file);
        assert_eq!((card.width, card.height), (1200, 630), "{path}");
        assert!(card.is_opaque() && file.len() < 27_000, "{path}: {} bytes", file.len());
    }
}

#[test]
fn the_sign_stands_in_the_middle_in_a_frame() {
    let files = release();
    let card = Decoded::new(&files[&card("same-day")]);
    assert_eq!((card.middle(), card.pixel(600, 160), card.pixel(445, 315)), (ICON, ICON, ICON));
    // From the edge of the panel: a line of background, one of paper, and the background that the icon stands on.
    let colours = [(0, BACKGROUND), (16, BACKGROUND), (17, PAPER), (33, PAPER), (34, BACKGROUND), (42, BACKGROUND)];
    for (distance, colour) in colours {
        let (left, top) = (396 + distance, 111 + distance);
        let (right, bottom) = (803 - distance, 518 - distance);
        for (x, y) in [(left, 315), (right, 315), (600, top), (600, bottom), (left, top), (right, bottom)] {
            assert_eq!(card.pixel(x, y), colour, "{x}, {y}");
        }
    }
}

#[test]
fn the_cloth_covers_the_card_in_whole_blocks_around_the_panel() {
    // Squares of paper and marigold on ink take turns with fields of marigold and stones of ink on green.
    let card = drawn_card(2117);
    // A unit of the pattern is 17 pixels, and the first block begins 12 pixels to the left of the card and 25 above it.
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
fn cards_of_one_weave_differ_in_their_colours_alone() {
    let [ink, plum] = drawn_cards([2117, 2116]);
    // The ground and the two layers of the first block, which ends at 124, 111.
    let block = |card: &Decoded| [(7, 2), (1, 2), (4, 4)].map(|(x, y)| card.pixel(x * 17 + 8 - 12, y * 17 + 8 - 25));
    assert_eq!(block(&ink), [INK, PAPER, MARIGOLD]);
    assert_eq!(block(&plum), [PLUM, MARIGOLD, PAPER]);
    let outline = |card: &Decoded| -> Vec<bool> {
        let places = (0..111).flat_map(|y| (1..124).map(move |x| (x, y)));
        places.map(|(x, y)| card.pixel(x, y) == card.pixel(x - 1, y)).collect()
    };
    assert!(outline(&ink) == outline(&plum));
}

/// The card of a post whose slug leads to the pattern of this number.
fn drawn_card(number: u32) -> Decoded {
    let [card] = drawn_cards([number]);
    card
}

/// The cards of posts of one site, whose slugs lead to the patterns of these numbers.
fn drawn_cards<const COUNT: usize>(numbers: [u32; COUNT]) -> [Decoded; COUNT] {
    let slugs = numbers.map(|number| {
        (0..).map(|count| format!("post-{count}")).find(|slug| Pattern::of(slug).number() == number).unwrap()
    });
    let checkout = Checkout::of_fixture_site();
    slugs.iter().for_each(|slug| write_post(&checkout, slug, ""));
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    slugs.map(|slug| Decoded::new(&files[&card(&slug)]))
}

#[test]
fn an_icon_with_more_colours_than_a_palette_is_drawn_all_the_same() {
    let checkout = Checkout::of_fixture_site();
    let icon = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><linearGradient id="a" x2="1" y2="1">
        <stop stop-color="#f00"/><stop offset=".5" stop-color="#0f0"/><stop offset="1" stop-color="#00f"/>
        </linearGradient><path d="M0 0h8v8h-8z" fill="url(#a)"/></svg>"##;
    checkout.write("public/icon.svg", icon.as_bytes());
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let card = Decoded::new(&files[&card("same-day")]);
    let is_near =
        |found: Pixel, expected: Pixel| found.iter().zip(expected).all(|(one, other)| one.abs_diff(other) < 32);
    assert!(is_near(card.pixel(442, 157), [255, 0, 0, 255]) && is_near(card.middle(), [0, 255, 0, 255]));
    assert!(is_near(card.pixel(757, 472), [0, 0, 255, 255]) && is_near(card.pixel(421, 315), PAPER));
}
