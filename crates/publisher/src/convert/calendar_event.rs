//! An event as calendars have it.

use crate::authored::{AuthoredEvent, Content, EventStatus, Schedule};
use jiff::civil::Date;

/// An event of the calendar files, which repeat it by its rule instead of its occurrences.
#[derive(Clone, Debug)]
pub struct CalendarEvent {
    /// The slug.
    pub slug: String,
    /// The slug by which calendars identify the event: that of its first publication.
    pub id: String,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The kind in the language of the calendar.
    pub kind: String,
    /// The place in the language of the calendar.
    pub place: String,
    /// The group that organises it.
    pub group: Option<CalendarGroup>,
    /// The URL to join or register.
    pub link: Option<String>,
    /// Whether it takes place.
    pub status: EventStatus,
    /// The day of the last change.
    pub changed: Date,
    /// The number of the change: the days from the day in the file's name.
    pub sequence: u32,
    /// When it takes place.
    pub schedule: Schedule,
}

/// A group with a calendar of its own.
#[derive(Clone, Debug)]
pub struct CalendarGroup {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

impl CalendarEvent {
    /// The event, with strings of a language. `original` is the event in the default language: a translation is the same event
    /// and changes with it.
    #[must_use]
    pub fn new(
        event: &AuthoredEvent,
        original: &AuthoredEvent,
        (kind, place): (&str, &str),
        content: &Content,
        today: Date,
    ) -> CalendarEvent {
        let changed = event.changed(today).max(original.changed(today));
        let days = original.name_day.until(changed).map_or(0, |span| span.get_days());
        CalendarEvent {
            slug: event.slug.clone(),
            id: String::from(original.first_slug()),
            title: event.title.clone(),
            summary: event.summary.clone(),
            kind: String::from(kind),
            place: String::from(place),
            group: event.group.as_ref().map(|group| CalendarGroup {
                id: group.value.clone(),
                name: String::from(content.group_name(&group.value)),
            }),
            link: event.link.clone(),
            status: event.status,
            changed,
            sequence: u32::try_from(days).unwrap_or(0),
            schedule: event.schedule.clone(),
        }
    }
}
