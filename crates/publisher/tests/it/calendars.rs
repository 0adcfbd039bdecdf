//! The calendars, read back by another implementation of RFC 5545.

use crate::support::{Checkout, Files, RELEASE, TODAY, dates, json, json_ld, text};
use icalendar::{Calendar, CalendarComponent, Component, Event};
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp, ToSpan};
use model::dated::Occurrence;
use model::text_page::TextPage;
use publisher::convert::PublishOptions;
use rrule::{RRuleSet, Tz};
use std::collections::BTreeSet;

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

/// Returns the lines of a property.
fn lines<'a>(component: &'a str, name: &str) -> Vec<&'a str> {
    let is_property = |line: &&str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';']));
    component.lines().filter(is_property).collect()
}

/// Returns the starts of an event as an independent implementation expands its rule, with its exceptions and replaced
/// occurrences. Whole days start at midnight UTC.
fn expanded(calendar: &str, until: Timestamp) -> Vec<i64> {
    let unfolded = calendar.replace("\r\n ", "");
    let components: Vec<&str> = unfolded.split("BEGIN:VEVENT\r\n").skip(1).collect();
    let of_components =
        |name: &str| -> Vec<i64> { components[1..].iter().map(|it| instant(lines(it, name)[0])).collect() };
    let replaced = of_components("RECURRENCE-ID");
    let master = components[0];
    let own = ["DTSTART", "RRULE", "EXDATE", "RDATE"].map(|name| lines(master, name)).concat();
    let mut starts: Vec<i64> = match lines(master, "RRULE").is_empty() {
        true => vec![instant(own[0])],
        false => {
            let set: RRuleSet = own.join("\n").parse().unwrap_or_else(|error| panic!("{error}: {own:?}"));
            let last = rrule_time(until);
            set.before(last).all(2000).dates.iter().map(|date| date.timestamp()).collect()
        }
    };
    starts.retain(|start| !replaced.contains(start));
    starts.extend(of_components("DTSTART"));
    starts.sort_unstable();
    starts
}

fn rrule_time(at: Timestamp) -> chrono::DateTime<Tz> {
    chrono::DateTime::from_timestamp(at.as_second(), 0).unwrap().with_timezone(&Tz::UTC)
}

/// Returns the instant of a line such as `DTSTART;TZID=Africa/Accra:20240601T180000`. A skipped time is later: RFC 5545, section
/// 3.3.5.
fn instant(line: &str) -> i64 {
    let zone = line.split_once("TZID=").map_or("UTC", |(_, rest)| rest.split(':').next().unwrap());
    clock(line).to_zoned(jiff::tz::TimeZone::get(zone).unwrap()).unwrap().timestamp().as_second()
}

/// Returns what the clock shows in a line.
fn clock(line: &str) -> DateTime {
    let value = line.rsplit(':').next().unwrap().trim_end_matches('Z');
    match value.contains('T') {
        true => DateTime::strptime("%Y%m%dT%H%M%S", value).unwrap(),
        false => Date::strptime("%Y%m%d", value).unwrap().at(0, 0, 0, 0),
    }
}

/// What programs do with the skipped time of a rule.
#[derive(Clone, Copy, Debug)]
enum SkippedTimes {
    /// As RFC 5545, section 3.3.10, says.
    LeftOut,
    Later,
}

/// Returns the starts and ends of an event with a time zone, whose clock an independent implementation repeats.
fn expanded_by_clock(calendar: &str, skipped: SkippedTimes) -> Vec<(i64, i64)> {
    let unfolded = calendar.replace("\r\n ", "");
    let components: Vec<&str> = unfolded.split("BEGIN:VEVENT\r\n").skip(1).collect();
    let (master, others) = (components[0], &components[1..]);
    let start = lines(master, "DTSTART")[0];
    let zone = start.split_once("TZID=").unwrap().1.split(':').next().unwrap();
    let zone = jiff::tz::TimeZone::get(zone).unwrap();
    let is_skipped = |time: &DateTime| time.to_zoned(zone.clone()).unwrap().datetime() != *time;
    assert!(!is_skipped(&clock(start)), "{start}");
    let (rule, until) = lines(master, "RRULE")[0].split_once(";UNTIL=").unwrap();
    let until = Timestamp::strptime("%Y%m%dT%H%M%S%#z", until.replace('Z', "+0000")).unwrap();
    let until = zone.to_datetime(until).strftime("%Y%m%dT%H%M%SZ");
    let rule = format!("DTSTART:{}Z\n{rule};UNTIL={until}", clock(start).strftime("%Y%m%dT%H%M%S"));
    let rule: RRuleSet = rule.parse().unwrap_or_else(|error| panic!("{error}: {rule}"));
    let of_rule = rule.all(2000).dates.into_iter();
    let mut times: Vec<DateTime> = of_rule
        .map(|date| DateTime::strptime("%Y-%m-%d %H:%M:%S", date.naive_utc().format("%F %T").to_string()).unwrap())
        .collect();
    let left_out = lines(master, "EXDATE").into_iter().chain(others.iter().map(|it| lines(it, "RECURRENCE-ID")[0]));
    let left_out: BTreeSet<DateTime> = left_out.map(clock).collect();
    times.retain(|time| !left_out.contains(time));
    times.retain(|time| matches!(skipped, SkippedTimes::Later) || !is_skipped(time));
    let length = |component| {
        let duration: SignedDuration = lines(component, "DURATION")[0].trim_start_matches("DURATION:").parse().unwrap();
        duration.as_secs()
    };
    let of_rule = times.into_iter().map(|time| time.to_zoned(zone.clone()).unwrap().timestamp().as_second());
    let of_rule = of_rule.map(|start| (start, start + length(master)));
    let moved = others.iter().map(|it| (instant(lines(it, "DTSTART")[0]), length(it)));
    let mut all: Vec<(i64, i64)> = of_rule.chain(moved.map(|(start, length)| (start, start + length))).collect();
    all.sort_unstable();
    all
}

