//! GIF: only for the addresses of originals.

use anyhow::Result;
use image::codecs::gif::GifEncoder;
use image::{ExtendedColorType, RgbaImage};

/// Encodes pixels, with at most 256 colours.
///
/// # Errors
/// Errors if the encoder fails, which is a bug.
pub fn gif(pixels: &RgbaImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    GifEncoder::new_with_speed(&mut bytes, 10).encode(
        pixels,
        pixels.width(),
        pixels.height(),
        ExtendedColorType::Rgba8,
    )?;
    Ok(bytes)
}
