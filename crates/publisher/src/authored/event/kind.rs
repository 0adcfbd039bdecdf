//! The kinds of events.

use crate::authored::keyword::Keyword;

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

impl Keyword for EventKind {
    const KEY: &'static str = "kind";
    const ALL: &'static [EventKind] =
        &[EventKind::Meetup, EventKind::Conference, EventKind::Talk, EventKind::Sprint, EventKind::Social];

    fn word(self) -> &'static str {
        match self {
            EventKind::Meetup => "meetup",
            EventKind::Conference => "conference",
            EventKind::Talk => "talk",
            EventKind::Sprint => "sprint",
            EventKind::Social => "social",
        }
    }
}