/// Returns the offset of the only zone of a calendar, by its `VTIMEZONE` alone.
fn offset_by_calendar(calendar: &str, at: i64) -> i32 {
    let offset = |line: &str| {
        let value: i32 = line.rsplit(':').next().unwrap().parse().unwrap();
        (value / 100 * 60 + value % 100) * 60
    };
    let zone = calendar.split_once("END:VTIMEZONE").unwrap().0;
    let mut onsets = Vec::new();
    for observance in zone.split("TZOFFSETTO").collect::<Vec<_>>().windows(2) {
        let to = offset(observance[1].lines().next().unwrap());
        let from = offset(lines(observance[0], "TZOFFSETFROM")[0]);
        let starts = ["DTSTART", "RDATE"].map(|name| lines(observance[0], name)).concat();
        onsets.extend(starts.into_iter().map(|line| (instant(line) - i64::from(from), to)));
    }
    onsets.sort_unstable();
    onsets.into_iter().rfind(|(onset, _)| *onset <= at).unwrap_or_else(|| panic!("{at}: {calendar}")).1
}

/// Events whose clock is set forward over their start, back over their end, or by a whole day; moved and left out on such days,
/// and beyond the end of the rule.
const EVENTS_WHERE_CLOCKS_CHANGE: [(&str, &str, &str); 10] = [
    ("first-skipped", "America/New_York", "start: 2025-03-09T02:30\nduration: 90m\nrepeats: weekly\ntimes: 60"),
    ("set-back", "America/New_York", "start: 2025-10-26T01:30\nduration: 45m\nrepeats: weekly\ntimes: 3"),
    (
        "moved-beyond-the-end",
        "Europe/London",
        "start: 2025-03-30T01:30\nduration: 1h\nrepeats: monthly by weekday\ntimes: 14\nmoved: { 2026-04-26: 2026-12-20T01:15 }",
    ),
    (
        "moved-before-the-start",
        "Europe/London",
        "start: 2025-04-06T12:00\nduration: 1h\nrepeats: weekly\ntimes: 3\nmoved: { 2025-04-06: 2025-01-05 }",
    ),
    ("long", "Europe/London", "start: 2025-02-20T12:00\nduration: 20d\nrepeats: monthly by day\ntimes: 2"),
    (
        "skipped-and-left-out",
        "Europe/London",
        "start: 2025-03-23T01:30\nduration: 1h\nrepeats: weekly\ntimes: 3\nexcept: [2025-03-30]",
    ),
    (
        "skipped-and-moved",
        "America/Sao_Paulo",
        "start: 2018-10-21T00:30\nduration: 2h\nrepeats: weekly\nuntil: 2019-03-31\nmoved: { 2018-11-04: 2018-11-05 }",
    ),
    ("never-skipped", "Asia/Kolkata", "start: 2025-03-06T18:30\nduration: 2h\nrepeats: every second week\ntimes: 30"),
    ("day-skipped", "Pacific/Apia", "start: 2011-12-23T10:00\nduration: 2h\nrepeats: weekly\ntimes: 5"),
    ("half-an-hour", "Australia/Lord_Howe", "start: 2025-10-05T02:15\nduration: 3h\nrepeats: weekly\ntimes: 60"),
];

