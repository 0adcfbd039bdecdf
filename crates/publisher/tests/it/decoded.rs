//! The pixels of a PNG file.

use png::{Decoder, Transformations};
use std::io::Cursor;

/// A decoded picture, whatever form its pixels have in the file.
pub struct Decoded {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    bytes: Vec<u8>,
}

impl Decoded {
    /// Reads a file.
    pub fn new(file: &[u8]) -> Decoded {
        let mut decoder = Decoder::new(Cursor::new(file));
        decoder.set_transformations(Transformations::EXPAND | Transformations::ALPHA);
        let mut reader = decoder.read_info().unwrap();
        assert_eq!(reader.output_color_type(), (png::ColorType::Rgba, png::BitDepth::Eight));
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        Decoded { width: info.width, height: info.height, bytes }
    }

    /// Red, green, blue and alpha.
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        let start = (y * self.width + x) as usize * 4;
        self.bytes[start..start + 4].try_into().unwrap()
    }

    /// The pixels in the corners.
    pub fn corners(&self) -> [[u8; 4]; 4] {
        let (right, bottom) = (self.width - 1, self.height - 1);
        [self.pixel(0, 0), self.pixel(right, 0), self.pixel(0, bottom), self.pixel(right, bottom)]
    }

    /// The pixel in the middle.
    pub fn middle(&self) -> [u8; 4] {
        self.pixel(self.width / 2, self.height / 2)
    }

    /// Whether nothing behind the picture can be seen.
    pub fn is_opaque(&self) -> bool {
        self.bytes.chunks(4).all(|pixel| pixel[3] == 255)
    }
}
