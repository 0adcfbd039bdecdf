//! The images that documents name for link previews, and the pixels of the share cards among them.

use crate::decoded_png::DecodedPng;
use crate::support::{CACHE, Checkout, Files, RELEASE, assert_same, attribute, documents, json_ld, tags, text};
use model::pattern::Pattern;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

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

/// A title in letters that the typeface of the cards lacks.
const ARABIC: &str = "مرحبا";

/// Returns the path of the card without a title for a name.
fn pattern_card_path(name: &str) -> String {
    format!("icons/share/{}.png", Pattern::of(name).number())
}

/// Returns the start of the path of a card with a title for a name.
fn titled_card_start(name: &str) -> String {
    format!("icons/share/{}-", Pattern::of(name).number())
}

fn write_post(checkout: &Checkout, slug: &str, title: &str, more: &str) {
    let post = format!("---\ntitle: {title}\ndate: 2024-02-02\ntags: []\nsummary: A.\n{more}---\n\nText.\n");
    checkout.write(&format!("content/en/news/2024-02-02-{slug}.md"), post.as_bytes());
}

/// Returns the card of a post with this title, and its path.
fn card_of_title(title: &str) -> (DecodedPng, String) {
    let checkout = Checkout::fixture_site();
    write_post(&checkout, "post", title, "");
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let path = preview_image_of(&files, "news/post/index.html").path;
    (DecodedPng::new(&files[&path]), path)
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
    preview_image(text(files, path))
}

/// Returns the paths of all share cards.
fn card_paths(files: &Files) -> BTreeSet<&str> {
    files.keys().map(String::as_str).filter(|path| path.starts_with("icons/share")).collect()
}

#[test]
fn posts_without_a_raster_image_name_a_card_with_their_pattern_and_title() {
    let files = release();
    let alternatives = [("", "The sign of the fixture on a woven pattern"), ("es/", "El signo sobre un tejido")];
    let mut paths = BTreeSet::new();
    for (language, alternative) in alternatives {
        // The image of the first is an SVG, and the last is published on another site.
        for slug in ["first", "same-day", "elsewhere"] {
            let path = format!("{language}news/{slug}/index.html");
            let document = text(&files, &path);
            let title = attribute(tags(document, "\"og:title\"")[0], "content").unwrap();
            let found = preview_image(document);
            assert!(found.path.starts_with(&titled_card_start(slug)), "{path}: {found:?}");
            assert_eq!((found.width.as_str(), found.height.as_str()), ("1200", "630"));
            assert_eq!(found.alternative, format!("{title} – {alternative}"));
            paths.insert(found.path);
        }
    }
    // The first has a title of its own in Spanish.
    assert_eq!(paths.len(), 4);
    let cards: BTreeSet<&Vec<u8>> = paths.iter().map(|path| &files[path]).collect();
    assert_eq!(cards.len(), 4, "each looks different");
}

#[test]
fn other_pages_name_a_card_with_the_pattern_of_the_site_and_their_heading() {
    let files = release();
    let paths =
        ["index.html", "about/index.html", "es/news/index.html"].map(|path| preview_image_of(&files, path).path);
    assert!(paths.iter().all(|path| path.starts_with(&titled_card_start("Fixture"))), "{paths:?}");
    assert_eq!(BTreeSet::from(paths).len(), 3);
}

#[test]
fn the_pages_of_a_list_share_a_card() {
    let checkout = Checkout::fixture_site();
    (0..20).for_each(|number| write_post(&checkout, &format!("post-{number}"), "A", ""));
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let [first, second] = ["news/index.html", "news/page/2/index.html"].map(|path| preview_image_of(&files, path).path);
    assert_eq!(first, second);
}

#[test]
fn posts_before_the_newest_hundred_name_the_card_of_their_pattern() {
    let checkout = Checkout::fixture_site();
    // They are newer than two of the three posts of the fixture.
    (0..99).for_each(|number| write_post(&checkout, &format!("post-{number}"), "A", ""));
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let path = |slug: &str| preview_image_of(&files, &format!("news/{slug}/index.html")).path;
    for titled in ["elsewhere", "post-0", "post-98"] {
        assert!(path(titled).starts_with(&titled_card_start(titled)), "{}", path(titled));
    }
    for untitled in ["first", "same-day"] {
        assert_eq!(path(untitled), pattern_card_path(untitled));
    }
}

