//! The answer of the encoder.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What the encoder answers to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The variants, without their bytes.
    Encoded(EncodedImage),
    /// The file cannot be used.
    Refused(Refusal),
}

/// An image and its variants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodedImage {
    /// The width of the original in pixels, once it is turned as its EXIF data says.
    pub width: u32,
    /// The height of the same.
    pub height: u32,
    /// Whether the file is animated. Its first frame is encoded.
    pub is_animated: bool,
    /// The widths of the variants for pages, smallest first.
    pub widths: Vec<u32>,
    /// The files.
    pub variants: Vec<Variant>,
}

/// A file of an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// What it is for.
    pub kind: VariantKind,
    /// In pixels.
    pub width: u32,
    /// The extension of its name.
    pub extension: String,
    /// The number of its bytes.
    pub length: usize,
    /// Whether it has more bytes than a page should load, although its quality is the lowest that is bearable.
    pub is_over_budget: bool,
}

/// What a file of an image is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VariantKind {
    /// The address of the original.
    Original,
    /// Pages, in browsers that know AVIF.
    Avif,
    /// Pages, in all other browsers.
    Fallback,
}

/// A file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
pub enum Refusal {
    /// It has more than [`MAX_PIXELS`](crate::MAX_PIXELS).
    #[error("the image has {width} × {height} pixels, and the limit is 40 million")]
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// A side is longer than [`MAX_SIDE`](crate::MAX_SIDE).
    #[error("the image has {width} × {height} pixels, and the limit for a side is {limit}", limit = crate::MAX_SIDE)]
    TooLong {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// It is in a format that is not read.
    #[error("the image is in the format {format}, which cannot be converted")]
    Format {
        /// The name of the format.
        format: String,
    },
    /// It is not an image.
    #[error("the file is not an image")]
    NotAnImage,
    /// It ends before the image does.
    #[error("the image is not complete: the file ends in the middle of it")]
    Truncated,
    /// It does not follow the rules of its format.
    #[error("the image is damaged: {reason}")]
    Damaged {
        /// What the decoder says.
        reason: String,
    },
}

/// The output of the encoder is not an answer.
#[derive(Debug, Error)]
pub enum AnswerError {
    /// It ends too early.
    #[error("the answer of the image encoder is not complete")]
    Incomplete,
    /// It has another form.
    #[error("the answer of the image encoder cannot be read: {0}")]
    Json(#[from] serde_json::Error),
}

impl Answer {
    /// Writes the answer, followed by the bytes of the variants in their order.
    ///
    /// # Errors
    /// Errors if the answer cannot be serialized, which is a bug.
    pub fn to_bytes(&self, contents: &[Vec<u8>]) -> Result<Vec<u8>, AnswerError> {
        let json = serde_json::to_vec(self)?;
        let length = (json.len() as u64).to_le_bytes();
        Ok([&length[..], &json].into_iter().chain(contents.iter().map(Vec::as_slice)).collect::<Vec<_>>().concat())
    }

    /// Reads an answer and the bytes of its variants.
    ///
    /// # Errors
    /// Errors if the bytes are not an answer.
    pub fn from_bytes(bytes: &[u8]) -> Result<(Answer, Vec<&[u8]>), AnswerError> {
        let (length, rest) = bytes.split_first_chunk().ok_or(AnswerError::Incomplete)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| AnswerError::Incomplete)?;
        let (json, mut rest) = rest.split_at_checked(length).ok_or(AnswerError::Incomplete)?;
        let answer: Answer = serde_json::from_slice(json)?;
        let mut contents = Vec::new();
        if let Answer::Encoded(image) = &answer {
            for variant in &image.variants {
                let (content, after) = rest.split_at_checked(variant.length).ok_or(AnswerError::Incomplete)?;
                contents.push(content);
                rest = after;
            }
        }
        Ok((answer, contents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let variant =
            |kind, length| Variant { kind, width: 8, extension: String::from("jpg"), length, is_over_budget: false };
        let variants = vec![variant(VariantKind::Original, 3), variant(VariantKind::Fallback, 2)];
        let image = EncodedImage { width: 8, height: 6, is_animated: false, widths: vec![8], variants };
        let encoded = Answer::Encoded(image);
        let bytes = encoded.to_bytes(&[b"one".to_vec(), b"ab".to_vec()]).unwrap();
        let (read, contents) = Answer::from_bytes(&bytes).unwrap();
        assert_eq!(read, encoded);
        assert_eq!(contents, [&b"one"[..], b"ab"]);
        for length in [0, 7, 20, bytes.len() - 1] {
            assert!(Answer::from_bytes(&bytes[..length]).is_err(), "{length}");
        }
    }
}
