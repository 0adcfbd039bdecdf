//! Events: RFC 5545, section 3.6.1.
//!
//! An event that repeats has its rule, in the time of its zone. Days on which it does not take place are exceptions, and an
//! occurrence that has moved is an event of its own that replaces it. So is one whose time the clock skips: rules leave it out
//! (RFC 5545, section 3.3.10), but not every program does. So is one that is longer or shorter than the others.

use super::CalendarContext;
use super::content_line::Lines;
use crate::authored::{EventStatus, Frequency, Repeats, Schedule, ScheduledOccurrence, Timing, at, week_of_month};
use crate::convert::CalendarEvent;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use model::route::Route;
use std::collections::BTreeSet;

/// The last year in which skipped times are looked for.
const YEARS_OF_SKIPPED_TIMES: i32 = 10;

impl CalendarContext<'_> {
    /// Adds an event, and an event for each occurrence whose start is not that of the rule.
    pub(super) fn write_event(&self, event: &CalendarEvent, lines: &mut Lines) {
        let schedule = &event.schedule;
        let first = rule_start(schedule);
        let Some(occurrence) = unmoved(schedule, first) else { return };
        self.write(event, lines, |lines| {
            write_time(schedule, &occurrence, lines);
            if let Some(repeats) = &schedule.repeats {
                lines.add("RRULE", &rule(schedule, repeats));
                let earlier = Some(&first).filter(|first| **first != schedule.first);
                for day in earlier.into_iter().chain(&repeats.except) {
                    add_rule_time("EXDATE", schedule, *day, lines);
                }
            }
        });
        for day in self.replaced_days(schedule) {
            let Some(occurrence) = schedule.occurrence(day) else { continue };
            self.write(event, lines, |lines| {
                add_rule_time("RECURRENCE-ID", schedule, day, lines);
                write_time(schedule, &occurrence, lines);
            });
        }
    }

    fn write(&self, event: &CalendarEvent, lines: &mut Lines, write_times: impl FnOnce(&mut Lines)) {
        let page = self.urls.page(&self.locale.language.code, &Route::Event(event.slug.clone()));
        lines.add("BEGIN", "VEVENT");
        lines.add_text("UID", &format!("event-{}@{}", event.id, self.host));
        lines.add("DTSTAMP", &format!("{}T000000Z", compact(event.changed)));
        lines.add("SEQUENCE", &event.sequence.to_string());
        write_times(lines);
        lines.add_text("SUMMARY", &event.title);
        let link = event.link.iter().map(String::as_str);
        let description: Vec<&str> = [event.summary.as_str()].into_iter().chain(link).collect();
        lines.add_text("DESCRIPTION", &description.join("\n\n"));
        lines.add_text("LOCATION", &event.place);
        lines.add_text("CATEGORIES", &event.kind);
        lines.add("URL", &page);
        lines.add(
            "STATUS",
            match event.status {
                EventStatus::Confirmed => "CONFIRMED",
                EventStatus::Postponed => "TENTATIVE",
                EventStatus::Cancelled => "CANCELLED",
            },
        );
        if !matches!(event.schedule.timing, Timing::At { .. }) {
            // A whole day does not make people busy.
            lines.add("TRANSP", "TRANSPARENT");
        }
        lines.add("END", "VEVENT");
    }

    /// Returns the days of the rule that have moved, those on which the clock skips the time of the event, and those on which
    /// a change of the clock makes it longer or shorter.
    fn replaced_days(&self, schedule: &Schedule) -> BTreeSet<Date> {
        let Some(repeats) = &schedule.repeats else { return BTreeSet::new() };
        let until = last_day(schedule, self.today);
        let days = schedule.rule_days().take_while(|day| *day <= until);
        let usual_length = length(schedule, rule_start(schedule));
        let differs = |day: &Date| is_skipped(schedule, *day) || length(schedule, *day) != usual_length;
        days.filter(differs).chain(repeats.moved.keys().copied()).collect()
    }
}

/// Returns the first and the last day for which an event that repeats needs the changes of the clock.
pub(super) fn days_by_clock(schedule: &Schedule, today: Date) -> (Date, Date) {
    let moved = || schedule.repeats.iter().flat_map(|repeats| repeats.moved.values()).map(|moved| moved.day);
    let first = moved().fold(rule_start(schedule), Date::min);
    let last = moved().fold(last_day(schedule, today), Date::max);
    let length = match schedule.timing {
        Timing::At { length: Some(length), .. } => length.nominal(),
        _ => SignedDuration::ZERO,
    };
    (first, last.saturating_add(length))
}

/// Returns the day up to which changes of the clock are looked for.
fn last_day(schedule: &Schedule, today: Date) -> Date {
    let latest = today.max(schedule.first).saturating_add(YEARS_OF_SKIPPED_TIMES.years());
    last_rule_day(schedule).map_or(latest, |last| last.min(latest))
}

/// Returns the last day of the rule, if it has an end.
fn last_rule_day(schedule: &Schedule) -> Option<Date> {
    schedule.repeats.as_ref()?.limit?;
    schedule.rule_days().last()
}

