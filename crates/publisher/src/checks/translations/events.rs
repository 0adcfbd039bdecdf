//! The check that the translation of an event is the same event: only its words differ.

use super::{Translation, contradiction, other_id};
use crate::authored::{AuthoredEvent, AuthoredPlace, EventLength, Schedule, Timing};
use crate::checks::CheckContext;
use crate::diagnostic::{Diagnostics, Position, Problem};
use crate::source::slugify::slugify;
use jiff::civil::{Date, Time};

pub fn events_are_the_same(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    let unreadable = diagnostics.files_with_errors();
    for event in locale.events.iter().filter(|event| event.language == locale.language.code) {
        let original = locale.original(event);
        let translation =
            Translation { noun: "event", file: &event.file, first_slug: event.first_slug(), original: &original.file };
        let sources = context.other_default_language().into_iter().flat_map(|default| &default.events);
        let sources = sources.map(|source| (source.file.as_path(), source.first_slug()));
        translation.check(sources, &unreadable, || contradictions(event, original), diagnostics);
    }
}

/// Returns what an event says in another way than the event that it translates.
fn contradictions(event: &AuthoredEvent, original: &AuthoredEvent) -> Vec<(Position, Problem)> {
    let (own, other) = (&event.schedule, &original.schedule);
    let keys = [
        ("`start`", start(own) != start(other)),
        ("`time`", is_to_be_announced(own) != is_to_be_announced(other)),
        ("`end` or `duration`", length(own) != length(other)),
        ("`time_zone`", own.zone != other.zone),
        ("`repeats` or what belongs to it", own.repeats != other.repeats),
        ("`place`", country(&event.place) != country(&original.place)),
        ("`kind`", event.kind != original.kind),
        ("`status`", event.status != original.status),
        ("`group`", group(event) != group(original)),
    ];
    let different = contradiction(&keys, &original.file);
    let id = other_id(event.id.as_ref(), original.first_slug(), &original.file);
    let city = cities(&event.place, &original.place).map(|(own, other)| {
        let message = format!("the city is `{own}`, but `{other}` in {}", original.file.display());
        (Position::START, Problem::warning(message, "write the same city, unless this is its name in this language"))
    });
    let day = (event.name_day != original.name_day).then(|| {
        let name = original.file.file_name().unwrap_or_default().to_string_lossy();
        let original = original.file.display();
        let message = format!("the name of this file has the day {}, and {original} another one", event.name_day);
        (Position::START, Problem::warning(message, format!("rename this file to {name}")))
    });
    different.into_iter().chain(id).chain(city).chain(day).collect()
}

fn group(event: &AuthoredEvent) -> Option<&str> {
    event.group.as_ref().map(|group| group.value.as_str())
}

fn start(schedule: &Schedule) -> (Date, Option<Time>) {
    let time = match schedule.timing {
        Timing::At { time, .. } => Some(time),
        Timing::Days(_) | Timing::ToBeAnnounced(_) => None,
    };
    (schedule.first, time)
}

fn length(schedule: &Schedule) -> (Option<i32>, Option<EventLength>) {
    match schedule.timing {
        Timing::Days(days) | Timing::ToBeAnnounced(days) => (Some(days), None),
        Timing::At { length, .. } => (None, length),
    }
}

fn is_to_be_announced(schedule: &Schedule) -> bool {
    matches!(schedule.timing, Timing::ToBeAnnounced(_))
}

/// Returns the country, or `None` online.
fn country(place: &AuthoredPlace) -> Option<&str> {
    match place {
        AuthoredPlace::Online => None,
        AuthoredPlace::Venue { country, .. } => Some(country),
    }
}

/// Returns the cities of two places in one country, if they differ.
fn cities<'a>(own: &'a AuthoredPlace, other: &'a AuthoredPlace) -> Option<(&'a str, &'a str)> {
    let city = |place: &'a AuthoredPlace| match place {
        AuthoredPlace::Online => None,
        AuthoredPlace::Venue { city, .. } => Some(city.as_str()),
    };
    let cities = city(own).zip(city(other)).filter(|_| country(own) == country(other));
    cities.filter(|(own, other)| slugify(own) != slugify(other))
}
