//! Brotli and gzip, in memory.
//!
//! Brotli's code is generic, so it is compiled in the crate that calls it. A crate of its own lets the workspace's manifest
//! optimise it in debug builds too.

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use std::io::Read;

/// The best quality of brotli.
pub const BEST_QUALITY: u8 = 11;

/// A content encoding that browsers accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli, RFC 7932.
    Brotli,
    /// Gzip, RFC 1952.
    Gzip,
}

impl Encoding {
    /// All encodings.
    pub const ALL: [Encoding; 2] = [Encoding::Brotli, Encoding::Gzip];

    /// Returns the extension that hosts expect after the name of the original file.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gz",
        }
    }

    /// Compresses at the highest level. The output is deterministic.
    #[must_use]
    pub fn compress(self, content: &[u8]) -> Vec<u8> {
        self.compress_with_quality(content, BEST_QUALITY)
    }

    /// Compresses with a quality of brotli, up to [`BEST_QUALITY`]. Gzip is always at its highest level, which takes a
    /// fraction of brotli's time.
    #[must_use]
    pub fn compress_with_quality(self, content: &[u8], quality: u8) -> Vec<u8> {
        match self {
            Encoding::Brotli => brotli(content, quality),
            Encoding::Gzip => read_all(GzEncoder::new(content, Compression::best())).expect("memory can be read"),
        }
    }

    /// Decompresses, or returns `None` if the input is corrupt.
    #[must_use]
    pub fn decompress(self, compressed: &[u8]) -> Option<Vec<u8>> {
        match self {
            Encoding::Brotli => {
                let mut content = Vec::new();
                brotli::BrotliDecompress(&mut &*compressed, &mut content).ok()?;
                Some(content)
            }
            Encoding::Gzip => read_all(GzDecoder::new(compressed)).ok(),
        }
    }
}

fn brotli(content: &[u8], quality: u8) -> Vec<u8> {
    // The library's default window is 2²² bytes: the largest that every browser decodes.
    let parameters =
        BrotliEncoderParams { quality: i32::from(quality), size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters).expect("memory can be read and written");
    compressed
}

fn read_all(mut reader: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decompress_is_the_inverse_of_compress() {
        let content = "the same again and again, ".repeat(100);
        for encoding in Encoding::ALL {
            let compressed = encoding.compress(content.as_bytes());
            assert!(compressed.len() < 100, "{encoding:?}: {} bytes", compressed.len());
            assert_eq!(encoding.decompress(&compressed).as_deref(), Some(content.as_bytes()));
            assert_eq!(encoding.compress(content.as_bytes()), compressed);
        }
    }

    #[test]
    fn each_quality_of_brotli_can_be_decompressed() {
        let words = "it was the best of times, it was the worst of times, it was the age of wisdom ".split(' ');
        let words: Vec<&str> = words.collect();
        let content: String =
            (0..9_000_usize).map(|number| words[number * number % 97 * number % words.len()]).collect();
        let size = |quality| {
            let compressed = Encoding::Brotli.compress_with_quality(content.as_bytes(), quality);
            assert_eq!(Encoding::Brotli.decompress(&compressed).as_deref(), Some(content.as_bytes()), "{quality}");
            compressed.len()
        };
        assert_eq!(size(BEST_QUALITY), Encoding::Brotli.compress(content.as_bytes()).len());
        assert!(size(BEST_QUALITY) < size(5) && size(5) < size(1));
    }

    #[test]
    fn decompress_rejects_corrupt_input() {
        for encoding in Encoding::ALL {
            let compressed = encoding.compress(b"some content");
            assert_eq!(encoding.decompress(&compressed[..compressed.len() - 2]), None, "{encoding:?}");
            assert_eq!(encoding.decompress(b"something else"), None, "{encoding:?}");
        }
    }

    #[test]
    fn gzip_header_has_no_modification_time() {
        assert_eq!(Encoding::Gzip.compress(b"some content")[4..8], [0; 4]);
    }
}
