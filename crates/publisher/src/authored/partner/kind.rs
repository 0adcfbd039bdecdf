//! The kinds of partners.

use crate::diagnostic::suggestion;
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// A kind of partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartnerKind {
    /// It holds the organisation's money.
    FiscalSponsor,
    /// It sponsors the organisation.
    #[default]
    Sponsor,
    /// Its courses or books are cheaper for members.
    Learning,
    /// A conference that the organisation sponsors.
    Conference,
}

impl PartnerKind {
    /// All kinds, in the order of lists.
    pub const ALL: [PartnerKind; 4] =
        [PartnerKind::FiscalSponsor, PartnerKind::Sponsor, PartnerKind::Learning, PartnerKind::Conference];

    /// Returns the word that editors write.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            PartnerKind::FiscalSponsor => "fiscal-sponsor",
            PartnerKind::Sponsor => "sponsor",
            PartnerKind::Learning => "learning",
            PartnerKind::Conference => "conference",
        }
    }

    /// Returns the kind of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<PartnerKind> {
        PartnerKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Returns a help that names the kind that an editor most likely means.
    #[must_use]
    pub fn suggestion(word: &str) -> String {
        suggestion(&word.to_lowercase().replace([' ', '_'], "-"), PartnerKind::ALL.map(PartnerKind::word))
    }

    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> PartnerKind {
        let Spanned { position, value } = fields.string("kind");
        let kind = PartnerKind::of_word(&value);
        if kind.is_none() && !value.is_empty() {
            let help = PartnerKind::suggestion(&value);
            fields.diagnostics().error(file, position, format!("`kind` cannot be `{value}`"), help);
        }
        kind.unwrap_or_default()
    }
}
