//! Pixels → files.

mod avif;
mod gif;
mod jpeg;
mod palette;
mod png;
mod webp;

pub use avif::avif;

use crate::budget::{Fitted, fit};
use crate::decode::{DecodedImage, SourceFormat};
use anyhow::Result;
use image::RgbaImage;
use palette::has_few_colors;

/// The format that every browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FallbackFormat {
    /// For photos.
    Jpeg,
    /// For transparent images and those of few colours: JPEG would lose the one and blur the other.
    Png,
}

impl FallbackFormat {
    /// Returns the format for an image.
    #[must_use]
    pub fn of(image: &DecodedImage) -> FallbackFormat {
        match image.format != SourceFormat::Jpeg && (!is_opaque(&image.pixels) || has_few_colors(&image.pixels)) {
            true => FallbackFormat::Png,
            false => FallbackFormat::Jpeg,
        }
    }

    /// Returns the extension of its files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            FallbackFormat::Jpeg => "jpg",
            FallbackFormat::Png => "png",
        }
    }
}

/// Encodes pixels for all browsers.
///
/// # Errors
/// Errors if the encoder fails, which is a bug.
pub fn fallback(format: FallbackFormat, pixels: &RgbaImage) -> Result<Fitted> {
    match format {
        FallbackFormat::Jpeg => fit(pixels.width(), jpeg::QUALITIES, |quality| jpeg::jpeg(pixels, quality)),
        FallbackFormat::Png => fit(pixels.width(), png::COLORS, |colors| png::png(pixels, colors)),
    }
}

/// Encodes pixels in the format of their file, for the address of the original.
///
/// # Errors
/// Errors if the encoder fails, which is a bug.
pub fn original(format: SourceFormat, pixels: &RgbaImage) -> Result<Vec<u8>> {
    match format {
        SourceFormat::Jpeg => jpeg::jpeg(pixels, jpeg::ORIGINAL_QUALITY),
        SourceFormat::Png => png::png(pixels, None),
        SourceFormat::WebP => webp::webp(pixels),
        SourceFormat::Gif => gif::gif(pixels),
    }
}

fn is_opaque(pixels: &RgbaImage) -> bool {
    pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX)
}
