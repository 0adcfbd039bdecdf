//! What a card looks like, and how one is drawn.

use super::colors::srgb;
use super::indexed::{self, Picture};
use crate::authored::AuthoredIcon;
use crate::files::icons;
use crate::source::color::Color;
use model::pattern::{BLOCK, BlockColors, Motif, Pattern, PatternColor, PatternShape};
use resvg::tiny_skia::{self, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};
use resvg::usvg::{Options, Tree};

/// In pixels.
pub const WIDTH: u32 = 1200;
/// In pixels.
pub const HEIGHT: u32 = 630;

/// How many pixels a unit of the pattern has. With this number, nine by five blocks cover the card, less a narrow edge on
/// each side, and with an odd number of blocks both ways both halves of the card are alike.
const UNIT: u32 = 17;
const BLOCK_SIDE: u32 = BLOCK * UNIT;
/// The panel takes the place of three by three blocks in the middle, where it stays when a preview is cut to a square.
const PANEL_SIDE: u32 = 3 * BLOCK_SIDE;
const PANEL_LEFT: u32 = (WIDTH - PANEL_SIDE) / 2;
const PANEL_TOP: u32 = (HEIGHT - PANEL_SIDE) / 2;
/// Icons are mostly drawn on a grid of 16, 32 or 64 units, so their lines lie on whole pixels.
const ICON_SIDE: u32 = 320;

/// How much of the first blocks lies outside of the card.
const CUT_LEFT: u32 = BLOCK_SIDE - PANEL_LEFT % BLOCK_SIDE;
const CUT_ABOVE: u32 = BLOCK_SIDE - PANEL_TOP % BLOCK_SIDE;

/// A motif has three colours, and what lies between them where its edges are smoothed.
const COLOURS_OF_MOTIF: usize = 32;
const COLOURS_OF_PANEL: usize = 256 - 2 * COLOURS_OF_MOTIF;

/// What cards are put together from, each part drawn once.
pub struct Parts {
    /// The sign of the site in its frame, which is the same on every card.
    panel: Picture,
    /// By their indices. Their colours are [`Shares`].
    motifs: Vec<Picture>,
}

/// How much of a colour is that of a block's first layer, and how much that of its second, of 255. The rest is its ground.
/// It is kept as a colour: one has red, two has green, and blue has no meaning.
type Shares = [u8; 3];

impl Parts {
    /// Draws all parts.
    ///
    /// # Errors
    /// A part cannot be drawn, which is a mistake of the publisher.
    pub fn new(icon: &AuthoredIcon, background: Color) -> Result<Parts, String> {
        let motifs = Motif::all().map(motif).collect::<Result<_, _>>()?;
        Ok(Parts { panel: panel(icon, background)?, motifs })
    }

    /// The PNG files of patterns that have the same weave. Only their palettes differ, so what takes long is done once.
    ///
    /// # Errors
    /// A card cannot be written, which is a mistake of the publisher.
    pub fn cards(&self, weave: PatternShape, patterns: &[Pattern]) -> Result<Vec<Vec<u8>>, String> {
        let motifs = weave.motifs().map(|motif| &self.motifs[motif.index()]);
        let lines = indexed::lines(WIDTH, &self.numbers(weave, motifs)).map_err(|error| error.to_string())?;
        let card = |pattern: &Pattern| {
            let mut palette = self.panel.colours.clone();
            for (motif, colors) in motifs.iter().zip(pattern.colors()) {
                palette.extend(motif.colours.iter().map(|shares| dyed(*shares, colors)));
            }
            indexed::file(WIDTH, HEIGHT, &palette, &lines).map_err(|error| error.to_string())
        };
        patterns.iter().map(card).collect()
    }

    /// The number of each pixel's colour: first those of the panel, then those of the two motifs.
    fn numbers(&self, weave: PatternShape, [first, second]: [&Picture; 2]) -> Vec<u8> {
        let before_first = self.panel.colours.len();
        let before_second = before_first + first.colours.len();
        let blocks = [(first, before_first), (second, before_second)].map(|(motif, before)| {
            let before = u8::try_from(before).expect("the parts have at most 256 colours together");
            motif.numbers.iter().map(|number| number + before).collect()
        });
        let mut card = woven(weave, &blocks);
        let lines = card.chunks_exact_mut(WIDTH as usize).skip(PANEL_TOP as usize);
        for (line, panel) in lines.zip(self.panel.numbers.chunks_exact(PANEL_SIDE as usize)) {
            line[PANEL_LEFT as usize..][..PANEL_SIDE as usize].copy_from_slice(panel);
        }
        card
    }
}

