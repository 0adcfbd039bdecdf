//! JPEG files in the colours of printers (CMYK) that say which printer they are for.

use image::RgbImage;
use image_variants::Refusal;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Decodes a file in CMYK with a profile. Returns `None` for all other files, which the usual decoder reads: without a
/// profile, it estimates what the inks look like.
///
/// # Errors
/// Errors if the file is damaged.
pub fn decode(file: &[u8], profile: Option<&[u8]>) -> Result<Option<RgbImage>, Refusal> {
    let profile = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok());
    let Some(profile) = profile.filter(|profile| profile.color_space == DataColorSpace::Cmyk) else {
        return Ok(None);
    };
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::CMYK);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    let damaged = |error: &dyn std::error::Error| Refusal::Damaged { reason: error.to_string() };
    decoder.decode_headers().map_err(|error| damaged(&error))?;
    // The decoder cannot convert YCCK, the other form of such colours, to inks.
    if decoder.input_colorspace() != Some(ColorSpace::CMYK) {
        return Ok(None);
    }
    let Some((width, height)) = decoder.dimensions() else { return Ok(None) };
    let mut inks = decoder.decode().map_err(|error| damaged(&error))?;
    // Adobe's programs, which write nearly all such files, store how much paper is left, not how much ink there is.
    inks.iter_mut().for_each(|ink| *ink = 255 - *ink);
    let mut pixels = RgbImage::new(u32::try_from(width).unwrap_or(0), u32::try_from(height).unwrap_or(0));
    // Four channels of ink have the layout of RGBA.
    let transform = profile.create_transform_8bit(
        Layout::Rgba,
        &ColorProfile::new_srgb(),
        Layout::Rgb,
        TransformOptions::default(),
    );
    match transform.and_then(|transform| transform.transform(&inks, &mut pixels)) {
        Ok(()) => Ok(Some(pixels)),
        Err(_) => Ok(None),
    }
}
