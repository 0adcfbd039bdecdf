//! Unicode normalization.

use icu_normalizer::ComposingNormalizer;
use std::borrow::Cow;

/// Returns the composed form (NFC) of a string. Two names are equal if their composed forms are: macOS decomposes the names
/// of files, and keyboards compose.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizer::new_nfc().normalize(text)
}
