//! A decoder for the pixels of PNG files.

use png::{Decoder, Transformations};
use std::io::Cursor;

/// A PNG image as RGBA pixels, whatever the color type of its file.
pub struct DecodedPng {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    bytes: Vec<u8>,
}

impl DecodedPng {
    /// Decodes a file.
    pub fn new(file: &[u8]) -> DecodedPng {
        let mut decoder = Decoder::new(Cursor::new(file));
        decoder.set_transformations(Transformations::EXPAND | Transformations::ALPHA);
        let mut reader = decoder.read_info().unwrap();
        assert_eq!(reader.output_color_type(), (png::ColorType::Rgba, png::BitDepth::Eight));
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        DecodedPng { width: info.width, height: info.height, bytes }
    }

    /// Returns red, green, blue and alpha of a pixel.
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 4] {
        let start = (y * self.width + x) as usize * 4;
        self.bytes[start..start + 4].try_into().unwrap()
    }

    /// Returns the four corner pixels.
    pub fn corners(&self) -> [[u8; 4]; 4] {
        let (right, bottom) = (self.width - 1, self.height - 1);
        [self.pixel(0, 0), self.pixel(right, 0), self.pixel(0, bottom), self.pixel(right, bottom)]
    }

    /// Returns the centre pixel.
    pub fn center(&self) -> [u8; 4] {
        self.pixel(self.width / 2, self.height / 2)
    }

    /// Returns whether no pixel is transparent.
    pub fn is_opaque(&self) -> bool {
        self.bytes.chunks(4).all(|pixel| pixel[3] == 255)
    }
}
