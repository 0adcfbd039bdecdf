//! The calendars, read back by another implementation of RFC 5545.

use crate::support::{Checkout, Files, RELEASE, TODAY, dates, json, json_ld, text};
use icalendar::{Calendar, CalendarComponent, Component, Event};
use jiff::{Timestamp, ToSpan};
use model::dated::Occurrence;
use model::text_page::TextPage;
use rrule::{RRuleSet, Tz};
use std::collections::{BTreeMap, BTreeSet};

fn files() -> Files {
    Checkout::fixture_site().build("/", RELEASE).unwrap()
}

fn events(calendar: &str) -> Vec<Event> {
    let calendar: Calendar = calendar.parse().unwrap();
    let events = calendar.components.iter().filter_map(CalendarComponent::as_event);
    events.cloned().collect()
}

#[test]
fn every_file_is_read_and_has_the_events_of_the_site() {
    let files = files();
    let all = events(text(&files, "events.ics"));
    let uids: BTreeSet<&str> = all.iter().map(|event| event.get_uid().unwrap()).collect();
    let pages = files.keys().filter(|path| path.starts_with("events/") && path.ends_with(".ics"));
    let mut of_files = BTreeSet::new();
    for path in pages {
        let own = events(text(&files, path));
        assert!(!own.is_empty(), "{path}");
        of_files.extend(own.iter().map(|event| String::from(event.get_uid().unwrap())));
    }
    assert_eq!(of_files.iter().map(String::as_str).collect::<BTreeSet<_>>(), uids);
    assert!(uids.contains("event-pairing@fixture.example"), "the id stays after a renaming: {uids:?}");
    assert!(!text(&files, "events.ics").contains("Draft event"));
    assert!(text(&files, "es/events.ics").contains("SUMMARY:Café"));
}

#[test]
fn a_group_has_a_calendar_of_its_own() {
    let files = files();
    let path = "events/groups/new-york.ics";
    let calendar = text(&files, path);
    let uids: Vec<String> = events(calendar).iter().map(|event| String::from(event.get_uid().unwrap())).collect();
    assert!(uids.iter().all(|uid| uid == "event-pairing@fixture.example") && !uids.is_empty(), "{uids:?}");
    assert!(calendar.contains("\r\nX-WR-CALNAME:New York Weavers – "), "{calendar}");
    assert_eq!(files.keys().filter(|path| path.contains("events/groups/")).count(), 2, "one in each language");
    let page = text(&files, "events/pair-evening/index.html");
    assert!(page.contains("/events/groups/new-york.ics"), "{page}");
}

#[test]
fn text_and_numbers_are_read_as_they_were_written() {
    let files = files();
    let calendar = text(&files, "events/pair-evening.ics");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
    let event = &events(calendar)[0];
    assert_eq!(event.get_summary(), Some("Pair evening; with cake, \"tea\" & a\\b"));
    assert_eq!(event.get_sequence(), Some(3));
    assert_eq!(event.get_timestamp().unwrap().to_rfc3339(), "2024-05-20T00:00:00+00:00");
    assert!(event.get_description().unwrap().ends_with("\n\nhttps://meet.example.org/pairs?room=1&key=é"));
}

/// Returns the starts of an event as an independent implementation expands its rule, with its exceptions, additional
/// dates and replaced occurrences. Whole days start at midnight UTC.
fn expanded(calendar: &str, until: Timestamp) -> Vec<i64> {
    let unfolded = calendar.replace("\r\n ", "");
    let components: Vec<&str> = unfolded.split("BEGIN:VEVENT\r\n").skip(1).collect();
    let line = |component: &str, name: &str| -> Vec<String> {
        let lines =
            component.lines().filter(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';'])));
        lines.map(String::from).collect()
    };
    let mut replaced = BTreeMap::new();
    for component in &components[1..] {
        let [from, to] = ["RECURRENCE-ID", "DTSTART"].map(|name| instant(&line(component, name)[0]));
        replaced.insert(from, to);
    }
    let master = components[0];
    let lines = ["DTSTART", "RRULE", "EXDATE", "RDATE"].map(|name| line(master, name)).concat();
    let starts: Vec<i64> = match line(master, "RRULE").is_empty() {
        true => vec![instant(&lines[0])],
        false => {
            let set: RRuleSet = lines.join("\n").parse().unwrap_or_else(|error| panic!("{error}: {lines:?}"));
            let last = rrule_time(until);
            set.before(last).all(2000).dates.iter().map(|date| date.timestamp()).collect()
        }
    };
    let mut starts: Vec<i64> = starts.into_iter().map(|start| *replaced.get(&start).unwrap_or(&start)).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

