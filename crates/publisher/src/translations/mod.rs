//! The ledger of translations: of which state of its source each file is a translation, and who has reviewed it.
//!
//! A file of the default language is a *source*. The file of the same name in another language is its translation, and
//! names the [`Digest`] of the [`Wording`] that it translates in `translation_of`. The digests of files without front matter
//! are in `translations.toml`, by key.

mod digest;
mod record;
mod sources;
mod status;
mod table_wording;
mod tables;
mod tokens;
mod wording;

pub use digest::Digest;
pub use record::{TranslationKeys, TranslationRecord};
pub use sources::{Source, Sources};
pub use status::{TranslationState, TranslationStatus};
pub use table_wording::{TableString, TableWording};
pub use tables::{TranslatedString, TranslatedTable};
pub use tokens::{Token, UNFILLED};
pub use wording::{KeyString, TRANSLATABLE_KEYS, Wording};
