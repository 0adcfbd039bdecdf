//! PNG files whose pixels are numbers of colours in a palette. Such a file is small and quickly made.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use resvg::tiny_skia::Pixmap;
use std::io::{self, Write};
use std::iter;

/// As many as one byte for each pixel can tell apart.
const MOST_COLOURS: usize = 256;

/// Colours, numbered in the order in which pictures have brought them.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    colours: Vec<[u8; 3]>,
}

/// A picture whose pixels are numbers of its colours.
#[derive(Debug)]
pub struct Picture {
    /// Its colours.
    pub palette: Palette,
    /// One for each pixel.
    pub numbers: Vec<u8>,
}

impl Picture {
    /// The same as an opaque picture, unless that would leave fewer than so many colours for others.
    pub fn new(pixels: &Pixmap, left_for_others: usize) -> Option<Picture> {
        let mut palette = Palette::default();
        let numbers = palette.numbers(pixels, left_for_others)?;
        Some(Picture { palette, numbers })
    }
}

impl Palette {
    /// The numbers that a picture's pixels have here. Its new colours are added, unless these are too many.
    pub fn take_in(&mut self, picture: &Picture) -> Option<Vec<u8>> {
        let colours = picture.palette.colours.iter();
        let numbers: Vec<u8> = colours.map(|colour| self.number(*colour, 0)).collect::<Option<_>>()?;
        Some(picture.numbers.iter().map(|number| numbers[usize::from(*number)]).collect())
    }

    fn numbers(&mut self, pixels: &Pixmap, left_for_others: usize) -> Option<Vec<u8>> {
        let mut numbers = Vec::with_capacity(pixels.pixels().len());
        let mut latest = None;
        for pixel in pixels.data().chunks_exact(4) {
            let colour = [pixel[0], pixel[1], pixel[2]];
            // Most pixels have the colour of the one before, which is far quicker to see than to look up.
            let number = match latest {
                Some((latest, number)) if latest == colour => number,
                _ => self.number(colour, left_for_others)?,
            };
            latest = Some((colour, number));
            numbers.push(number);
        }
        Some(numbers)
    }

    fn number(&mut self, colour: [u8; 3], left_for_others: usize) -> Option<u8> {
        let known = self.colours.iter().position(|known| *known == colour);
        if known.is_none() && self.colours.len() + left_for_others >= MOST_COLOURS {
            return None;
        }
        let number = known.unwrap_or_else(|| {
            self.colours.push(colour);
            self.colours.len() - 1
        });
        u8::try_from(number).ok()
    }

    /// The PNG file of a picture whose pixels are numbers of these colours.
    ///
    /// # Errors
    /// The picture has no size.
    pub fn encode(&self, width: u32, height: u32, numbers: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(self.colours.concat());
        let mut writer = encoder.write_header()?;
        // The encoder would hand on line by line, which takes a third longer.
        writer.write_chunk(png::chunk::IDAT, &compressed(&filtered(width as usize, numbers))?)?;
        writer.finish()?;
        Ok(file)
    }
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

/// More effort than this takes twice as long and saves a tenth.
fn compressed(lines: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(2));
    encoder.write_all(lines)?;
    encoder.finish()
}
