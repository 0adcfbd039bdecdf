//! Whether an event takes place.

use crate::authored::keyword::Keyword;

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

impl Keyword for EventStatus {
    const KEY: &'static str = "status";
    const ALL: &'static [EventStatus] = &[EventStatus::Confirmed, EventStatus::Postponed, EventStatus::Cancelled];

    fn word(self) -> &'static str {
        match self {
            EventStatus::Confirmed => "confirmed",
            EventStatus::Postponed => "postponed",
            EventStatus::Cancelled => "cancelled",
        }
    }
}
