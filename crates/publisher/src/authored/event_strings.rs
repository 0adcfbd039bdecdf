//! `[events]` in `strings.toml`: the words of the pages of events. Each has a built-in English text, so that content from
//! before events existed stays valid.
//!
//! They are published with the events, so that visitors of other pages need not load them.

use super::strings::check_placeholders;
use crate::source::fields::Fields;
use std::path::Path;

macro_rules! event_strings {
    ($($(#[$doc:meta])* $key:ident $(($($placeholder:ident),*))? = $english:literal,)*) => {
        /// The words of the pages of events. A `{name}` in one is a placeholder.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct EventStrings {
            $($(#[$doc])* pub $key: String,)*
        }

        impl Default for EventStrings {
            fn default() -> EventStrings {
                EventStrings { $($key: String::from($english),)* }
            }
        }

        impl EventStrings {
            /// Reads the strings that a language has. The others stay in English.
            fn read_fields(file: &Path, fields: &mut Fields<'_>) -> EventStrings {
                let mut strings = EventStrings::default();
                $(
                    if let Some(string) = fields.optional_string(stringify!($key)) {
                        check_placeholders(file, &string, &[$($(stringify!($placeholder)),*)?], fields);
                        strings.$key = string.value;
                    }
                )*
                strings
            }
        }
    };
}

event_strings! {
    /// The kind of meetups.
    meetup = "Meetup",
    /// The kind of conferences.
    conference = "Conference",
    /// The kind of talks.
    talk = "Talk",
    /// The kind of sprints.
    sprint = "Sprint",
    /// The kind of social events.
    social = "Social event",
    /// The status of a postponed event.
    postponed = "Postponed",
    /// The status of a cancelled event.
    cancelled = "Cancelled",
    /// The place of an event on the internet.
    online = "Online",
    /// How an event repeats.
    weekly = "Every week",
    /// How an event repeats.
    every_second_week = "Every second week",
    /// How an event repeats.
    monthly = "Every month",
    /// Several days.
    days(first, last) = "{first} – {last}",
    /// A day and a time.
    day_and_time(day, time) = "{day}, {time}",
    /// A day and a time in the event's own time zone.
    in_zone(time, city) = "{time} in {city}",
    /// A day whose time is not known yet.
    to_be_announced(day) = "{day}, time to be announced",
    /// The day of the build.
    as_of(day) = "As of {day}",
    /// While an event takes place.
    now = "Now",
    /// Once an event has passed.
    over = "Over",
    /// The visitor's own time.
    for_you(time) = "{time} for you",
    /// The heading of the filters.
    filters = "Show",
    /// The filter of all kinds.
    any_kind = "All kinds",
    /// The filter of all countries.
    any_country = "All countries",
    /// The filter of events online.
    online_only = "Online only",
    /// How many events pass the filters.
    shown(count) = "Events shown: {count}",
    /// Shown if no event is planned.
    none = "No events are planned at the moment.",
    /// The link to the calendar of all events.
    subscribe = "All events as a calendar",
    /// The link to the calendar of a group's events.
    subscribe_to_group(group) = "All events of {group} as a calendar",
    /// The link to the Atom feed of events.
    feed = "Events as an Atom feed",
    /// The heading of the links to the archive.
    archive = "Past events",
    /// The title of a year of the archive.
    archive_of(year) = "Events of {year}",
    /// The link to all upcoming events.
    all_events = "All upcoming events",
    /// The name of the links to other pages of the list, for assistive technology.
    pages = "Pages of events",
    /// The link to the previous page of the list.
    previous_page = "Previous page",
    /// The link to the next page of the list.
    next_page = "Next page",
    /// The label of the time.
    when = "When",
    /// The label of the place.
    place = "Where",
    /// The label of the group.
    group = "Group",
    /// The heading of further occurrences.
    further_dates = "Further dates",
    /// The link to the calendar file of an event.
    add_to_calendar = "Add to calendar",
    /// The link to join or register.
    link = "Join or register",
}

impl EventStrings {
    /// Reads the table `events` of the strings.
    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> EventStrings {
        let Some(node) = fields.take_table("events") else { return EventStrings::default() };
        let mut own = Fields::new(file, node, fields.diagnostics());
        let strings = EventStrings::read_fields(file, &mut own);
        own.deny_unknown_keys();
        strings
    }
}
