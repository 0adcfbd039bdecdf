//! Whether an event takes place.

use crate::diagnostic::suggestion;
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// The words that `status` can have, the usual one first.
const STATUSES: [(&str, EventStatus); 3] = [
    ("confirmed", EventStatus::Confirmed),
    ("postponed", EventStatus::Postponed),
    ("cancelled", EventStatus::Cancelled),
];

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventStatus {
    /// It does.
    #[default]
    Confirmed,
    /// It does later, on a day that is not known yet.
    Postponed,
    /// It does not.
    Cancelled,
}

impl EventStatus {
    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> EventStatus {
        let Some(Spanned { position, value }) = fields.optional_string("status") else { return EventStatus::default() };
        let known = STATUSES.iter().find(|(word, _)| *word == value);
        if known.is_none() && !value.is_empty() {
            let help = suggestion(&value.to_lowercase(), STATUSES.map(|(word, _)| word));
            fields.diagnostics().error(file, position, format!("`status` cannot be `{value}`"), help);
        }
        known.map_or(EventStatus::default(), |(_, status)| *status)
    }
}
