//! The filters of a page of upcoming events: by kind, by country, and those online.

use super::filters::{add_filters, option, select_filter, sorted_options, toggle_filter, toggle_value};
use crate::authored::{EventKind, EventStrings, Keyword};
use crate::convert::publishable_events::{PublishableEvent, kind_label};
use model::dated::DatedCards;

/// Adds the filters by which the events differ.
pub(super) fn add_event_filters(cards: &mut DatedCards, events: &[&PublishableEvent<'_>], strings: &EventStrings) {
    let values = |value: fn(&PublishableEvent<'_>) -> String| events.iter().map(|event| value(event)).collect();
    let occurs = |kind: &EventKind| events.iter().any(|event| event.event.kind == *kind);
    let kinds = EventKind::ALL.iter().copied().filter(occurs);
    let kinds = kinds.map(|kind| option(kind.word(), kind_label(kind, strings))).collect();
    let places = events.iter().map(|event| &event.place);
    let countries = places.filter_map(|place| Some(option(place.country.as_ref()?, &place.country_label)));
    let countries = sorted_options(countries.collect());
    let all = vec![
        (select_filter("kind", &strings.any_kind, kinds), values(|event| String::from(event.event.kind.word()))),
        (
            select_filter("country", &strings.any_country, countries),
            values(|event| event.place.country.clone().unwrap_or_default()),
        ),
        (toggle_filter("online", &strings.online_only), values(|event| toggle_value(event.place.online))),
    ];
    add_filters(cards, all, strings, &strings.shown);
}