#[test]
fn every_program_shows_each_occurrence_once_where_clocks_change() {
    let checkout = Checkout::fixture_site();
    for (slug, zone, schedule) in EVENTS_WHERE_CLOCKS_CHANGE {
        let event =
            format!("---\ntitle: T\n{schedule}\ntime_zone: {zone}\nplace: online\nkind: talk\nsummary: S.\n---\n");
        checkout.write(&format!("content/en/events/2011-01-01-{slug}.md"), event.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    let checked = publisher::check(checkout.root(), RELEASE).unwrap();
    for (slug, zone, _) in EVENTS_WHERE_CLOCKS_CHANGE {
        let calendar = text(&files, &format!("events/{slug}.ics"));
        let event = checked.content.languages[0].events.iter().find(|event| event.slug == slug).unwrap();
        let occurrences = event.schedule.rule_days().filter_map(|day| event.schedule.occurrence(day));
        let seconds = |zoned: &jiff::Zoned| zoned.timestamp().as_second();
        let times = occurrences.map(|occurrence| occurrence.time.unwrap());
        let mut expected: Vec<(i64, i64)> =
            times.map(|time| (seconds(&time.start), seconds(&time.end.unwrap()))).collect();
        expected.sort_unstable();
        for skipped in [SkippedTimes::LeftOut, SkippedTimes::Later] {
            assert_eq!(expanded_by_clock(calendar, skipped), expected, "{slug}, {skipped:?}: {calendar}");
        }
        let zone = jiff::tz::TimeZone::get(zone).unwrap();
        for at in expected.into_iter().flat_map(|(start, end)| [start, end]) {
            let offset = zone.to_offset(Timestamp::from_second(at).unwrap()).seconds();
            assert_eq!(offset_by_calendar(calendar, at), offset, "{slug}, {at}: {calendar}");
        }
    }
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

#[test]
fn an_end_by_the_clock_makes_a_night_longer_where_the_clock_is_set_back() {
    let checkout = Checkout::fixture_site();
    let event = "---\ntitle: T\nstart: 2024-10-26T23:00\nend: 2024-10-27T07:00\ntime_zone: America/New_York\nrepeats: weekly\n\
        times: 3\nplace: online\nkind: sprint\nsummary: S.\n---\n";
    checkout.write("content/en/events/2024-06-01-night.md", event.as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    let calendar = text(&files, "events/night.ics");
    let lengths: Vec<&str> = calendar.lines().filter(|line| line.starts_with("DURATION")).collect();
    assert_eq!(lengths, ["DURATION:PT8H", "DURATION:PT9H"]);
    assert!(calendar.contains("RECURRENCE-ID;TZID=America/New_York:20241102T230000\r\n"), "{calendar}");
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
fn skipped_times_are_replaced() {
    let files = files();
    let calendar = text(&files, "events/night-owls.ics");
    let replaced =
        "RECURRENCE-ID;TZID=America/New_York:20240310T023000\r\nDTSTART;TZID=America/New_York:20240310T033000\r\n";
    assert!(calendar.contains(replaced), "{calendar}");
}

#[test]
fn changes_are_counted_from_the_day_of_writing() {
    let checkout = Checkout::fixture_site();
    let numbers = |today: Date, updated: &str| {
        let event = format!("---\ntitle: T\nstart: 2026-03-06\nplace: online\nkind: talk\nsummary: S.\n{updated}---\n");
        checkout.write("content/en/events/2024-05-01-far.md", event.as_bytes());
        let files = checkout.build("/", PublishOptions { today, ..RELEASE }).unwrap();
        let event = &events(text(&files, "events/far.ics"))[0];
        let page = text(&files, "sitemap.xml").split_once("/events/far/</loc>").unwrap().1.trim_start();
        let feed = text(&files, "events/feed.xml").split_once("/events/far/</id>").unwrap().1;
        let [page, feed] = [page, feed].map(|rest| rest.split_once('>').unwrap().1);
        let feed = feed.split_once("<updated>").unwrap().1;
        let stamp = event.get_timestamp().unwrap().format("%F").to_string();
        (event.get_sequence().unwrap(), stamp, String::from(&page[..10]), String::from(&feed[..10]))
    };
    let all = |sequence: u32, day: &str| (sequence, String::from(day), String::from(day), String::from(day));
    let next_day = TODAY.checked_add(1.day()).unwrap();
    for today in [TODAY, next_day] {
        assert_eq!(numbers(today, ""), all(0, "2024-05-01"));
        assert_eq!(numbers(today, "updated: 2024-05-11\n"), all(10, "2024-05-11"));
        // A day in the future does not count yet.
        assert_eq!(numbers(today, "updated: 2024-06-03\n"), all(0, "2024-05-01"));
    }
}

#[test]
fn a_translation_is_the_same_event() {
    let checkout = Checkout::fixture_site();
    let event = std::fs::read_to_string(checkout.root().join("content/en/events/2024-05-17-pair-evening.md")).unwrap();
    let translated = event.replace("id: pairing\n", "").replace("updated: 2024-05-20\n", "");
    let translated = translated.replace("aliases: [/pairs/]\n", "");
    assert_ne!(translated, event);
    checkout.write("content/es/events/2024-05-17-pair-evening.md", translated.as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    let [own, original] = ["es/events/pair-evening.ics", "events/pair-evening.ics"].map(|path| {
        let event = events(text(&files, path)).remove(0);
        (event.get_uid().map(String::from), event.get_sequence(), event.get_timestamp())
    });
    assert_eq!(own, original);
    let feed = text(&files, "es/events/feed.xml");
    assert!(feed.contains("<id>https://fixture.example/es/events/pairing/</id>"), "{feed}");
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