/// Returns the day from which the rule is written: the first one or, if the clock skips its time, one before it. From a skipped
/// time, the rule would repeat the later time for ever.
fn rule_start(schedule: &Schedule) -> Date {
    let mut days = std::iter::once(schedule.first).chain(schedule.earlier_days());
    days.find(|day| !is_skipped(schedule, *day)).unwrap_or(schedule.first)
}

/// Returns how long the event takes on a day of the rule.
fn length(schedule: &Schedule, day: Date) -> Option<SignedDuration> {
    let time = unmoved(schedule, day)?.time?;
    Some(time.start.duration_until(time.end.as_ref()?))
}

/// Whether the clock skips the time of the event on a day.
fn is_skipped(schedule: &Schedule, day: Date) -> bool {
    let (Timing::At { time, .. }, Some(zone)) = (schedule.timing, &schedule.zone) else { return false };
    at(day, time, zone).is_some_and(|found| found.datetime() != day.to_datetime(time))
}

/// Whether the times of an event are written by the clock of its zone. Otherwise, they are in UTC.
pub(super) fn is_local(schedule: &Schedule) -> bool {
    schedule.repeats.is_some() && !is_utc(schedule)
}

fn is_utc(schedule: &Schedule) -> bool {
    schedule.zone.as_ref().is_some_and(|zone| zone.iana_name() == Some("UTC"))
}

/// Returns the occurrence of a day of the rule as if it were not moved.
fn unmoved(schedule: &Schedule, day: Date) -> Option<ScheduledOccurrence> {
    Schedule { repeats: None, first: day, ..schedule.clone() }.occurrence(day)
}

/// Adds start and end. An event that repeats has a length: its end could come before its start on a clock that is set back.
fn write_time(schedule: &Schedule, occurrence: &ScheduledOccurrence, lines: &mut Lines) {
    match &occurrence.time {
        Some(time) => {
            add_time("DTSTART", schedule, time.start.datetime(), time.start.timestamp(), lines);
            if let Some(end) = &time.end {
                match schedule.repeats {
                    Some(_) => lines.add("DURATION", &time.start.duration_until(end).to_string()),
                    None => lines.add("DTEND", &utc(end.timestamp())),
                }
            }
        }
        None => {
            lines.add("DTSTART;VALUE=DATE", &compact(occurrence.first));
            lines.add("DTEND;VALUE=DATE", &compact(occurrence.last.saturating_add(1.day())));
        }
    }
}

/// Adds a property with the time that the rule has on a day, even if the clock skips it.
fn add_rule_time(name: &str, schedule: &Schedule, day: Date, lines: &mut Lines) {
    match (schedule.timing, &schedule.zone) {
        (Timing::At { time, .. }, Some(zone)) => {
            let timestamp = at(day, time, zone).map(|start| start.timestamp()).unwrap_or_default();
            add_time(name, schedule, day.to_datetime(time), timestamp, lines);
        }
        _ => lines.add(&format!("{name};VALUE=DATE"), &compact(day)),
    }
}

fn add_time(name: &str, schedule: &Schedule, local: DateTime, timestamp: Timestamp, lines: &mut Lines) {
    match schedule.zone.as_ref().and_then(TimeZone::iana_name).filter(|_| is_local(schedule)) {
        Some(zone) => lines.add(&format!("{name};TZID={zone}"), &compact_time(local)),
        None => lines.add(name, &utc(timestamp)),
    }
}

/// Returns the value of `RRULE`: RFC 5545, section 3.3.10.
fn rule(schedule: &Schedule, repeats: &Repeats) -> String {
    let first = schedule.first;
    let rule = match repeats.frequency {
        Frequency::Weekly => format!("FREQ=WEEKLY;BYDAY={}", weekday(first)),
        Frequency::EverySecondWeek => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={}", weekday(first)),
        Frequency::MonthlyByDay => format!("FREQ=MONTHLY;BYMONTHDAY={}", first.day()),
        Frequency::MonthlyByWeekday => format!("FREQ=MONTHLY;BYDAY={}{}", week_of_month(first), weekday(first)),
    };
    // Not the number of times: whether a skipped time counts depends on the program.
    let Some(last) = last_rule_day(schedule) else { return rule };
    // In UTC, unless the start is a day: the end of that day in the event's zone.
    let last_second = jiff::civil::time(23, 59, 59, 0);
    let end = match (schedule.timing, &schedule.zone) {
        (Timing::At { .. }, Some(zone)) => at(last, last_second, zone).map(|end| utc(end.timestamp())),
        _ => None,
    };
    format!("{rule};UNTIL={}", end.unwrap_or_else(|| compact(last)))
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Returns a time of a clock.
pub(super) fn compact_time(time: DateTime) -> String {
    time.strftime("%Y%m%dT%H%M%S").to_string()
}

fn utc(timestamp: Timestamp) -> String {
    timestamp.strftime("%Y%m%dT%H%M%SZ").to_string()
}
