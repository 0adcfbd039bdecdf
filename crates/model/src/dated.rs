//! Entries with dates, such as events and the deadlines of opportunities: their cards in lists, and the dates of one of them.
//!
//! Instants are seconds since the Unix epoch. Days and times are also published as text, so that the app needs neither the
//! names of weekdays nor time-zone data. Numbers are never negative, because the app reads no negative ones.

use crate::body::Card;
use serde::{Deserialize, Serialize};

/// Cards of the next entries. The app leaves out those that have passed since the build, or puts them last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedCards {
    /// The entries by their next occurrence, those without one last; those of an archive by their last one, the latest first.
    pub cards: Vec<DatedCard>,
    /// How many to show, if there are more: the others replace those that have passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Whether entries that have passed stay at the end of the list, marked, until the next build.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub keeps_past: bool,
    /// Shown if there is no card.
    pub none: String,
    /// What visitors can choose by. Not on pages of an archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filters: Option<Filters>,
    /// What the app needs to describe times by the visitor's clock. An archive has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockStrings>,
}

/// The card of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedCard {
    /// The language of the card.
    pub language: String,
    /// What it shows besides the time of an occurrence.
    pub card: Card,
    /// The value of each filter, in their order. Empty where the entry has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// In order: those that pass within 60 days, and the next one. An entry of the archive has its last one alone. A
    /// postponed entry whose days have passed has none.
    pub occurrences: Vec<Occurrence>,
    /// Whether the entry does not take place as planned, so that nothing is said by the visitor's clock.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub is_called_off: bool,
}

/// The filters of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// Their name.
    pub label: String,
    /// Each of them.
    pub filters: Vec<Filter>,
    /// How many cards pass the filters: `Events shown: {count}`.
    pub shown: String,
    /// The same for each number from 0 to that of all cards, if its words depend on the number: so the app needs no plural rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shown_by_count: Vec<String>,
}

/// A filter, such as the one by country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Its name in the query of the address.
    pub key: String,
    /// What visitors choose from, once. The first of several options has no value and shows everything.
    pub options: Vec<FilterOption>,
}

/// An option of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterOption {
    /// A word that needs no escape in an address.
    pub value: String,
    /// Its name for visitors.
    pub label: String,
}

/// The next occurrences of one entry, on its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// The label of the next one.
    pub label: String,
    /// The label of the others.
    pub further_label: String,
    /// Those of 13 months, in order, or the last one that has passed.
    pub occurrences: Vec<Occurrence>,
    /// What the app needs to describe times by the visitor's clock. An entry that has passed has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockStrings>,
}

/// One time at which an entry takes place, or the last minute of its deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The first day as YYYY-MM-DD, in the entry's own time zone.
    pub day: String,
    /// The last day, if it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// The time of day. Without one, it takes whole days, or its time is not known yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<OccurrenceTime>,
    /// Day and time in the entry's own time zone, in words.
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
    /// The clock of the entry's time zone at the start, as if it showed UTC. Its difference to `start` is the offset.
    pub local_start: u64,
}

impl Occurrence {
    /// Returns the last day, in the entry's own time zone.
    #[must_use]
    pub fn final_day(&self) -> &str {
        self.last_day.as_deref().unwrap_or(&self.day)
    }
}

/// Strings from which the app describes times by the visitor's clock, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockStrings {
    /// The weekdays, Monday first.
    pub weekdays: Vec<String>,
    /// The 24 hours of a day, with `{minute}` for the two digits of the minute, such as `17:{minute}` or `5:{minute} pm`.
    pub hours: Vec<String>,
    /// The ten digits.
    pub digits: String,
    /// Today, tomorrow and the days after: `in 2 days` has the index 2.
    pub in_days: Vec<String>,
    /// While an entry takes place.
    pub now: String,
    /// Once an entry has passed.
    pub over: String,
    /// The visitor's own time: `{time} for you`.
    pub for_you: String,
    /// Weekday and time: `{day}, {time}`.
    pub day_and_time: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_with_the_least_and_unknown_keys_are_read() {
        let json = r#"{"none":"None","cards":[{"language":"en","card":{"level":2,"id":"a","heading":[],"blocks":[]},
            "occurrences":[{"day":"2024-06-07","label":"D","x":1}],"floor":3}]}"#;
        let cards: DatedCards = serde_json::from_str(json).unwrap();
        assert_eq!((cards.count, &cards.filters, &cards.clock), (None, &None, &None));
        let card = &cards.cards[0];
        assert_eq!((card.is_called_off, card.occurrences[0].final_day()), (false, "2024-06-07"));
        assert_eq!(card.occurrences[0].time, None);
        let written = serde_json::to_string(&cards).unwrap();
        assert_eq!(serde_json::from_str::<DatedCards>(&written).unwrap(), cards);
    }
}
