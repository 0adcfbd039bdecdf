//! The kinds of events.

use crate::diagnostic::suggestion;
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// A kind of event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventKind {
    /// A meeting of a community.
    #[default]
    Meetup,
    /// A conference.
    Conference,
    /// A talk.
    Talk,
    /// A sprint, at which people work on software together.
    Sprint,
    /// A party, a walk or a meal.
    Social,
}

impl EventKind {
    /// All kinds.
    pub const ALL: [EventKind; 5] =
        [EventKind::Meetup, EventKind::Conference, EventKind::Talk, EventKind::Sprint, EventKind::Social];

    /// Returns the word that editors write.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            EventKind::Meetup => "meetup",
            EventKind::Conference => "conference",
            EventKind::Talk => "talk",
            EventKind::Sprint => "sprint",
            EventKind::Social => "social",
        }
    }

    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> EventKind {
        let Spanned { position, value } = fields.string("kind");
        let kind = EventKind::ALL.into_iter().find(|kind| kind.word() == value);
        if kind.is_none() && !value.is_empty() {
            let help = suggestion(&value.to_lowercase(), EventKind::ALL.map(EventKind::word));
            fields.diagnostics().error(file, position, format!("`kind` cannot be `{value}`"), help);
        }
        kind.unwrap_or_default()
    }
}
