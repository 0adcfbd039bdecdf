//! How a translation relates to its source.

use super::Digest;
use crate::source::fields::Spanned;

/// Whether a translation says what its source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TranslationState {
    /// It translates the source as it is.
    Current,
    /// It does not name a state of its source.
    Unknown,
    /// The source has changed since.
    OutOfDate,
}

/// The status of the translations that a page shows in full. Its source is the page with the same route in the default
/// language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TranslationStatus {
    /// The worst state of the translations.
    pub state: TranslationState,
    /// Whether somebody has reviewed each of them.
    pub is_reviewed: bool,
}

impl TranslationState {
    /// Returns the state of a translation that names a digest, given that of its source.
    #[must_use]
    pub fn new(written: Option<&Spanned<String>>, source: Digest) -> TranslationState {
        match written.and_then(|digest| digest.value.parse::<Digest>().ok()) {
            None => TranslationState::Unknown,
            Some(digest) if digest == source => TranslationState::Current,
            Some(_) => TranslationState::OutOfDate,
        }
    }
}

impl TranslationStatus {
    /// Returns the status of a page that shows two translations.
    #[must_use]
    pub fn and(self, other: TranslationStatus) -> TranslationStatus {
        TranslationStatus { state: self.state.max(other.state), is_reviewed: self.is_reviewed && other.is_reviewed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_translation_decides() {
        let current = TranslationStatus { state: TranslationState::Current, is_reviewed: true };
        let unknown = TranslationStatus { state: TranslationState::Unknown, is_reviewed: true };
        let old = TranslationStatus { state: TranslationState::OutOfDate, is_reviewed: false };
        assert_eq!(current.and(current), current);
        assert_eq!(current.and(unknown), unknown);
        assert_eq!(unknown.and(old), old);
        assert_eq!(old.and(current), old);
    }
}
