//! AVIF.

use super::is_opaque;
use crate::budget::{Fitted, fit};
use anyhow::Result;
use image::RgbaImage;
use ravif::{BitDepth, Encoder, Img};
use rgb::FromSlice;

/// From 1 to 100, best first: docs/decisions/0045-images.md.
const QUALITIES: [f32; 4] = [72.0, 60.0, 48.0, 36.0];
/// From 1 to 10, slowest first.
const SPEED: u8 = 9;

/// Encodes pixels.
///
/// # Errors
/// Errors if the encoder fails, which is a bug.
pub fn avif(pixels: &RgbaImage) -> Result<Fitted> {
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    // Each image has a process of its own, so that the processors are busy without threads here.
    let encoder = Encoder::new().with_speed(SPEED).with_bit_depth(BitDepth::Eight).with_num_threads(Some(1));
    let is_opaque = is_opaque(pixels);
    fit(pixels.width(), QUALITIES, |quality| {
        let encoder = encoder.clone().with_quality(quality).with_alpha_quality(quality);
        let encoded = match is_opaque {
            true => {
                let opaque: Vec<rgb::RGB8> = pixels.as_rgba().iter().map(|pixel| pixel.rgb()).collect();
                encoder.encode_rgb(Img::new(&opaque, width, height))
            }
            false => encoder.encode_rgba(Img::new(pixels.as_rgba(), width, height)),
        };
        Ok(encoded?.avif_file)
    })
}