#[test]
fn title_in_letters_that_the_typeface_lacks_names_the_card_of_the_pattern() {
    let (card, path) = card_of_title(ARABIC);
    assert_eq!(path, pattern_card_path("post"));
    assert_eq!(card.center(), ICON);
}

#[test]
fn exactly_the_cards_in_use_exist() {
    let checkout = Checkout::fixture_site();
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let pages = documents(&files).into_iter().filter(|(path, _)| !path.ends_with("404.html"));
    let named: BTreeSet<String> = pages.map(|(_, document)| preview_image(&document).path).collect();
    assert_eq!(named, card_paths(&files).into_iter().map(String::from).collect());
    let removed = preview_image_of(&files, "news/same-day/index.html").path;
    fs::remove_file(checkout.root().join("content/en/news/2024-01-02-same-day.md")).unwrap();
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    assert_eq!(card_paths(&files).len(), named.len() - 1);
    assert!(!card_paths(&files).contains(removed.as_str()));
}

#[test]
fn each_title_is_written_in_ink_on_paper_and_the_pattern_stays_around_it() {
    let cards = ["One title", "Another title"].map(|title| card_of_title(title).0);
    let band = (120..510).flat_map(|y| (72..1128).map(move |x| (x, y)));
    let differing = band.clone().filter(|(x, y)| cards[0].pixel(*x, *y) != cards[1].pixel(*x, *y)).count();
    assert!(differing > 5_000, "{differing} pixels");
    for card in &cards {
        let pixels = |color: Pixel| band.clone().filter(|(x, y)| card.pixel(*x, *y) == color).count();
        assert!(pixels(INK) > 10_000 && pixels(PAPER) > 200_000, "{} of ink", pixels(INK));
        // The icon of the site in its tile.
        assert_eq!((card.pixel(106, 447), card.pixel(74, 415)), (ICON, BACKGROUND));
    }
    let outside = (0..111).chain(519..630).flat_map(|y| (0..1200).map(move |x| (x, y)));
    assert!(outside.into_iter().all(|(x, y)| cards[0].pixel(x, y) == cards[1].pixel(x, y)));
}

#[test]
fn marks_above_and_below_a_letter_are_drawn() {
    let ink = |title: &str| {
        let (card, path) = card_of_title(title);
        assert!(path.starts_with(&titled_card_start("post")), "{path}");
        let band = (150..400).flat_map(|y| (72..1128).map(move |x| (x, y)));
        band.filter(|(x, y)| card.pixel(*x, *y) == INK).count()
    };
    let (plain, below, both) = (ink("oeo"), ink("ọẹọ"), ink("ọ\u{300}ẹ\u{301}ọ\u{300}"));
    assert!(plain + 300 < below && below + 300 < both, "{plain}, {below}, {both}");
}

