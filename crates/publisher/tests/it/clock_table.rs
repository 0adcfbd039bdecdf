//! What visitors in several time zones see of an event, before, during and after it, and where clocks change.

use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use model::clock::Phase;
use model::clock::Phase::{InDays, Now, Over};
use model::dated::{ClockStrings, Occurrence};
use publisher::authored::{EventLength, Schedule, ScheduledOccurrence, Timing};

const ZONES: [&str; 5] =
    ["Pacific/Honolulu", "America/Sao_Paulo", "Africa/Accra", "Asia/Kolkata", "Pacific/Kiritimati"];

/// An event of 90 minutes.
fn event(start: DateTime, zone: &str) -> ScheduledOccurrence {
    let timing = Timing::At { time: start.time(), length: Some(EventLength::Elapsed(SignedDuration::from_mins(90))) };
    let zone = Some(TimeZone::get(zone).unwrap());
    Schedule { first: start.date(), timing, zone, repeats: None }.occurrence(start.date()).unwrap()
}

fn published(scheduled: &ScheduledOccurrence) -> Occurrence {
    let time = scheduled.time.as_ref().unwrap();
    let seconds = |at: &jiff::Zoned| u64::try_from(at.timestamp().as_second()).unwrap();
    let end = time.end.as_ref().map(seconds);
    let offset = i64::from(time.start.offset().seconds());
    let local_start = u64::try_from(time.start.timestamp().as_second() + offset).unwrap();
    Occurrence {
        day: scheduled.first.to_string(),
        last_day: None,
        time: Some(model::dated::OccurrenceTime { start: seconds(&time.start), end, local_start }),
        label: String::new(),
    }
}

/// Returns what a visitor sees at a time.
fn seen(event: &ScheduledOccurrence, at: &str, visitor: &str) -> Phase {
    let at: Timestamp = at.parse().unwrap();
    let zone = TimeZone::get(visitor).unwrap();
    let offset = |at: i64| i64::from(zone.to_offset(Timestamp::from_second(at).unwrap()).seconds());
    published(event).phase(u64::try_from(at.as_second()).unwrap(), offset)
}

/// Returns what the app says of the start by the visitor's clock.
fn start_for(event: &ScheduledOccurrence, visitor: &str) -> String {
    let texts = ClockStrings {
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            .map(String::from)
            .into(),
        hours: (0..24).map(|hour| format!("{hour:02}:{{minute}}")).collect(),
        digits: String::from("0123456789"),
        for_you: String::from("{time}"),
        day_and_time: String::from("{day} {time}"),
        ..ClockStrings::default()
    };
    let start = event.time.as_ref().unwrap().start.timestamp();
    let offset = TimeZone::get(visitor).unwrap().to_offset(start).seconds();
    let said = texts.start_for_visitor(&published(event).time.unwrap(), offset.into());
    said.unwrap_or_else(|| String::from("the same"))
}

#[test]
fn visitors_see_their_own_time() {
    let friday = event(date(2026, 3, 6).at(17, 0, 0, 0), "Africa/Accra");
    let seen = ZONES.map(|zone| start_for(&friday, zone));
    assert_eq!(seen, ["07:00", "14:00", "the same", "22:30", "Saturday 07:00"]);
}

#[test]
fn phases_follow_the_visitors_calendar() {
    let friday = event(date(2026, 3, 6).at(17, 0, 0, 0), "Africa/Accra");
    let rows: [(&str, [Phase; 5]); 7] = [
        // In Honolulu, it is still Tuesday. In Kiritimati, the event is on Saturday.
        ("2026-03-04T09:00:00Z", [InDays(3), InDays(2), InDays(2), InDays(2), InDays(3)]),
        ("2026-03-04T10:00:00Z", [InDays(2); 5]),
        ("2026-03-06T00:30:00Z", [InDays(1), InDays(1), InDays(0), InDays(0), InDays(1)]),
        ("2026-03-06T16:59:59Z", [InDays(0); 5]),
        ("2026-03-06T17:00:00Z", [Now; 5]),
        ("2026-03-06T18:29:59Z", [Now; 5]),
        ("2026-03-06T18:30:00Z", [Over; 5]),
    ];
    for (at, expected) in rows {
        assert_eq!(ZONES.map(|zone| seen(&friday, at, zone)), expected, "{at}");
    }
}

#[test]
fn days_are_counted_where_the_clock_changes() {
    // On 8 March 2026, clocks in New York are set forward: the day has 23 hours. On 1 November, it has 25.
    for (day, before, after) in [
        (date(2026, 3, 8), "2026-03-08T04:30:00Z", "2026-03-08T05:30:00Z"),
        (date(2026, 11, 1), "2026-11-01T03:30:00Z", "2026-11-01T04:30:00Z"),
    ] {
        let evening = event(day.at(23, 45, 0, 0), "America/New_York");
        assert_eq!(seen(&evening, before, "America/New_York"), InDays(1), "{day}");
        assert_eq!(seen(&evening, after, "America/New_York"), InDays(0), "{day}");
    }
    // The visitor's clock changes, that of the event does not.
    let monday = event(date(2026, 3, 9).at(4, 30, 0, 0), "Africa/Accra");
    assert_eq!(start_for(&monday, "America/New_York"), "00:30");
    assert_eq!(seen(&monday, "2026-03-09T03:59:59Z", "America/New_York"), InDays(1));
    assert_eq!(seen(&monday, "2026-03-09T04:00:00Z", "America/New_York"), InDays(0));
}

#[test]
fn a_time_that_comes_twice_is_the_first_and_a_skipped_one_is_later() {
    let twice = event(date(2026, 11, 1).at(1, 30, 0, 0), "America/New_York");
    assert_eq!(twice.time.unwrap().start.timestamp().to_string(), "2026-11-01T05:30:00Z");
    let skipped = event(date(2026, 3, 8).at(2, 30, 0, 0), "America/New_York");
    assert_eq!(skipped.time.unwrap().start.timestamp().to_string(), "2026-03-08T07:30:00Z");
}
