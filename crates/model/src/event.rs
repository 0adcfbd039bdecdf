//! Events: the upcoming ones, the archive by year, and each event with its occurrences.
//!
//! Instants are seconds since the Unix epoch. Days and times are also published as text, so that the app needs neither the
//! names of weekdays nor time-zone data. Numbers are never negative, because the app reads no negative ones.

use crate::body::Block;
use crate::news::Unpublished;
use crate::page::{PageMeta, Substitute};
use crate::place::Place;
use crate::strings::strings;
use serde::{Deserialize, Serialize};

/// A page of upcoming events or of the archive: `content/<language>/events/index.json`, `events/page/<n>.json`,
/// `events/archive/<year>.json` and `events/archive/<year>/page/<n>.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventList {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// Language, title, heading and description.
    #[serde(rename = "head")]
    pub meta: PageMeta,
    /// The blocks before the events.
    pub introduction: Vec<Block>,
    /// Upcoming events by their next occurrence; those of the archive by their last one, the latest first.
    pub events: Vec<EventSummary>,
    /// The number of this page, counted from 1.
    pub page: u32,
    /// The number of pages.
    pub pages: u32,
    /// Both numbers in words, such as `Page 2 of 3`.
    pub position: String,
    /// The year of the archive, or `None` on the pages of upcoming events.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The years of the archive, the latest first.
    pub years: Vec<u16>,
    /// The day of the build in words, such as `As of 1 June 2024`.
    pub as_of: String,
    /// What the app needs to describe times by the visitor's clock. Pages of the archive have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockTexts>,
    /// The labels of the page.
    pub labels: EventLabels,
}

/// The part of an event that lists show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventSummary {
    /// The slug: its route is `/events/<slug>/`.
    pub slug: String,
    /// The language of the content.
    pub language: String,
    /// The title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The kind, a word such as `meetup`, by which lists are filtered.
    pub kind: String,
    /// The kind as readers see it.
    pub kind_label: String,
    /// Whether it takes place.
    #[serde(default, skip_serializing_if = "EventStatus::is_confirmed")]
    pub status: EventStatus,
    /// The status as readers see it. Empty if the event is confirmed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status_label: String,
    /// Where it takes place.
    pub place: Place,
    /// How it repeats, in words. Empty if it does not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub repeats: String,
    /// In order. In lists: those that pass within 60 days, and the next one. On the event's page: those of 13 months. An
    /// event of the archive has its last one alone.
    pub occurrences: Vec<Occurrence>,
    /// Set on drafts, which only `serve` shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unpublished: Option<Unpublished>,
}

/// Whether an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    fn is_confirmed(&self) -> bool {
        *self == EventStatus::Confirmed
    }
}

/// One time at which an event takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The first day as YYYY-MM-DD, in the event's own time zone.
    pub day: String,
    /// The last day, if it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// The time of day. Without one, it takes whole days, or its time is not known yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<OccurrenceTime>,
    /// Day and time in the event's own time zone, in words.
    pub label: String,
}

/// The time of an occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccurrenceTime {
    /// When it starts.
    pub start: u64,
    /// When it ends, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u64>,
    /// The clock of the event's time zone at the start, as if it showed UTC. Its difference to `start` is the offset.
    pub local_start: u64,
}

impl Occurrence {
    /// Returns the last day, in the event's own time zone.
    #[must_use]
    pub fn final_day(&self) -> &str {
        self.last_day.as_deref().unwrap_or(&self.day)
    }
}

/// Texts from which the app describes times by the visitor's clock, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockTexts {
    /// The weekdays, Monday first.
    pub weekdays: Vec<String>,
    /// The 24 hours of a day, with `{minute}` for the two digits of the minute, such as `17:{minute}` or `5:{minute} pm`.
    pub hours: Vec<String>,
    /// The ten digits.
    pub digits: String,
    /// Today, tomorrow and the days after: `in 2 days` has the index 2.
    pub in_days: Vec<String>,
    /// While an event takes place.
    pub now: String,
    /// Once an event has passed.
    pub over: String,
    /// The visitor's own time: `{time} for you`.
    pub for_you: String,
    /// Weekday and time: `{day}, {time}`.
    pub day_and_time: String,
}

strings! {
    /// The labels of the pages of events.
    EventLabels {
        /// The heading of the filters.
        filters,
        /// The filter of all kinds.
        any_kind,
        /// The filter of all countries.
        any_country,
        /// The filter of events online.
        online_only,
        /// How many events pass the filters: `Events shown: {count}`.
        shown(count),
        /// Shown if no event is planned.
        none,
        /// The link to the calendar of all events.
        subscribe,
        /// The link to the Atom feed of events.
        feed,
        /// The heading of the links to the archive.
        archive,
        /// The link to all upcoming events.
        all_events,
        /// The name of the links to other pages of the list, for assistive technology.
        pages,
        /// The link to the previous page of the list.
        previous_page,
        /// The link to the next page of the list.
        next_page,
        /// The heading before the time.
        when,
        /// The heading before the place.
        place,
        /// The heading before the group.
        group,
        /// The heading of further occurrences.
        further_dates,
        /// The link to the calendar file of an event.
        add_to_calendar,
        /// The link to join or register.
        link,
    }
}

/// `content/<language>/events/<slug>.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// The part that lists show, with all occurrences of 13 months.
    pub summary: EventSummary,
    /// The absolute URL to join or register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The id of the group that organises it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The body.
    pub body: Vec<Block>,
    /// The day of the build in words, such as `As of 1 June 2024`.
    pub as_of: String,
    /// What the app needs to describe times by the visitor's clock. An event that has passed has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockTexts>,
    /// The labels of the page.
    pub labels: EventLabels,
    /// The languages without this event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub substitutes: Vec<Substitute>,
}

impl Event {
    /// Returns what pages of every kind have.
    #[must_use]
    pub fn meta(&self) -> PageMeta {
        let EventSummary { language, title, summary, .. } = &self.summary;
        PageMeta {
            language: language.clone(),
            title: title.clone(),
            heading: title.clone(),
            description: summary.clone(),
            substitutes: self.substitutes.clone(),
        }
    }
}

/// Cards of the next events (`::events <count>`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextEvents {
    /// How many to show.
    pub count: u32,
    /// The next ones on the day of the build, and as many more as pass within 60 days, so that the page of an old build
    /// shows what is next, too.
    pub events: Vec<EventSummary>,
    /// Shown if no event is planned.
    pub none: String,
    /// What the app needs to describe times by the visitor's clock.
    pub clock: ClockTexts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_with_the_least_and_unknown_keys_is_read() {
        let json = r#"{"slug":"a","language":"en","title":"A","summary":"S.","kind":"picnic","kind_label":"Picnic",
            "place":{"label":"Online","online":true,"floor":3},"occurrences":[{"day":"2024-06-07","label":"D","x":1}]}"#;
        let event: EventSummary = serde_json::from_str(json).unwrap();
        assert_eq!(event.status, EventStatus::Confirmed);
        assert_eq!(event.occurrences[0].final_day(), "2024-06-07");
        assert_eq!(event.occurrences[0].time, None);
        let written = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<EventSummary>(&written).unwrap(), event);
    }

    #[test]
    fn labels_that_are_missing_are_empty() {
        let labels: EventLabels = serde_json::from_str(r#"{"when":"When","added_later":"x"}"#).unwrap();
        assert_eq!(labels, EventLabels { when: String::from("When"), ..EventLabels::default() });
    }
}
