//! The interface between the publisher and the image encoder, which is a program of its own: the publisher writes one
//! [`Request`] to its standard input, and reads one [`Answer`] from its standard output.

mod answer;
mod widths;

pub use answer::{Answer, AnswerError, EncodedImage, Refusal, Variant, VariantKind};
pub use widths::{NARROW_WIDTH, Usage, budget, height_at};

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The largest number of pixels of an image that is decoded: more than any phone takes in one exposure by default.
pub const MAX_PIXELS: u64 = 40_000_000;

/// The longest side of an image in pixels: that of WebP.
pub const MAX_SIDE: u32 = 16_383;

/// A file to encode, and its usage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The file.
    pub file: PathBuf,
    /// Where pages show it.
    pub usage: Usage,
}
