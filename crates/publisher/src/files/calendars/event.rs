//! Events: RFC 5545, section 3.6.1.
//!
//! An event that repeats has its rule, in the time of its zone. Days on which it does not take place are exceptions, and an
//! occurrence that has moved is an event of its own that replaces it.

use super::CalendarContext;
use super::content_line::Lines;
use crate::authored::{
    EventStatus, Frequency, RepeatLimit, Repeats, Schedule, ScheduledOccurrence, Timing, at, week_of_month,
};
use crate::convert::CalendarEvent;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::route::Route;

/// The last year in which skipped times are looked for.
const YEARS_OF_SKIPPED_TIMES: i32 = 10;

impl CalendarContext<'_> {
    /// Adds an event, and an event for each occurrence that has moved.
    pub(super) fn write_event(&self, event: &CalendarEvent, lines: &mut Lines) {
        let schedule = &event.schedule;
        let Some(first) = unmoved(schedule, schedule.first) else { return };
        self.write(event, lines, |lines| {
            write_time(schedule, &first, lines);
            if let Some(repeats) = &schedule.repeats {
                lines.add("RRULE", &rule(schedule, repeats));
                for day in &repeats.except {
                    add_start("EXDATE", schedule, *day, lines);
                }
                for day in self.skipped(schedule) {
                    add_start("RDATE", schedule, day, lines);
                }
            }
        });
        let moved = schedule.repeats.iter().flat_map(|repeats| repeats.moved.keys());
        for occurrence in moved.filter_map(|day| schedule.occurrence(*day)) {
            self.write(event, lines, |lines| {
                if let Some(day) = occurrence.moved_from {
                    add_start("RECURRENCE-ID", schedule, day, lines);
                }
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

    /// Returns the days on which the clock skips the time of the event. By RFC 5545, section 3.3.10, rules leave them out.
    fn skipped(&self, schedule: &Schedule) -> Vec<Date> {
        let (Timing::At { time, .. }, Some(zone)) = (schedule.timing, &schedule.zone) else { return Vec::new() };
        let until = last_day(schedule, self.today);
        let days = schedule.rule_days().take_while(|day| *day <= until);
        let is_skipped =
            |day: &Date| at(*day, time, zone).is_some_and(|found| found.datetime() != day.to_datetime(time));
        let stays = |day: &Date| schedule.occurrence(*day).is_some_and(|it| it.moved_from.is_none());
        days.filter(is_skipped).filter(stays).collect()
    }
}

/// Returns the day up to which changes of the clock are written for an event that repeats.
pub(super) fn last_day(schedule: &Schedule, today: Date) -> Date {
    let latest = today.max(schedule.first).saturating_add(YEARS_OF_SKIPPED_TIMES.years());
    match schedule.repeats.as_ref().and_then(|repeats| repeats.limit) {
        Some(RepeatLimit::Until(until)) => until.min(latest),
        _ => latest,
    }
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

/// Adds start and end.
fn write_time(schedule: &Schedule, occurrence: &ScheduledOccurrence, lines: &mut Lines) {
    match &occurrence.time {
        Some(time) => {
            let mut add = |name: &str, zoned: &jiff::Zoned| {
                add_time(name, schedule, zoned.datetime(), zoned.timestamp(), lines);
            };
            add("DTSTART", &time.start);
            time.end.iter().for_each(|end| add("DTEND", end));
        }
        None => {
            lines.add("DTSTART;VALUE=DATE", &compact(occurrence.first));
            lines.add("DTEND;VALUE=DATE", &compact(occurrence.last.saturating_add(1.day())));
        }
    }
}

/// Adds a property with the start that the rule has on a day.
fn add_start(name: &str, schedule: &Schedule, day: Date, lines: &mut Lines) {
    let Some(occurrence) = unmoved(schedule, day) else { return };
    match &occurrence.time {
        Some(time) => add_time(name, schedule, time.start.datetime(), time.start.timestamp(), lines),
        None => lines.add(&format!("{name};VALUE=DATE"), &compact(day)),
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
    match repeats.limit {
        None => rule,
        Some(RepeatLimit::Times(times)) => format!("{rule};COUNT={times}"),
        // In UTC, unless the start is a day: the end of that day in the event's zone.
        Some(RepeatLimit::Until(until)) => {
            let last_second = jiff::civil::time(23, 59, 59, 0);
            let end = match (schedule.timing, &schedule.zone) {
                (Timing::At { .. }, Some(zone)) => at(until, last_second, zone).map(|end| utc(end.timestamp())),
                _ => None,
            };
            format!("{rule};UNTIL={}", end.unwrap_or_else(|| compact(until)))
        }
    }
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
