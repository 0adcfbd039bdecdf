//! Colours of an embedded profile → sRGB.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Converts an image from the colours of its profile (ICC.1) to sRGB. Leaves it as it is if the profile cannot be used.
pub fn to_srgb(image: DynamicImage, profile: &[u8]) -> DynamicImage {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return image };
    let source = match profile.color_space {
        DataColorSpace::Rgb => Layout::Rgba,
        DataColorSpace::Gray => Layout::GrayAlpha,
        _ => return image,
    };
    let options = TransformOptions::default();
    let transform = profile.create_transform_8bit(source, &ColorProfile::new_srgb(), Layout::Rgba, options);
    let Ok(transform) = transform else { return image };
    let gray = (source == Layout::GrayAlpha).then(|| image.to_luma_alpha8());
    let mut pixels = image.into_rgba8();
    let row_length = pixels.width() as usize * 4;
    for (index, row) in pixels.chunks_exact_mut(row_length).enumerate() {
        let unconverted = match &gray {
            Some(gray) => gray.chunks_exact(row_length / 2).nth(index).unwrap_or_default().to_vec(),
            None => row.to_vec(),
        };
        if transform.transform(&unconverted, row).is_err() {
            row.copy_from_slice(&unconverted);
        }
    }
    DynamicImage::ImageRgba8(pixels)
}
