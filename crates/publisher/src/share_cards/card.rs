//! What a card looks like, and how one is drawn.

use super::indexed::Picture;
use super::threads::colour;
use crate::authored::AuthoredIcon;
use crate::colour::Colour;
use crate::icons;
use model::cloth::{BLOCK, Block, Cloth, Layer, Thread};
use resvg::tiny_skia::{Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};
use resvg::usvg::{Options, Tree};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// In pixels.
pub const WIDTH: u32 = 1200;
/// In pixels.
pub const HEIGHT: u32 = 630;

/// How many pixels a unit of the cloth has. With this number, nine by five blocks cover the card, less a narrow edge on
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

/// Two motifs of three colours each, and what lies between them where their edges are smoothed.
const COLOURS_OF_CLOTH: usize = 64;

/// What cards are put together from, each part drawn once.
pub struct Parts {
    /// The sign of the site in its frame, which is the same on every card.
    panel: Picture,
    blocks: BTreeMap<Block, Picture>,
}

impl Parts {
    /// Draws what the cards of these cloths need.
    ///
    /// # Errors
    /// A part has no size, which is a mistake of the publisher.
    pub fn new(icon: &AuthoredIcon, background: Colour, cloths: &[Cloth]) -> Result<Parts, String> {
        let mut blocks = BTreeMap::new();
        for block in cloths.iter().flat_map(|cloth| cloth.blocks()) {
            if let Entry::Vacant(place) = blocks.entry(block) {
                place.insert(draw_block(block)?);
            }
        }
        Ok(Parts { panel: panel(icon, background)?, blocks })
    }

    /// The PNG file of a cloth's card.
    ///
    /// # Errors
    /// The cloth cannot be drawn, which is a mistake of the publisher.
    pub fn card(&self, cloth: Cloth) -> Result<Vec<u8>, String> {
        let mut palette = self.panel.palette.clone();
        let mut numbers = |block: Block| {
            let picture = self.blocks.get(&block).ok_or("its blocks were not drawn")?;
            palette.take_in(picture).ok_or("it has too many colours")
        };
        let [first, second] = cloth.blocks();
        let mut card = woven(cloth, &[numbers(first)?, numbers(second)?]);
        let lines = card.chunks_exact_mut(WIDTH as usize).skip(PANEL_TOP as usize);
        for (line, panel) in lines.zip(self.panel.numbers.chunks_exact(PANEL_SIDE as usize)) {
            line[PANEL_LEFT as usize..][..PANEL_SIDE as usize].copy_from_slice(panel);
        }
        palette.encode(WIDTH, HEIGHT, &card).map_err(|error| error.to_string())
    }
}

fn panel(icon: &AuthoredIcon, background: Colour) -> Result<Picture, String> {
    let pixels = draw_panel(icon, background).ok_or("the panel of the share cards has no size")?;
    // An icon can have thousands of colours; similar ones become one then.
    let panel = (0..8).find_map(|bits| Picture::new(&coarse(pixels.clone(), bits), COLOURS_OF_CLOTH));
    panel.ok_or_else(|| String::from("the panel of the share cards has too many colours"))
}

/// The icon on the background, and around it a line of paper. A line of background around that keeps it apart from the
/// paper in a cloth.
#[expect(clippy::cast_precision_loss, reason = "the lengths are small whole numbers")]
fn draw_panel(icon: &AuthoredIcon, background: Colour) -> Option<Pixmap> {
    let (side, unit) = (PANEL_SIDE as f32, UNIT as f32);
    let mut pixels = icons::draw(PANEL_SIDE, PANEL_SIDE, ICON_SIDE as f32 / side, icon, Some(background))?;
    let Colour { red, green, blue } = colour(Thread::Paper);
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

#[expect(clippy::cast_precision_loss, reason = "the unit is a small whole number")]
fn draw_block(block: Block) -> Result<Picture, String> {
    let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="{BLOCK}" height="{BLOCK}">"#);
    for Layer { thread, path } in block.layers() {
        svg.push_str(&format!(r#"<path d="{path}" fill="{}"/>"#, colour(thread)));
    }
    svg.push_str("</svg>");
    let drawing = Tree::from_str(&svg, &Options::default()).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(BLOCK_SIDE, BLOCK_SIDE).ok_or("a block of the share cards has no size")?;
    resvg::render(&drawing, Transform::from_scale(UNIT as f32, UNIT as f32), &mut pixels.as_mut());
    Picture::new(&pixels, 0).ok_or_else(|| String::from("a block of the share cards has too many colours"))
}

/// The blocks over the whole card, so that they end where the panel begins.
fn woven(cloth: Cloth, blocks: &[Vec<u8>; 2]) -> Vec<u8> {
    let mut card = Vec::with_capacity((WIDTH * HEIGHT) as usize);
    let mut line = Vec::new();
    for y in CUT_ABOVE..CUT_ABOVE + HEIGHT {
        let start = (y % BLOCK_SIDE * BLOCK_SIDE) as usize;
        line.clear();
        for column in 0..(CUT_LEFT + WIDTH).div_ceil(BLOCK_SIDE) {
            let block = &blocks[cloth.turn(column, y / BLOCK_SIDE)];
            line.extend_from_slice(&block[start..][..BLOCK_SIDE as usize]);
        }
        card.extend_from_slice(&line[CUT_LEFT as usize..][..WIDTH as usize]);
    }
    card
}
