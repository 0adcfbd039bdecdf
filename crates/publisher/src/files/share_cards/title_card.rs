//! The card with a title: a band of paper across the pattern, with the title, the icon and the name of the site.

use super::card::{PANEL_SIDE, ShareCardError, UNIT, WIDTH, blend, with_fewer_colors};
use super::indexed::IndexedImage;
use super::text_layout::{TextLayout, TypeSize, layout};
use super::typeface::{TYPEFACE, Typeface};
use crate::authored::AuthoredIcon;
use crate::files::icons;
use crate::source::color::Color;
use model::pattern::PatternColor;
use resvg::tiny_skia::{FillRule, Mask, Transform};

/// The band covers three rows of blocks from edge to edge. So the pattern stays whole above and below it, where some sites
/// write over a card.
const BAND_HEIGHT: u32 = PANEL_SIDE;
/// The lines along its edges, which separate it from paper in the pattern.
const RULE_HEIGHT: u32 = UNIT / 2;
const MARGIN: u32 = 72;
/// The room for the title begins and ends at these rows of the band.
const TITLE_ROWS: [u32; 2] = [34, 282];
/// In relation to the size of type.
const LINE_HEIGHT: f32 = 1.09;
/// The height of a capital letter, in relation to the size of type.
const CAPITAL_HEIGHT: f32 = 0.73;
/// The sizes of a title fill the same room.
const TITLE_SIZES: [TypeSize; 5] = [
    TypeSize { size: 108.0, max_lines: 1 },
    TypeSize { size: 92.0, max_lines: 2 },
    TypeSize { size: 80.0, max_lines: 2 },
    TypeSize { size: 72.0, max_lines: 3 },
    TypeSize { size: 56.0, max_lines: 4 },
];
const ICON_SIDE: u32 = 4 * UNIT;
const ICON_TOP: u32 = 302;
/// The icon keeps a margin in its tile.
const ICON_SCALE: f32 = 0.8;
const NAME_LEFT: u32 = MARGIN + ICON_SIDE + 22;
const NAME_SIZES: [TypeSize; 1] = [TypeSize { size: 38.0, max_lines: 1 }];

/// The shades from paper to ink, of which antialiased letters consist.
const SHADES: u8 = 16;
const INK: u8 = SHADES - 1;
const MAX_ICON_COLORS: usize = 112;

/// What a title card says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Title {
    /// The title of the page, which the typeface can write.
    pub text: String,
    /// The name of the site.
    pub site: String,
}

impl Title {
    /// Returns what a card says, or `None` if the typeface lacks a letter.
    pub fn new(text: &str, site: &str) -> Option<Title> {
        Some(Title { text: writable(text, &TYPEFACE)?, site: writable(site, &TYPEFACE)? })
    }
}

/// Leaves out pictographs, which no typeface of letters has. Returns `None` if the typeface lacks another character, or if
/// nothing is left.
fn writable(text: &str, typeface: &Typeface) -> Option<String> {
    let without_pictographs: String =
        text.chars().filter(|character| typeface.has(*character) || !is_pictograph(*character)).collect();
    let words: Vec<&str> = without_pictographs.split(' ').filter(|word| !word.is_empty()).collect();
    let is_writable = words.iter().all(|word| word.chars().all(|character| typeface.has(character)));
    (is_writable && !words.is_empty()).then(|| words.join(" "))
}

/// Whether a character belongs to a picture such as 💜.
fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}')
}

/// Renders the icon of the site on its tile, which is the same on every card.
///
/// # Errors
/// Errors if it cannot be rendered, which is a bug in the publisher.
pub fn icon_tile(icon: &AuthoredIcon, background: Color) -> Result<IndexedImage, ShareCardError> {
    let part = "the icon on the share cards";
    let pixels = icons::render(ICON_SIDE, ICON_SIDE, ICON_SCALE, icon, Some(background));
    let pixels = pixels.ok_or(ShareCardError::NoSize { part })?;
    with_fewer_colors(&pixels, MAX_ICON_COLORS).ok_or(ShareCardError::TooManyColors { part })
}

/// Draws the band with a title.
///
/// # Errors
/// Errors if it cannot be drawn, which is a bug in the publisher.
pub fn band(title: &Title, icon: &IndexedImage) -> Result<IndexedImage, ShareCardError> {
    let mut letters = Mask::new(WIDTH, BAND_HEIGHT).ok_or(ShareCardError::NoSize { part: "the band of a title" })?;
    draw_title(&title.text, &mut letters);
    draw_name(&title.site, &mut letters);
    let palette = (0..SHADES).map(shade).chain(icon.palette.iter().copied()).collect();
    let mut pixels = letters.take();
    let shades: Vec<u8> = (0..=u8::MAX).map(shade_of).collect();
    pixels.iter_mut().for_each(|pixel| *pixel = shades[usize::from(*pixel)]);
    let rule = (WIDTH * RULE_HEIGHT) as usize;
    let end = pixels.len() - rule;
    pixels[..rule].fill(INK);
    pixels[end..].fill(INK);
    draw_icon(icon, &mut pixels);
    Ok(IndexedImage { palette, pixels })
}

