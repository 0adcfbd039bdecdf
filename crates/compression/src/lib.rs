//! Brotli and gzip at their strongest, from bytes to bytes.
//!
//! This is a crate of its own because brotli's code is generic and so compiled where it is called: the manifest of the
//! workspace has this one crate optimised in debug builds too.

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use std::io::Read;

/// A form in which browsers accept a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Brotli, RFC 7932.
    Brotli,
    /// Gzip, RFC 1952.
    Gzip,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 2] = [Form::Brotli, Form::Gzip];

    /// What hosts look for behind the name of a file.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Form::Brotli => "br",
            Form::Gzip => "gz",
        }
    }

    /// Compresses as far as the form allows. The same content always gives the same bytes.
    #[must_use]
    pub fn compress(self, content: &[u8]) -> Vec<u8> {
        match self {
            Form::Brotli => brotli(content),
            Form::Gzip => read_all(GzEncoder::new(content, Compression::best())).expect("memory can be read"),
        }
    }

    /// The content of what is compressed, or `None` where it is damaged.
    #[must_use]
    pub fn decompress(self, compressed: &[u8]) -> Option<Vec<u8>> {
        match self {
            Form::Brotli => {
                let mut content = Vec::new();
                brotli::BrotliDecompress(&mut &*compressed, &mut content).ok()?;
                Some(content)
            }
            Form::Gzip => read_all(GzDecoder::new(compressed)).ok(),
        }
    }
}

fn brotli(content: &[u8]) -> Vec<u8> {
    // Quality 11 and a window of 2²² bytes are the library's defaults and brotli's best that every browser reads.
    let parameters = BrotliEncoderParams { size_hint: content.len(), ..BrotliEncoderParams::default() };
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
    fn content_comes_back() {
        let content = "the same again and again, ".repeat(100);
        for form in Form::ALL {
            let compressed = form.compress(content.as_bytes());
            assert!(compressed.len() < 100, "{form:?}: {} bytes", compressed.len());
            assert_eq!(form.decompress(&compressed).as_deref(), Some(content.as_bytes()));
            assert_eq!(form.compress(content.as_bytes()), compressed);
        }
    }

    #[test]
    fn damage_is_noticed() {
        for form in Form::ALL {
            let compressed = form.compress(b"some content");
            assert_eq!(form.decompress(&compressed[..compressed.len() - 2]), None, "{form:?}");
            assert_eq!(form.decompress(b"something else"), None, "{form:?}");
        }
    }

    #[test]
    fn gzip_holds_no_time() {
        assert_eq!(Form::Gzip.compress(b"some content")[4..8], [0; 4]);
    }
}
