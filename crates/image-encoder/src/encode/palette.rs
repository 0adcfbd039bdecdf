//! The colours of an image.

use image::RgbaImage;
use std::collections::{BTreeSet, HashMap};

/// The most colours of an indexed PNG.
pub const MAX_COLORS: usize = 256;

/// Pixels as indices into a table of colours.
pub struct Palette {
    /// Each as red, green, blue and alpha.
    pub colors: Vec<[u8; 4]>,
    /// One for each pixel.
    pub indices: Vec<u8>,
}

/// Returns whether an image has so few colours that each can have an index.
#[must_use]
pub fn has_few_colors(pixels: &RgbaImage) -> bool {
    distinct_colors(pixels).is_some()
}

impl Palette {
    /// Returns the pixels with exactly their colours, if these are few.
    #[must_use]
    pub fn exact(pixels: &RgbaImage) -> Option<Palette> {
        let colors: Vec<[u8; 4]> = distinct_colors(pixels)?.into_iter().collect();
        let index_of: HashMap<[u8; 4], u8> = (0..=u8::MAX).zip(&colors).map(|(index, color)| (*color, index)).collect();
        let indices = pixels.pixels().map(|pixel| index_of[&pixel.0]).collect();
        Some(Palette { colors, indices })
    }

    /// Returns the pixels with the nearest of `count` colours.
    #[must_use]
    pub fn quantized(pixels: &RgbaImage, count: usize) -> Palette {
        /// From 1 to 30, best first.
        const SAMPLING: i32 = 10;
        let quantizer = color_quant::NeuQuant::new(SAMPLING, count, pixels);
        let colors = quantizer.color_map_rgba();
        let colors = colors.chunks_exact(4).filter_map(|color| color.try_into().ok()).collect();
        let indices = pixels.pixels().map(|pixel| u8::try_from(quantizer.index_of(&pixel.0)).unwrap_or(0)).collect();
        Palette { colors, indices }
    }
}

/// Returns the colours in an order that depends on them alone, or `None` if there are more than [`MAX_COLORS`].
fn distinct_colors(pixels: &RgbaImage) -> Option<BTreeSet<[u8; 4]>> {
    let mut colors = BTreeSet::new();
    for pixel in pixels.pixels() {
        if colors.insert(pixel.0) && colors.len() > MAX_COLORS {
            return None;
        }
    }
    Some(colors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    /// Returns an image of so many colours.
    fn image(colors: u32) -> RgbaImage {
        RgbaImage::from_fn(colors, 2, |x, _| {
            let [low, high, ..] = x.to_le_bytes();
            Rgba([low, high, 0, u8::MAX])
        })
    }

    #[test]
    fn few_colors_are_kept_exactly() {
        let palette = Palette::exact(&image(256)).unwrap();
        assert_eq!(palette.colors.len(), 256);
        let first = palette.colors[usize::from(palette.indices[7])];
        assert_eq!(first, [7, 0, 0, 255]);
        assert!(Palette::exact(&image(257)).is_none() && !has_few_colors(&image(257)));
    }

    #[test]
    fn many_colors_are_reduced() {
        let palette = Palette::quantized(&image(1000), 64);
        assert_eq!((palette.colors.len(), palette.indices.len()), (64, 2000));
    }
}
