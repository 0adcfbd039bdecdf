//! PNG.

use super::is_opaque;
use super::palette::{MAX_COLORS, Palette};
use anyhow::Result;
use image::RgbaImage;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

/// How many colours are kept, best first: all, or so many.
pub const COLORS: [Option<usize>; 4] = [None, Some(MAX_COLORS), Some(128), Some(64)];

/// Encodes pixels, with at most `colors` colours.
///
/// # Errors
/// Errors if the encoder fails, which is a bug.
pub fn png(pixels: &RgbaImage, colors: Option<usize>) -> Result<Vec<u8>> {
    let palette = Palette::exact(pixels).or_else(|| Some(Palette::quantized(pixels, colors?)));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_compression(Compression::High);
    encoder.set_depth(BitDepth::Eight);
    match palette {
        Some(Palette { colors, indices }) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_filter(Filter::NoFilter);
            encoder
                .set_palette(colors.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect::<Vec<_>>());
            if colors.iter().any(|[.., alpha]| *alpha != u8::MAX) {
                encoder.set_trns(colors.iter().map(|[.., alpha]| *alpha).collect::<Vec<_>>());
            }
            encoder.write_header()?.write_image_data(&indices)?;
        }
        None if is_opaque(pixels) => {
            encoder.set_color(ColorType::Rgb);
            encoder.set_filter(Filter::Adaptive);
            let opaque: Vec<u8> = pixels.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect();
            encoder.write_header()?.write_image_data(&opaque)?;
        }
        None => {
            encoder.set_color(ColorType::Rgba);
            encoder.set_filter(Filter::Adaptive);
            encoder.write_header()?.write_image_data(pixels)?;
        }
    }
    Ok(bytes)
}
