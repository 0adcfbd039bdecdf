//! The parts that share cards have in common, and the card without a title: a pattern with the icon of the site.

use super::colors::srgb;
use super::indexed::{self, IndexedImage};
use crate::authored::AuthoredIcon;
use crate::files::icons;
use crate::source::color::Color;
use model::pattern::{BLOCK, BlockColors, Motif, Pattern, PatternColor, PatternShape};
use resvg::tiny_skia::{self, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};
use resvg::usvg::{self, Options, Tree};
use std::io;
use thiserror::Error;

/// In pixels.
pub const WIDTH: u32 = 1200;
/// In pixels.
pub const HEIGHT: u32 = 630;

/// Pixels per unit of the pattern. With this number, nine by five blocks cover the card, less a narrow edge on each
/// side. With an odd number of blocks both ways, both halves of the card are alike.
pub(super) const UNIT: u32 = 17;
const BLOCK_SIDE: u32 = BLOCK * UNIT;
/// The panel covers three by three blocks in the middle, so that it stays whole when a preview is cut to a square. The
/// band of a title is as high.
pub(super) const PANEL_SIDE: u32 = 3 * BLOCK_SIDE;
const PANEL_LEFT: u32 = (WIDTH - PANEL_SIDE) / 2;
const PANEL_TOP: u32 = (HEIGHT - PANEL_SIDE) / 2;
/// Most icons are drawn on a grid of 16, 32 or 64 units, so their lines lie on whole pixels.
const ICON_SIDE: u32 = 320;

/// How much of the first blocks is outside the card.
const CUT_LEFT: u32 = BLOCK_SIDE - PANEL_LEFT % BLOCK_SIDE;
const CUT_ABOVE: u32 = BLOCK_SIDE - PANEL_TOP % BLOCK_SIDE;

/// A motif has three colours, and the colours between them where its edges are anti-aliased.
const MAX_MOTIF_COLORS: usize = 32;
const MAX_PANEL_COLORS: usize = 256 - 2 * MAX_MOTIF_COLORS;