fn dyed([one, two, _]: Shares, [ground, first, second]: BlockColors) -> [u8; 3] {
    let parts = [ground, first, second].map(|color| {
        let Color { red, green, blue } = srgb(color);
        [red, green, blue].map(u32::from)
    });
    let (one, two) = (u32::from(one), u32::from(two));
    let mixed = |part: usize| {
        let sum = parts[0][part] * (255 - one - two) + parts[1][part] * one + parts[2][part] * two;
        u8::try_from((sum + 127) / 255).expect("a mixture lies between its parts")
    };
    [0, 1, 2].map(mixed)
}

fn panel(icon: &AuthoredIcon, background: Color) -> Result<Picture, String> {
    let pixels = draw_panel(icon, background).ok_or("the panel of the share cards has no size")?;
    // An icon can have thousands of colours; similar ones become one then.
    let panel = (0..8).find_map(|bits| Picture::new(&coarse(pixels.clone(), bits), COLOURS_OF_PANEL));
    panel.ok_or_else(|| String::from("the panel of the share cards has too many colours"))
}

/// The icon on the background, and around it a line of paper. A line of background around that keeps it apart from the
/// paper in a pattern.
#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
fn draw_panel(icon: &AuthoredIcon, background: Color) -> Option<Pixmap> {
    let (side, unit) = (PANEL_SIDE as f32, UNIT as f32);
    let mut pixels = icons::draw(PANEL_SIDE, PANEL_SIDE, ICON_SIDE as f32 / side, icon, Some(background))?;
    let Color { red, green, blue } = srgb(PatternColor::Paper);
    let mut paint = Paint { anti_alias: false, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, 255);
    let middle_of_line = Rect::from_xywh(1.5 * unit, 1.5 * unit, side - 3.0 * unit, side - 3.0 * unit)?;
    let stroke = Stroke { width: unit, ..Stroke::default() };
    pixels.stroke_path(&PathBuilder::from_rect(middle_of_line), &paint, &stroke, Transform::identity(), None);
    Some(pixels)
}

/// Without the last bits of each colour.
fn coarse(mut pixels: Pixmap, bits: u32) -> Pixmap {
    pixels.data_mut().iter_mut().for_each(|part| *part = *part >> bits << bits);
    pixels
}

/// A block of a motif. Its ground is black, its layers are red and green: see [`Shares`].
#[expect(clippy::cast_precision_loss, reason = "the unit is a small whole number")]
fn motif(motif: Motif) -> Result<Picture, String> {
    let [one, two] = motif.layers();
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{BLOCK}" height="{BLOCK}">
            <path d="{one}" fill="#f00"/><path d="{two}" fill="#0f0"/></svg>"##
    );
    let drawing = Tree::from_str(&svg, &Options::default()).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(BLOCK_SIDE, BLOCK_SIDE).ok_or("a block of the share cards has no size")?;
    pixels.fill(tiny_skia::Color::BLACK);
    resvg::render(&drawing, Transform::from_scale(UNIT as f32, UNIT as f32), &mut pixels.as_mut());
    Picture::new(&pixels, COLOURS_OF_MOTIF).ok_or_else(|| String::from("a motif has too many colours"))
}

/// The blocks over the whole card, so that they end where the panel begins.
fn woven(weave: PatternShape, blocks: &[Vec<u8>; 2]) -> Vec<u8> {
    let mut card = Vec::with_capacity((WIDTH * HEIGHT) as usize);
    let mut line = Vec::new();
    for y in CUT_ABOVE..CUT_ABOVE + HEIGHT {
        let start = (y % BLOCK_SIDE * BLOCK_SIDE) as usize;
        line.clear();
        for column in 0..(CUT_LEFT + WIDTH).div_ceil(BLOCK_SIDE) {
            let block = &blocks[weave.motif_index(column, y / BLOCK_SIDE)];
            line.extend_from_slice(&block[start..][..BLOCK_SIDE as usize]);
        }
        card.extend_from_slice(&line[CUT_LEFT as usize..][..WIDTH as usize]);
    }
    card
}
