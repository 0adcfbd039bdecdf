//! The kinds of opportunities.

use crate::diagnostic::suggestion;
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

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

impl OpportunityKind {
    /// All kinds.
    pub const ALL: [OpportunityKind; 5] = [
        OpportunityKind::Grant,
        OpportunityKind::CallForSpeakers,
        OpportunityKind::Scholarship,
        OpportunityKind::Job,
        OpportunityKind::Discount,
    ];

    /// Returns the word that editors write.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            OpportunityKind::Grant => "grant",
            OpportunityKind::CallForSpeakers => "call-for-speakers",
            OpportunityKind::Scholarship => "scholarship",
            OpportunityKind::Job => "job",
            OpportunityKind::Discount => "discount",
        }
    }

    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> OpportunityKind {
        let Spanned { position, value } = fields.string("kind");
        let kind = OpportunityKind::ALL.into_iter().find(|kind| kind.word() == value);
        if kind.is_none() && !value.is_empty() {
            let words = OpportunityKind::ALL.map(OpportunityKind::word);
            let help = suggestion(&value.to_lowercase().replace([' ', '_'], "-"), words);
            fields.diagnostics().error(file, position, format!("`kind` cannot be `{value}`"), help);
        }
        kind.unwrap_or_default()
    }
}
