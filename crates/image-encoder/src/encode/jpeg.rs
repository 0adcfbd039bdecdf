//! JPEG.

use anyhow::Result;
use image::RgbaImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// From 1 to 100, best first: docs/decisions/0045-images.md.
pub const QUALITIES: [u8; 6] = [75, 62, 50, 40, 30, 20];
/// At the address of the original.
pub const ORIGINAL_QUALITY: u8 = 82;

/// Encodes pixels. Transparent ones become white.
///
/// # Errors
/// Errors if the encoder fails, which is a bug.
pub fn jpeg(pixels: &RgbaImage, quality: u8) -> Result<Vec<u8>> {
    let (width, height) = (u16::try_from(pixels.width())?, u16::try_from(pixels.height())?);
    let pixels: Vec<u8> = pixels.pixels().flat_map(|pixel| on_white(pixel.0)).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&pixels, width, height, ColorType::Rgb)?;
    Ok(bytes)
}

fn on_white([red, green, blue, alpha]: [u8; 4]) -> [u8; 3] {
    let white = 255 - alpha;
    [red, green, blue].map(|channel| {
        let colored = u16::from(channel) * u16::from(alpha) / 255;
        white.saturating_add(u8::try_from(colored).unwrap_or(u8::MAX))
    })
}
