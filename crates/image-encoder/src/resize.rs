//! Smaller forms of the pixels.

use anyhow::Result;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::RgbaImage;
use image_variants::height_at;

/// Scales an image to a width of at most its own, and to the height that keeps its proportions.
///
/// # Errors
/// Errors if the resizer refuses the sizes, which is a bug.
pub fn to_width(image: &RgbaImage, width: u32) -> Result<RgbaImage> {
    if width == image.width() {
        return Ok(image.clone());
    }
    let height = height_at(width, image.dimensions());
    let source = ImageRef::new(image.width(), image.height(), image, PixelType::U8x4)?;
    let mut target = Image::new(width, height, PixelType::U8x4);
    Resizer::new().resize(&source, &mut target, &ResizeOptions::default())?;
    RgbaImage::from_raw(width, height, target.into_vec()).ok_or_else(|| anyhow::anyhow!("the resizer lost pixels"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparent_pixels_do_not_bleed() {
        let mut image = RgbaImage::from_pixel(4, 1, image::Rgba([255, 0, 0, 0]));
        image.put_pixel(2, 0, image::Rgba([0, 0, 255, 255]));
        image.put_pixel(3, 0, image::Rgba([0, 0, 255, 255]));
        let half = to_width(&image, 2).unwrap();
        let [red, _, _, _] = half.get_pixel(1, 0).0;
        assert!(red < 40, "the invisible red shows: {half:?}");
    }
}