fn rrule_time(at: Timestamp) -> chrono::DateTime<Tz> {
    chrono::DateTime::from_timestamp(at.as_second(), 0).unwrap().with_timezone(&Tz::UTC)
}

/// Returns the instant of a line such as `DTSTART;TZID=Africa/Accra:20240601T180000`.
fn instant(line: &str) -> i64 {
    let set: RRuleSet = format!("{}\nRRULE:FREQ=DAILY;COUNT=1", {
        let (name, value) = line.split_once([':', ';']).unwrap();
        format!("DTSTART{}{value}", &line[name.len()..=name.len()])
    })
    .parse()
    .unwrap();
    set.all(1).dates[0].timestamp()
}

#[test]
fn calendars_have_the_occurrences_of_the_site() {
    let files = files();
    let horizon = TODAY.saturating_add(13.months()).to_datetime(jiff::civil::time(0, 0, 0, 0));
    let horizon = horizon.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    let mut compared = 0;
    let of_events = |path: &&String| path.starts_with("events/") && path.ends_with(".ics") && !path.contains("groups/");
    for path in files.keys().filter(of_events) {
        let slug = path.trim_start_matches("events/").trim_end_matches(".ics");
        let page: TextPage = json(&files, &format!("content/en/events/{slug}.json"));
        let published: Vec<i64> = dates(&page).occurrences.iter().map(published_start).collect();
        let first = published[0];
        let calendar: Vec<i64> = expanded(text(&files, path), horizon).into_iter().filter(|at| *at >= first).collect();
        let published: Vec<i64> = published.into_iter().filter(|at| *at < horizon.as_second()).collect();
        assert_eq!(calendar, published, "{path}");
        compared += published.len();
    }
    assert!(compared > 100, "{compared}");
}

fn published_start(occurrence: &Occurrence) -> i64 {
    match &occurrence.time {
        Some(time) => i64::try_from(time.start).unwrap(),
        None => {
            let day: jiff::civil::Date = occurrence.day.parse().unwrap();
            day.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_second()
        }
    }
}

#[test]
fn skipped_times_are_additional_dates() {
    let files = files();
    let calendar = text(&files, "events/night-owls.ics");
    assert!(calendar.contains("RDATE;TZID=America/New_York:20240310T033000\r\n"), "{calendar}");
}

#[test]
fn documents_describe_the_next_occurrence_to_search_engines() {
    let files = files();
    let of_page =
        |slug: &str| json_ld(text(&files, &format!("events/{slug}/index.html"))).unwrap()["@graph"][0].clone();
    let pairs = of_page("pair-evening");
    assert_eq!(pairs["startDate"], "2024-06-07T18:00:00-04:00");
    assert_eq!(pairs["endDate"], "2024-06-07T19:30:00-04:00");
    assert_eq!(pairs["location"]["url"], "https://meet.example.org/pairs?room=1&key=é");
    let days = of_page("weavers-conference");
    assert_eq!((&days["startDate"], &days["endDate"]), (&"2024-04-19".into(), &"2024-04-21".into()));
    assert_eq!(days["location"]["address"]["addressCountry"], "US");
    assert_eq!(of_page("month-end")["eventStatus"], "https://schema.org/EventCancelled");
}