/// Writes the title in the middle of its room, from the margin on.
#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
fn draw_title(text: &str, letters: &mut Mask) {
    let TextLayout { size, lines } = layout(text, (WIDTH - 2 * MARGIN) as f32, &TITLE_SIZES, &TYPEFACE);
    let [top, bottom] = TITLE_ROWS.map(|row| row as f32);
    let line_height = size * LINE_HEIGHT;
    let height = line_height * (lines.len() as f32 - 1.0) + size * CAPITAL_HEIGHT;
    let first_baseline = f32::midpoint(top, bottom) - height / 2.0 + size * CAPITAL_HEIGHT;
    for (index, line) in lines.iter().enumerate() {
        write(line, size, MARGIN, first_baseline + line_height * index as f32, letters);
    }
}

/// Writes the name of the site beside its icon.
#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
fn draw_name(name: &str, letters: &mut Mask) {
    let TextLayout { size, lines } = layout(name, (WIDTH - MARGIN - NAME_LEFT) as f32, &NAME_SIZES, &TYPEFACE);
    let middle = ICON_TOP as f32 + ICON_SIDE as f32 / 2.0;
    for line in &lines {
        write(line, size, NAME_LEFT, middle + size * CAPITAL_HEIGHT / 2.0, letters);
    }
}

#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
fn write(line: &str, size: f32, left: u32, baseline: f32, letters: &mut Mask) {
    if let Some(outlines) = TYPEFACE.outlines(line, size, left as f32, baseline.round()) {
        letters.fill_path(&outlines, FillRule::Winding, true, Transform::identity());
    }
}

fn draw_icon(icon: &IndexedImage, pixels: &mut [u8]) {
    let rows = pixels.chunks_exact_mut(WIDTH as usize).skip(ICON_TOP as usize);
    for (row, icon) in rows.zip(icon.pixels.chunks_exact(ICON_SIDE as usize)) {
        let row = &mut row[MARGIN as usize..][..ICON_SIDE as usize];
        row.iter_mut().zip(icon).for_each(|(pixel, index)| *pixel = SHADES + index);
    }
}

/// Returns the shade for how much of a pixel is covered by a letter.
fn shade_of(coverage: u8) -> u8 {
    let shade = (u32::from(coverage) * u32::from(INK) + 127) / 255;
    u8::try_from(shade).unwrap_or(INK)
}

/// Returns the colour of a shade.
fn shade(shade: u8) -> [u8; 3] {
    let ink = shade * (u8::MAX / INK);
    blend([ink, 0, 0], [PatternColor::Paper, PatternColor::Ink, PatternColor::Ink])
}

#[cfg(test)]
mod tests {
    use super::super::colors::srgb;
    use super::*;

    fn writes(text: &str) -> Option<String> {
        Title::new(text, "Site").map(|title| title.text)
    }

    #[test]
    fn a_title_with_a_letter_that_the_typeface_lacks_has_no_card() {
        assert_eq!(writes("Ọjọ̀ọ́bọ̀ – “ẹ́”").as_deref(), Some("Ọjọ̀ọ́bọ̀ – “ẹ́”"));
        for lacking in ["مرحبا", "Hello 世界", "ጤና", "💜"] {
            assert_eq!(writes(lacking), None, "{lacking}");
        }
        assert_eq!(Title::new("Title", "موقع"), None);
    }

    #[test]
    fn pictographs_are_left_out() {
        assert_eq!(writes("Follow us 💜").as_deref(), Some("Follow us"));
        assert_eq!(writes("A 👩🏾‍💻 and 🎉️ B").as_deref(), Some("A and B"));
    }

    #[test]
    fn every_size_of_a_title_fits_into_its_room() {
        let [top, bottom] = TITLE_ROWS.map(f64::from);
        for TypeSize { size, max_lines } in TITLE_SIZES {
            let lines = f64::from(u32::try_from(max_lines).unwrap()) - 1.0;
            let height = f64::from(size) * (f64::from(LINE_HEIGHT) * lines + f64::from(CAPITAL_HEIGHT));
            assert!(height <= bottom - top, "{size}: {height}");
        }
    }

    #[test]
    fn shades_go_from_paper_to_ink() {
        assert_eq!((shade_of(0), shade_of(255)), (0, INK));
        let rgb = |color| {
            let Color { red, green, blue } = srgb(color);
            [red, green, blue]
        };
        assert_eq!((shade(0), shade(INK)), (rgb(PatternColor::Paper), rgb(PatternColor::Ink)));
    }
}
