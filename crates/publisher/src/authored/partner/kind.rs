//! The kinds of partners.

use crate::authored::keyword::Keyword;

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

impl Keyword for PartnerKind {
    const KEY: &'static str = "kind";
    const ALL: &'static [PartnerKind] =
        &[PartnerKind::FiscalSponsor, PartnerKind::Sponsor, PartnerKind::Learning, PartnerKind::Conference];

    fn word(self) -> &'static str {
        match self {
            PartnerKind::FiscalSponsor => "fiscal-sponsor",
            PartnerKind::Sponsor => "sponsor",
            PartnerKind::Learning => "learning",
            PartnerKind::Conference => "conference",
        }
    }
}
