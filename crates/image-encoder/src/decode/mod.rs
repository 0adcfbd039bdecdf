//! A file → upright pixels in sRGB, with 8 bits for each channel.

mod cmyk;
mod color_profile;
mod end_of_jpeg;
mod format;

pub use format::SourceFormat;

use color_profile::to_srgb;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageError, Limits, RgbaImage};
use image_variants::{MAX_PIXELS, MAX_SIDE, Refusal};
use std::io::{Cursor, ErrorKind};

/// The memory for decoding an image, in bytes: 8 for each pixel, and some for the decoder.
const MAX_MEMORY: u64 = MAX_PIXELS * 8 + (64 << 20);

/// An image that was decoded.
pub struct DecodedImage {
    /// The pixels.
    pub pixels: RgbaImage,
    /// The format of the file.
    pub format: SourceFormat,
    /// Whether the file moves. The pixels are those of its first frame.
    pub is_animated: bool,
}

/// Decodes a file.
///
/// # Errors
/// Errors if the file is not an image of a known format, is too large, not complete or damaged.
pub fn decode(file: &[u8]) -> Result<DecodedImage, Refusal> {
    let format = SourceFormat::of(file)?;
    let reader = || Cursor::new(file);
    let (pixels, is_animated) = match format {
        SourceFormat::Jpeg => {
            end_of_jpeg::check(file)?;
            let decoder = JpegDecoder::new(reader()).map_err(refusal)?;
            check_size(decoder.dimensions())?;
            (decode_jpeg(decoder, file)?, false)
        }
        SourceFormat::Png => {
            let decoder = PngDecoder::with_limits(reader(), limits()).map_err(refusal)?;
            let is_animated = decoder.is_apng().map_err(refusal)?;
            (decode_with(decoder)?, is_animated)
        }
        SourceFormat::WebP => {
            let decoder = WebPDecoder::new(reader()).map_err(refusal)?;
            let is_animated = decoder.has_animation();
            (decode_with(decoder)?, is_animated)
        }
        SourceFormat::Gif => {
            let decoder = GifDecoder::new(reader()).map_err(refusal)?;
            check_size(decoder.dimensions())?;
            let is_animated = decoder.into_frames().take(2).filter_map(Result::ok).count() > 1;
            (decode_with(GifDecoder::new(reader()).map_err(refusal)?)?, is_animated)
        }
    };
    Ok(DecodedImage { pixels, format, is_animated })
}

fn decode_jpeg(mut decoder: JpegDecoder<Cursor<&[u8]>>, file: &[u8]) -> Result<RgbaImage, Refusal> {
    let profile = decoder.icc_profile().ok().flatten();
    match cmyk::decode(file, profile.as_deref())? {
        Some(pixels) => {
            let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
            Ok(upright(DynamicImage::ImageRgb8(pixels), orientation))
        }
        None => decode_with(decoder),
    }
}

fn decode_with(mut decoder: impl ImageDecoder) -> Result<RgbaImage, Refusal> {
    check_size(decoder.dimensions())?;
    decoder.set_limits(limits()).map_err(refusal)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    // An unreadable profile is as good as none.
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    if let Some(profile) = profile {
        image = to_srgb(image, &profile);
    }
    Ok(upright(image, orientation))
}

/// Turns an image as its EXIF data says.
fn upright(mut image: DynamicImage, orientation: Orientation) -> RgbaImage {
    image.apply_orientation(orientation);
    image.into_rgba8()
}

fn check_size((width, height): (u32, u32)) -> Result<(), Refusal> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Refusal::Damaged { reason: String::from("it has no pixels") }),
        pixels if pixels > MAX_PIXELS => Err(Refusal::TooLarge { width, height }),
        _ if width.max(height) > MAX_SIDE => Err(Refusal::TooLong { width, height }),
        _ => Ok(()),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

fn refusal(error: ImageError) -> Refusal {
    match error {
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => Refusal::Truncated,
        error => Refusal::Damaged { reason: error.to_string() },
    }
}
