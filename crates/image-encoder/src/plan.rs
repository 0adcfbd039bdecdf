//! Which variants an image gets.

use crate::budget::Fitted;
use crate::decode::{DecodedImage, SourceFormat};
use crate::encode::{self, FallbackFormat};
use crate::resize::to_width;
use anyhow::Result;
use image::RgbaImage;
use image_variants::{Answer, EncodedImage, Request, Variant, VariantKind};

/// Encodes the variants of an image for pages, and what its original address leads to.
///
/// # Errors
/// Errors if an encoder fails, which is a bug.
pub fn encode(image: &DecodedImage, Request { file, usage }: &Request) -> Result<(Answer, Vec<Vec<u8>>)> {
    let (width, height) = image.pixels.dimensions();
    let widths = usage.widths(width);
    let fallback = FallbackFormat::of(image);
    let mut files = Files::default();
    let original = to_width(&image.pixels, usage.original_width(width))?;
    let format = SourceFormat::of_name(file).unwrap_or(image.format);
    // No page loads it, so it has no budget.
    let fitted = Fitted { bytes: encode::original(format, &original)?, is_over_budget: false };
    files.add(VariantKind::Original, format.extension(), &original, fitted);
    for width in &widths {
        let scaled = to_width(&image.pixels, *width)?;
        files.add(VariantKind::Avif, "avif", &scaled, encode::avif(&scaled)?);
        files.add(VariantKind::Fallback, fallback.extension(), &scaled, encode::fallback(fallback, &scaled)?);
    }
    let Files { variants, contents } = files;
    let encoded = EncodedImage { width, height, is_animated: image.is_animated, widths, variants };
    Ok((Answer::Encoded(encoded), contents))
}

#[derive(Default)]
struct Files {
    variants: Vec<Variant>,
    contents: Vec<Vec<u8>>,
}

impl Files {
    fn add(
        &mut self,
        kind: VariantKind,
        extension: &str,
        pixels: &RgbaImage,
        Fitted { bytes, is_over_budget }: Fitted,
    ) {
        let extension = String::from(extension);
        self.variants.push(Variant { kind, width: pixels.width(), extension, length: bytes.len(), is_over_budget });
        self.contents.push(bytes);
    }
}
