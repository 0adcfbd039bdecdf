//! What a Markdown file says, and what its front matter says about it as a translation.

use super::Wording;
use crate::source::fields::{Fields, Spanned};

/// What the ledger knows of a Markdown file.
#[derive(Clone, Debug, Default)]
pub struct TranslationRecord {
    /// What the file says.
    pub wording: Wording,
    /// What its front matter says. Empty in the default language.
    pub keys: TranslationKeys,
}

/// The keys of front matter that only translations have.
#[derive(Clone, Debug, Default)]
pub struct TranslationKeys {
    /// The digest of the source that the file translates, as it is written.
    pub translation_of: Option<Spanned<String>>,
    /// The ids of the people who have reviewed the translation.
    pub reviewed_by: Vec<Spanned<String>>,
}

impl TranslationKeys {
    /// Reads the keys. Reports them in a source, which is a file of the default language.
    pub fn read(is_source: bool, fields: &mut Fields<'_>) -> TranslationKeys {
        if is_source {
            for key in ["translation_of", "reviewed_by"] {
                fields.deny_key(key, "is for translations alone: this is the language that they are made from");
            }
            return TranslationKeys::default();
        }
        TranslationKeys {
            translation_of: fields.optional_string("translation_of"),
            reviewed_by: fields.names("reviewed_by"),
        }
    }
}
