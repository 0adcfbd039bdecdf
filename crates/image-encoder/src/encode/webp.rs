//! WebP: only for the addresses of originals.

use anyhow::Result;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, RgbaImage};

/// Encodes pixels without loss.
///
/// # Errors
/// Errors if the encoder fails, which is a bug.
pub fn webp(pixels: &RgbaImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    WebPEncoder::new_lossless(&mut bytes).encode(pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgba8)?;
    Ok(bytes)
}
