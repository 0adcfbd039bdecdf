//! The filters of a page of upcoming events: by kind, by country, and those online.

use crate::authored::{EventKind, EventStrings};
use crate::convert::publishable_events::{PublishableEvent, kind_label};
use model::dated::{DatedCards, Filter, FilterOption, Filters};

/// Adds the filters by which the events differ, and their values to the cards.
pub(super) fn add(cards: &mut DatedCards, events: &[&PublishableEvent<'_>], strings: &EventStrings) {
    let mut filters = Vec::new();
    for (filter, value_of) in [by_kind(events, strings), by_country(events, strings), online(strings)] {
        let values: Vec<String> = events.iter().map(|event| value_of(event)).collect();
        if values.iter().any(|value| *value != values[0]) {
            filters.push(filter);
            cards.cards.iter_mut().zip(values).for_each(|(card, value)| card.values.push(value));
        }
    }
    if !filters.is_empty() {
        cards.filters = Some(Filters { label: strings.filters.clone(), filters, shown: strings.shown.clone() });
    }
}

/// A filter, and what returns the value of an event.
type EventFilter = (Filter, fn(&PublishableEvent<'_>) -> String);

fn by_kind(events: &[&PublishableEvent<'_>], strings: &EventStrings) -> EventFilter {
    let occurs = |kind: &EventKind| events.iter().any(|event| event.event.kind == *kind);
    let kinds = EventKind::ALL.into_iter().filter(occurs);
    let options = kinds.map(|kind| option(kind.word(), kind_label(kind, strings)));
    let options = with_any(&strings.any_kind, options.collect());
    (filter("kind", options), |event| String::from(event.event.kind.word()))
}

fn by_country(events: &[&PublishableEvent<'_>], strings: &EventStrings) -> EventFilter {
    let places = events.iter().map(|event| &event.place);
    let countries = places.filter_map(|place| Some(option(place.country.as_ref()?, &place.country_label)));
    let mut options: Vec<FilterOption> = countries.collect();
    options.sort_by(|one, other| one.label.cmp(&other.label));
    options.dedup();
    let options = with_any(&strings.any_country, options);
    (filter("country", options), |event| event.place.country.clone().unwrap_or_default())
}

fn online(strings: &EventStrings) -> EventFilter {
    let options = vec![option("true", &strings.online_only)];
    (filter("online", options), |event| String::from(if event.place.online { "true" } else { "" }))
}

fn filter(key: &str, options: Vec<FilterOption>) -> Filter {
    Filter { key: String::from(key), options }
}

/// Puts the option of all before others.
fn with_any(label: &str, mut options: Vec<FilterOption>) -> Vec<FilterOption> {
    options.insert(0, option("", label));
    options
}

fn option(value: &str, label: &str) -> FilterOption {
    FilterOption { value: String::from(value), label: String::from(label) }
}
