//! The ledger of translations: of which state of its source each file is a translation, and who has reviewed it.
//!
//! A file of the default language is a *source*. The file of the same name in another language is its translation, and
//! names the [`Digest`] of the [`Wording`] that it translates in `translation_of`. The digests of files without front matter
//! are in `translations.toml`, by key.

mod diff;
mod digest;
mod error;
mod history;
mod lookup;
mod mark;
mod parts;
mod record;
mod report;
mod sources;
mod status;
mod table_wording;
mod tables;
mod template;
mod tokens;
mod wording;

pub use diff::source_changes;
pub use digest::Digest;
pub use error::TranslationError;
pub use history::HistoryError;
pub(crate) use history::git;
pub use lookup::{language, relative};
pub use mark::mark_translated;
pub use parts::{Part, missing_parts};
pub use record::{TranslationKeys, TranslationRecord};
pub use report::{FileCounts, FileReport, FileState, LanguageReport, report};
pub use sources::{Source, Sources};
pub use status::{TranslationState, TranslationStatus};
pub use table_wording::{TableString, TableWording};
pub use tables::{TranslatedString, TranslatedTable};
pub use template::create;
pub use tokens::{Token, UNFILLED};
pub use wording::{KeyString, TRANSLATABLE_KEYS, Wording};
