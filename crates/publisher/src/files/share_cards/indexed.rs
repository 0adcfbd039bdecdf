//! PNG files with a palette. Such a file is small and fast to encode.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use resvg::tiny_skia::Pixmap;
use std::io::{self, Write};
use std::iter;

/// The most colours that an index of one byte can tell apart.
const MAX_COLORS: usize = 256;

/// An image whose pixels are indices into its palette.
#[derive(Debug)]
pub struct IndexedImage {
    /// Red, green and blue, in the order of their first pixel.
    pub palette: Vec<[u8; 3]>,
    /// The palette index of each pixel.
    pub pixels: Vec<u8>,
}

impl IndexedImage {
    /// Converts an opaque image. Returns `None` if it has more than `max_colors` colours.
    pub fn new(pixels: &Pixmap, max_colors: usize) -> Option<IndexedImage> {
        let mut image = IndexedImage { palette: Vec::new(), pixels: Vec::with_capacity(pixels.pixels().len()) };
        let mut previous = None;
        for pixel in pixels.data().chunks_exact(4) {
            let color = [pixel[0], pixel[1], pixel[2]];
            // Most pixels have the colour of the previous one, which is much faster to compare than to look up.
            let index = match previous {
                Some((previous, index)) if previous == color => index,
                _ => image.palette_index(color, max_colors.min(MAX_COLORS))?,
            };
            previous = Some((color, index));
            image.pixels.push(index);
        }
        Some(image)
    }

    fn palette_index(&mut self, color: [u8; 3], max_colors: usize) -> Option<u8> {
        let known = self.palette.iter().position(|known| *known == color);
        if known.is_none() && self.palette.len() >= max_colors {
            return None;
        }
        let index = known.unwrap_or_else(|| {
            self.palette.push(color);
            self.palette.len() - 1
        });
        u8::try_from(index).ok()
    }
}

/// The level of deflate for files that every run makes. A higher one takes twice as long and saves a quarter.
pub const FAST: u32 = 4;
/// The level for files that are kept.
pub const SMALL: u32 = 6;

/// Filters and compresses pixels for an `IDAT` chunk. They do not depend on the palette.
///
/// # Errors
/// Errors if the pixels cannot be compressed.
pub fn compressed_pixels(width: u32, pixels: &[u8], level: u32) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(&filter(width as usize, pixels))?;
    encoder.finish()
}

/// Encodes a PNG file with a palette and [`compressed_pixels`].
///
/// # Errors
/// Errors if the image has no size.
pub fn file(width: u32, height: u32, palette: &[[u8; 3]], pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    let mut writer = encoder.write_header()?;
    // The encoder would pass on row by row, which takes a third longer.
    writer.write_chunk(png::chunk::IDAT, pixels)?;
    writer.finish()?;
    Ok(file)
}

/// Encodes each row as its difference from the row above, which mostly is zero: the filter `Up` of
/// <https://www.w3.org/TR/png-3/#9Filters>.
fn filter(width: usize, pixels: &[u8]) -> Vec<u8> {
    const UP: u8 = 2;
    let zeros = vec![0; width];
    let rows_above = iter::once(zeros.as_slice()).chain(pixels.chunks_exact(width));
    let mut filtered = Vec::with_capacity(pixels.len() + pixels.len() / width);
    for (row, above) in pixels.chunks_exact(width).zip(rows_above) {
        filtered.push(UP);
        filtered.extend(row.iter().zip(above).map(|(pixel, above)| pixel.wrapping_sub(*above)));
    }
    filtered
}
