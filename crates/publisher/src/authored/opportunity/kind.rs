//! The kinds of opportunities.

use crate::authored::keyword::Keyword;

/// A kind of opportunity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OpportunityKind {
    /// Money for a project or for costs.
    #[default]
    Grant,
    /// An invitation to propose talks.
    CallForSpeakers,
    /// Money or a place for learning, or a ticket.
    Scholarship,
    /// Paid work.
    Job,
    /// A lower price.
    Discount,
}

impl Keyword for OpportunityKind {
    const KEY: &'static str = "kind";
    const ALL: &'static [OpportunityKind] = &[
        OpportunityKind::Grant,
        OpportunityKind::CallForSpeakers,
        OpportunityKind::Scholarship,
        OpportunityKind::Job,
        OpportunityKind::Discount,
    ];

    fn word(self) -> &'static str {
        match self {
            OpportunityKind::Grant => "grant",
            OpportunityKind::CallForSpeakers => "call-for-speakers",
            OpportunityKind::Scholarship => "scholarship",
            OpportunityKind::Job => "job",
            OpportunityKind::Discount => "discount",
        }
    }
}