/// A share card cannot be rendered, which is a bug in the publisher.
#[derive(Debug, Error)]
pub enum ShareCardError {
    /// A side of a part has no length.
    #[error("{part} of the share cards has no size")]
    NoSize {
        /// The part.
        part: &'static str,
    },
    /// A part has more colours than its share of the palette.
    #[error("{part} has too many colours")]
    TooManyColors {
        /// The part.
        part: &'static str,
    },
    /// The SVG of a motif cannot be parsed.
    #[error(transparent)]
    Motif(#[from] usvg::Error),
    /// The pixels cannot be compressed.
    #[error(transparent)]
    Compress(#[from] io::Error),
    /// The pixels cannot be encoded as PNG.
    #[error(transparent)]
    Encode(#[from] png::EncodingError),
}

/// The parts of cards, each rendered once.
pub struct CardParts {
    /// The icon of the site in its frame, which is the same on every card without a title.
    panel: IndexedImage,
    /// By index. Their colours are [`LayerWeights`].
    motifs: Vec<IndexedImage>,
}

/// What covers the middle rows of the pattern.
struct Overlay<'a> {
    image: &'a IndexedImage,
    left: u32,
    width: u32,
}

/// The weights, of 255, of a block's first and second layer in a pixel. The ground has the rest.
///
/// They are rendered as a colour: red is the first layer, green the second, blue is unused.
type LayerWeights = [u8; 3];

impl CardParts {
    /// Renders all parts.
    ///
    /// # Errors
    /// Errors if a part cannot be rendered, which is a bug in the publisher.
    pub fn new(icon: &AuthoredIcon, background: Color) -> Result<CardParts, ShareCardError> {
        let motifs = Motif::all().map(motif).collect::<Result<_, _>>()?;
        Ok(CardParts { panel: panel(icon, background)?, motifs })
    }

    /// Returns the PNG files of patterns with the same shape. Only their palettes differ, so the pixels are compressed
    /// once.
    ///
    /// # Errors
    /// Errors if a card cannot be encoded, which is a bug in the publisher.
    pub fn cards(&self, shape: PatternShape, patterns: &[Pattern]) -> Result<Vec<Vec<u8>>, ShareCardError> {
        let overlay = Overlay { image: &self.panel, left: PANEL_LEFT, width: PANEL_SIDE };
        let pixels = indexed::compressed_pixels(WIDTH, &self.pixels(shape, &overlay), indexed::FAST)?;
        let card = |pattern: &Pattern| Ok(indexed::file(WIDTH, HEIGHT, &self.palette(*pattern, &overlay), &pixels)?);
        patterns.iter().map(card).collect()
    }

    /// Returns the PNG file of a card whose middle rows are covered by a band from edge to edge.
    ///
    /// # Errors
    /// Errors if the card cannot be encoded, which is a bug in the publisher.
    pub fn card_with_band(&self, pattern: Pattern, band: &IndexedImage) -> Result<Vec<u8>, ShareCardError> {
        if band.palette.len() > MAX_PANEL_COLORS {
            return Err(ShareCardError::TooManyColors { part: "the band of a title" });
        }
        let overlay = Overlay { image: band, left: 0, width: WIDTH };
        let pixels = indexed::compressed_pixels(WIDTH, &self.pixels(pattern.shape(), &overlay), indexed::SMALL)?;
        Ok(indexed::file(WIDTH, HEIGHT, &self.palette(pattern, &overlay), &pixels)?)
    }

    fn motifs(&self, shape: PatternShape) -> [&IndexedImage; 2] {
        shape.motifs().map(|motif| &self.motifs[motif.index()])
    }

    /// Returns the colours of the overlay, then those of the two motifs.
    fn palette(&self, pattern: Pattern, overlay: &Overlay<'_>) -> Vec<[u8; 3]> {
        let mut palette = overlay.image.palette.clone();
        for (motif, colors) in self.motifs(pattern.shape()).iter().zip(pattern.colors()) {
            palette.extend(motif.palette.iter().map(|weights| blend(*weights, colors)));
        }
        palette
    }

    /// Returns the index of each pixel in [`CardParts::palette`].
    fn pixels(&self, shape: PatternShape, overlay: &Overlay<'_>) -> Vec<u8> {
        let [first, second] = self.motifs(shape);
        let first_offset = overlay.image.palette.len();
        let second_offset = first_offset + first.palette.len();
        let blocks = [(first, first_offset), (second, second_offset)].map(|(motif, offset)| {
            let offset = u8::try_from(offset).expect("the parts have at most 256 colours together");
            motif.pixels.iter().map(|index| index + offset).collect()
        });
        let mut card = tile(shape, &blocks);
        let (left, width) = (overlay.left as usize, overlay.width as usize);
        let rows = card.chunks_exact_mut(WIDTH as usize).skip(PANEL_TOP as usize);
        for (row, covering) in rows.zip(overlay.image.pixels.chunks_exact(width)) {
            row[left..][..width].copy_from_slice(covering);
        }
        card
    }
}

/// Returns the colour of a pixel of a block.
pub(super) fn blend([one, two, _]: LayerWeights, [ground, first, second]: BlockColors) -> [u8; 3] {
    let colors = [ground, first, second].map(|color| {
        let Color { red, green, blue } = srgb(color);
        [red, green, blue].map(u32::from)
    });
    let (one, two) = (u32::from(one), u32::from(two));
    let channel = |index: usize| {
        let sum = colors[0][index] * (255 - one - two) + colors[1][index] * one + colors[2][index] * two;
        u8::try_from((sum + 127) / 255).expect("a weighted average is at most the largest value")
    };
    [0, 1, 2].map(channel)
}

fn panel(icon: &AuthoredIcon, background: Color) -> Result<IndexedImage, ShareCardError> {
    let pixels = render_panel(icon, background).ok_or(ShareCardError::NoSize { part: "the panel" })?;
    with_fewer_colors(&pixels, MAX_PANEL_COLORS)
        .ok_or(ShareCardError::TooManyColors { part: "the panel of the share cards" })
}

/// Converts an image with an icon, which can have thousands of colours. If there are too many, similar ones become one.
pub(super) fn with_fewer_colors(pixels: &Pixmap, max_colors: usize) -> Option<IndexedImage> {
    (0..8).find_map(|bits| IndexedImage::new(&quantize(pixels.clone(), bits), max_colors))
}

/// Renders the icon on the background, with a frame in the colour of paper. A margin in the background colour separates
/// the frame from paper in the pattern.
#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
fn render_panel(icon: &AuthoredIcon, background: Color) -> Option<Pixmap> {
    let (side, unit) = (PANEL_SIDE as f32, UNIT as f32);
    let mut pixels = icons::render(PANEL_SIDE, PANEL_SIDE, ICON_SIDE as f32 / side, icon, Some(background))?;
    let Color { red, green, blue } = srgb(PatternColor::Paper);
    let mut paint = Paint { anti_alias: false, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, 255);
    let middle_of_frame = Rect::from_xywh(1.5 * unit, 1.5 * unit, side - 3.0 * unit, side - 3.0 * unit)?;
    let stroke = Stroke { width: unit, ..Stroke::default() };
    pixels.stroke_path(&PathBuilder::from_rect(middle_of_frame), &paint, &stroke, Transform::identity(), None);
    Some(pixels)
}

/// Clears the low bits of each channel.
fn quantize(mut pixels: Pixmap, bits: u32) -> Pixmap {
    pixels.data_mut().iter_mut().for_each(|channel| *channel = *channel >> bits << bits);
    pixels
}

/// Renders a block of a motif. Its ground is black, its layers are red and green: see [`LayerWeights`].
#[expect(clippy::cast_precision_loss, reason = "the unit is a small whole number")]
fn motif(motif: Motif) -> Result<IndexedImage, ShareCardError> {
    let [one, two] = motif.layers();
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{BLOCK}" height="{BLOCK}">
            <path d="{one}" fill="#f00"/><path d="{two}" fill="#0f0"/></svg>"##
    );
    let svg = Tree::from_str(&svg, &Options::default())?;
    let mut pixels = Pixmap::new(BLOCK_SIDE, BLOCK_SIDE).ok_or(ShareCardError::NoSize { part: "a block" })?;
    pixels.fill(tiny_skia::Color::BLACK);
    resvg::render(&svg, Transform::from_scale(UNIT as f32, UNIT as f32), &mut pixels.as_mut());
    IndexedImage::new(&pixels, MAX_MOTIF_COLORS).ok_or(ShareCardError::TooManyColors { part: "a motif" })
}

/// Tiles the whole card with blocks, so that they end at the edges of the panel.
fn tile(shape: PatternShape, blocks: &[Vec<u8>; 2]) -> Vec<u8> {
    let mut card = Vec::with_capacity((WIDTH * HEIGHT) as usize);
    let mut row = Vec::new();
    for y in CUT_ABOVE..CUT_ABOVE + HEIGHT {
        let start = (y % BLOCK_SIDE * BLOCK_SIDE) as usize;
        row.clear();
        for column in 0..(CUT_LEFT + WIDTH).div_ceil(BLOCK_SIDE) {
            let block = &blocks[shape.motif_index(column, y / BLOCK_SIDE)];
            row.extend_from_slice(&block[start..][..BLOCK_SIDE as usize]);
        }
        card.extend_from_slice(&row[CUT_LEFT as usize..][..WIDTH as usize]);
    }
    card
}