/// Returns the entries of the cache.
fn cache_entries(checkout: &Checkout) -> Vec<PathBuf> {
    let entries = fs::read_dir(checkout.root().join(CACHE).join("share-cards")).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn deleting_the_cache_changes_no_byte() {
    let checkout = Checkout::with_empty_cache();
    let build = || {
        fs::remove_dir_all(checkout.root().join("out")).unwrap_or_default();
        checkout.build(BASE_PATH, RELEASE).unwrap()
    };
    let without_cache = build();
    assert_eq!(cache_entries(&checkout).len(), card_paths(&without_cache).len());
    assert_same(&build(), &without_cache);
    fs::remove_dir_all(checkout.root().join(CACHE)).unwrap();
    assert_same(&build(), &without_cache);
}

#[test]
fn cards_come_from_the_cache_unless_their_entries_are_damaged() {
    let checkout = Checkout::fixture_site();
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let cards = |files: &Files| {
        files
            .iter()
            .filter(|(path, _)| path.starts_with("icons/share"))
            .map(|(_, card)| card.clone())
            .collect::<BTreeSet<_>>()
    };
    let other = b"Something else".to_vec();
    for entry in cache_entries(&checkout) {
        fs::write(entry, [Sha256::digest(&other).as_slice(), &other].concat()).unwrap();
    }
    assert_eq!(cards(&checkout.build(BASE_PATH, RELEASE).unwrap()), BTreeSet::from([other]));
    for entry in cache_entries(&checkout) {
        let mut damaged = fs::read(&entry).unwrap();
        *damaged.last_mut().unwrap() ^= 1;
        fs::write(entry, damaged).unwrap();
    }
    assert_eq!(cards(&checkout.build(BASE_PATH, RELEASE).unwrap()), cards(&files));
}

#[test]
fn post_with_a_raster_image_names_that_image() {
    let checkout = Checkout::fixture_site();
    let image = checkout.build(BASE_PATH, RELEASE).unwrap().remove("icons/icon-192.png").unwrap();
    checkout.write("public/images/photo.png", &image);
    write_post(&checkout, "photo", "A", "image: /images/photo.png\nimage_alt: A disc\n");
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let found = preview_image_of(&files, "news/photo/index.html");
    assert!(found.path.starts_with("assets/images/photo-") && files.contains_key(&found.path), "{}", found.path);
    assert_eq!(found.alternative, "A disc");
    assert_eq!((found.width.as_str(), found.height.as_str()), ("192", "192"));
    assert!(card_paths(&files).iter().all(|path| !path.starts_with(&titled_card_start("photo"))));
}

#[test]
fn json_ld_article_names_the_preview_image() {
    let files = release();
    for slug in ["first", "same-day"] {
        let document = text(&files, &format!("news/{slug}/index.html"));
        let image = json_ld(document).unwrap()["@graph"][0]["image"].clone();
        assert_eq!(image, [BASE_URL, &preview_image(document).path].concat());
    }
}

#[test]
fn cards_are_small_opaque_and_of_the_declared_size() {
    let checkout = Checkout::fixture_site();
    write_post(&checkout, "arabic", ARABIC, "");
    write_post(&checkout, "long", &"Words that fill a card with letters, ".repeat(9).replace(", ", " "), "");
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    for path in card_paths(&files) {
        let file = &files[path];
        let card = DecodedPng::new(file);
        assert_eq!((card.width, card.height), (1200, 630), "{path}");
        assert!(card.is_opaque() && file.len() < 40_000, "{path}: {} bytes", file.len());
    }
}

#[test]
fn icon_is_centered_in_a_framed_panel() {
    let (card, _) = card_of_title(ARABIC);
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
    slugs.iter().for_each(|slug| write_post(&checkout, slug, ARABIC, ""));
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    slugs.map(|slug| DecodedPng::new(&files[&pattern_card_path(&slug)]))
}

#[test]
fn icon_with_more_colors_than_a_palette_is_approximated() {
    let checkout = Checkout::fixture_site();
    let icon = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><linearGradient id="a" x2="1" y2="1">
        <stop stop-color="#f00"/><stop offset=".5" stop-color="#0f0"/><stop offset="1" stop-color="#00f"/>
        </linearGradient><path d="M0 0h8v8h-8z" fill="url(#a)"/></svg>"##;
    checkout.write("public/icon.svg", icon.as_bytes());
    write_post(&checkout, "arabic", ARABIC, "");
    let files = checkout.build(BASE_PATH, RELEASE).unwrap();
    let card = DecodedPng::new(&files[&pattern_card_path("arabic")]);
    let is_near =
        |found: Pixel, expected: Pixel| found.iter().zip(expected).all(|(one, other)| one.abs_diff(other) < 32);
    assert!(is_near(card.pixel(442, 157), [255, 0, 0, 255]) && is_near(card.center(), [0, 255, 0, 255]));
    assert!(is_near(card.pixel(757, 472), [0, 0, 255, 255]) && is_near(card.pixel(421, 315), PAPER));
}
