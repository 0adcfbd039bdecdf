//! `content/<language>/events/YYYY-MM-DD-slug.md`

use super::{EntryFolder, EntryKind, EntryText, ID, UPDATED};
use crate::authored::has_time;
use crate::new_entry::key::{Key, Requirement, ValueFormat};

/// An event.
pub const EVENT: EntryKind = EntryKind {
    keyword: "event",
    about: "Creates the file of an event",
    folder: EntryFolder::OfLanguage { folder: "events", has_day: true },
    name_key: "title",
    keys: &[
        Key::required("title", "What the event is called", &["Pair evening"]),
        Key::required(
            "start",
            "A day, or a day and a time like 2026-03-06T18:00. A day alone is a whole day",
            &["2026-03-06"],
        ),
        Key::optional("time", "If the day is known, but the time is not yet", &["to-be-announced"]),
        Key {
            requirement: Requirement::RequiredIf(|values| values.first("start").is_some_and(has_time)),
            ..Key::optional(
                "time_zone",
                "Needed if `start` has a time: the continent and the largest city of the zone",
                &["Africa/Accra"],
            )
        },
        Key::optional(
            "end",
            "The last day, or the day and the time, like `start`. In its place: `duration`",
            &["2026-03-07"],
        ),
        Key::optional("duration", "How long it takes, such as 90m, 2h, 1h 30m or 3d. In its place: `end`", &["2d"]),
        Key::optional(
            "repeats",
            "weekly, every second week, monthly by day (each 15th) or monthly by weekday (each second Tuesday)",
            &["weekly"],
        ),
        Key::optional("until", "The last day on which an event that repeats can take place", &["2026-12-18"]),
        Key::optional("times", "How often an event that repeats takes place. In its place: `until`", &["6"]),
        Key {
            format: ValueFormat::List,
            ..Key::optional("except", "The days on which an event that repeats does not take place", &["2026-04-03"])
        },
        Key {
            format: ValueFormat::Pairs,
            ..Key::optional(
                "moved",
                "The days of an event that repeats that have moved, each with its new day, or day and time",
                &["2026-05-01=2026-05-02"],
            )
        },
        Key {
            format: ValueFormat::Place,
            ..Key::required("place", "`online`, or a city: `{ venue: …, city: Accra, country: GH }`", &["online"])
        },
        Key::required("kind", "meetup, conference, talk, sprint or social", &["meetup"]),
        Key::required("summary", "One or two sentences", &["We pair up and write Python."]),
        Key::optional("link", "Where to join or register", &["https://example.org/register"]),
        Key::optional("group", "The group that organises it: the name of its file in content/groups/", &["accra"]),
        Key::optional("status", "postponed or cancelled. Without this line it takes place", &["postponed"]),
        UPDATED,
        ID,
        Key {
            format: ValueFormat::List,
            ..Key::optional("aliases", "Old addresses of the event", &["/events/old-name/"])
        },
        Key::optional("draft", "true, as long as it must not be published", &["true"]),
    ],
    text: EntryText::Optional,
};
