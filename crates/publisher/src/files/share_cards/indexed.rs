//! PNG files whose pixels are numbers of colours in a palette. Such a file is small and quickly made.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use resvg::tiny_skia::Pixmap;
use std::io::{self, Write};
use std::iter;

/// As many as one byte for each pixel can tell apart.
const MOST_COLOURS: usize = 256;

/// A picture whose pixels are numbers of its colours.
#[derive(Debug)]
pub struct Picture {
    /// Red, green and blue, in the order in which they are met.
    pub colours: Vec<[u8; 3]>,
    /// One for each pixel.
    pub numbers: Vec<u8>,
}

impl Picture {
    /// The same as an opaque picture, unless it has more than so many colours.
    pub fn new(pixels: &Pixmap, most_colours: usize) -> Option<Picture> {
        let mut picture = Picture { colours: Vec::new(), numbers: Vec::with_capacity(pixels.pixels().len()) };
        let mut latest = None;
        for pixel in pixels.data().chunks_exact(4) {
            let colour = [pixel[0], pixel[1], pixel[2]];
            // Most pixels have the colour of the one before, which is far quicker to see than to look up.
            let number = match latest {
                Some((latest, number)) if latest == colour => number,
                _ => picture.number(colour, most_colours.min(MOST_COLOURS))?,
            };
            latest = Some((colour, number));
            picture.numbers.push(number);
        }
        Some(picture)
    }

    fn number(&mut self, colour: [u8; 3], most_colours: usize) -> Option<u8> {
        let known = self.colours.iter().position(|known| *known == colour);
        if known.is_none() && self.colours.len() >= most_colours {
            return None;
        }
        let number = known.unwrap_or_else(|| {
            self.colours.push(colour);
            self.colours.len() - 1
        });
        u8::try_from(number).ok()
    }
}

/// The lines of a picture as they stand in its file. They say nothing of its colours.
///
/// # Errors
/// The lines cannot be compressed.
pub fn lines(width: u32, numbers: &[u8]) -> io::Result<Vec<u8>> {
    compressed(&filtered(width as usize, numbers))
}

/// The PNG file of a picture with these colours and [`lines`].
///
/// # Errors
/// The picture has no size.
pub fn file(width: u32, height: u32, colours: &[[u8; 3]], lines: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(colours.concat());
    let mut writer = encoder.write_header()?;
    // The encoder would hand on line by line, which takes a third longer.
    writer.write_chunk(png::chunk::IDAT, lines)?;
    writer.finish()?;
    Ok(file)
}

/// The lines of a picture, each as its difference from the one above, which mostly is none: the filter `Up` of
/// <https://www.w3.org/TR/png-3/#9Filters>.
fn filtered(width: usize, numbers: &[u8]) -> Vec<u8> {
    const UP: u8 = 2;
    let nothing = vec![0; width];
    let above = iter::once(nothing.as_slice()).chain(numbers.chunks_exact(width));
    let mut filtered = Vec::with_capacity(numbers.len() + numbers.len() / width);
    for (line, above) in numbers.chunks_exact(width).zip(above) {
        filtered.push(UP);
        filtered.extend(line.iter().zip(above).map(|(number, above)| number.wrapping_sub(*above)));
    }
    filtered
}

/// More effort than this takes twice as long and saves a quarter.
fn compressed(lines: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(4));
    encoder.write_all(lines)?;
    encoder.finish()
}
