//! When an event takes place: `start`, `time`, `time_zone`, `end` or `duration`, and how it repeats.

use super::moment::{self, Moment, parse_clock, written};
use super::repeats::Repeats;
use super::time_zone;
use crate::source::fields::{Fields, Spanned, parse_date};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Unit};
use std::path::Path;

/// The only word that `time` can have.
const TO_BE_ANNOUNCED: &str = "to-be-announced";
/// A longer event is a slip.
const MAX_DAYS: i32 = 366;

/// When an event takes place.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The first day.
    pub first: Date,
    /// The time of day.
    pub timing: Timing,
    /// The time zone. An event with a time has one.
    pub zone: Option<TimeZone>,
    /// How it repeats, if it does.
    pub repeats: Option<Repeats>,
}

/// The time of day at which an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// So many whole days.
    Days(i32),
    /// So many days; the time is not known yet.
    ToBeAnnounced(i32),
    /// At a time.
    At {
        /// When it starts, by the clock of its zone.
        time: Time,
        /// How long it takes, if that is known. A change of the clock makes it neither longer nor shorter.
        length: Option<SignedDuration>,
    },
}

impl Schedule {
    /// Returns the schedule of an event that takes a whole day.
    #[must_use]
    pub fn on_day(day: Date) -> Schedule {
        Schedule { first: day, timing: Timing::Days(1), zone: None, repeats: None }
    }

    /// Reads the schedule. Returns `None`, with a diagnostic, if the start cannot be read.
    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> Option<Schedule> {
        let written_start = fields.string("start");
        let start = read_moment("start", &written_start, None, file, fields);
        let is_whole_day = read_time(start, file, fields);
        let zone = read_zone(start, file, fields);
        let length = Length::read(start, file, fields);
        let repeats = Repeats::read(start.map(Moment::day), file, fields);
        let (first, timing) = match start? {
            Moment::Day(day) => {
                let days = length.map_or(1, Length::days);
                (day, if is_whole_day { Timing::Days(days) } else { Timing::ToBeAnnounced(days) })
            }
            Moment::Time(start) => {
                (start.date(), Timing::At { time: start.time(), length: length.map(Length::duration) })
            }
        };
        Some(Schedule { first, timing, zone, repeats })
    }
}

fn read_moment(
    key: &str,
    Spanned { position, value }: &Spanned<String>,
    day: Option<Date>,
    file: &Path,
    fields: &mut Fields<'_>,
) -> Option<Moment> {
    let moment = Moment::parse(value);
    if moment.is_none() && !value.is_empty() {
        let is_day = value.get(..10).and_then(parse_date).is_some_and(|day| !moment::YEARS.contains(&day.year()));
        let (message, help) = match Moment::meant_by(value, day) {
            _ if is_day => (
                format!("the year of `{value}` is most likely a slip"),
                format!("write a year from {} to {}", moment::YEARS.start(), moment::YEARS.end()),
            ),
            Some(meant) => (not_in_calendar(value), format!("write `{key}: {meant}`")),
            None => (not_in_calendar(value), String::from(moment::HELP)),
        };
        fields.diagnostics().error(file, *position, message, help);
    }
    moment
}

fn not_in_calendar(written: &str) -> String {
    format!("`{written}` is not a day or a time of the calendar")
}

/// Reads `time`. Returns whether an event without a time takes the whole day.
fn read_time(start: Option<Moment>, file: &Path, fields: &mut Fields<'_>) -> bool {
    let Some(Spanned { position, value }) = fields.optional_string("time") else { return true };
    let problem = match (value.as_str(), start) {
        ("", _) | (TO_BE_ANNOUNCED, None | Some(Moment::Day(_))) => None,
        (TO_BE_ANNOUNCED, Some(Moment::Time(time))) => Some((
            format!("the time is to be announced, but `start` has one, {}", time.strftime("%H:%M")),
            format!("remove this line, or write `start: {}`", time.date()),
        )),
        (written_time, _) => {
            let time = parse_clock(written_time).zip(start);
            let help = match time {
                Some((time, start)) => {
                    format!("remove this line, and write `start: {}`", written(start.day().to_datetime(time)))
                }
                None => format!("write `time: {TO_BE_ANNOUNCED}`, or remove this line and write the time in `start`"),
            };
            Some((format!("`time` can only be `{TO_BE_ANNOUNCED}`, not `{written_time}`"), help))
        }
    };
    if let Some((message, help)) = problem {
        fields.diagnostics().error(file, position, message, help);
    }
    value != TO_BE_ANNOUNCED
}

fn read_zone(start: Option<Moment>, file: &Path, fields: &mut Fields<'_>) -> Option<TimeZone> {
    let is_left_out = !fields.has("time_zone");
    let Some(Spanned { position, value }) = fields.optional_string("time_zone") else {
        let is_needed = matches!(start, Some(Moment::Time(_)));
        if is_needed && is_left_out && !fields.is_mistyped("time_zone") {
            let help = "add a line like `time_zone: Africa/Accra`, with the largest city of the zone";
            let position = fields.position();
            fields.diagnostics().error(file, position, "`start` has a time, so `time_zone` is needed", help);
        }
        return None;
    };
    let zone = time_zone::get(&value);
    if zone.is_none() && !value.is_empty() {
        let message = format!("there is no time zone `{value}`");
        fields.diagnostics().error(file, position, message, time_zone::help(&value));
    }
    zone
}

/// How long an event takes.
#[derive(Clone, Copy, Debug)]
enum Length {
    Days(i32),
    Duration(SignedDuration),
}

impl Length {
    fn days(self) -> i32 {
        match self {
            Length::Days(days) => days,
            Length::Duration(_) => 1,
        }
    }

    fn duration(self) -> SignedDuration {
        match self {
            Length::Days(days) => SignedDuration::from_hours(24 * i64::from(days)),
            Length::Duration(duration) => duration,
        }
    }

    /// Reads `end` or `duration`.
    fn read(start: Option<Moment>, file: &Path, fields: &mut Fields<'_>) -> Option<Length> {
        let end = fields.optional_string("end");
        let duration = fields.optional_string("duration");
        if let (Some(_), Some(duration)) = (&end, &duration) {
            let message = "both `end` and `duration` say how long the event takes";
            fields.diagnostics().error(file, duration.position, message, "remove one of the two lines");
            return None;
        }
        match (end, duration) {
            (Some(end), _) => Length::of_end(start, &end, file, fields),
            (None, Some(duration)) => Length::of_duration(start, &duration, file, fields),
            (None, None) => None,
        }
    }

    fn of_end(
        start: Option<Moment>,
        written_end: &Spanned<String>,
        file: &Path,
        fields: &mut Fields<'_>,
    ) -> Option<Length> {
        let end = read_moment("end", written_end, start.map(Moment::day), file, fields)?;
        let mut report = |message: String, help: String| {
            fields.diagnostics().error(file, written_end.position, message, help);
            None
        };
        match (start?, end) {
            (Moment::Day(first), Moment::Day(last)) => {
                let days = first.until(last).ok()?.get_days() + 1;
                match days {
                    1..=MAX_DAYS => Some(Length::Days(days)),
                    ..=0 => report(
                        format!("the event ends on {last}, before it starts on {first}"),
                        String::from("write the last day of the event, or remove the line"),
                    ),
                    _ => report(
                        format!("the event would take {days} days"),
                        String::from(
                            "write the last day of the event; one that takes place again has a line `repeats`",
                        ),
                    ),
                }
            }
            (Moment::Time(first), Moment::Time(last)) => {
                let length = first.duration_until(last);
                let is_valid = length.is_positive() && length <= SignedDuration::from_hours(24 * i64::from(MAX_DAYS));
                match is_valid {
                    true => Some(Length::Duration(length)),
                    false => report(
                        format!("the event ends at `{}`, but starts at `{}`", written(last), written(first)),
                        String::from("write a time after the start, with its day, or remove the line"),
                    ),
                }
            }
            (Moment::Day(_), Moment::Time(last)) => report(
                String::from("`end` has a time, but `start` has none"),
                format!("write `end: {}`, or add a time to `start` too", last.date()),
            ),
            (Moment::Time(_), Moment::Day(last)) => report(
                String::from("`start` has a time, but `end` has none"),
                format!("add the time: `end: {last}T20:00`, or remove the line"),
            ),
        }
    }

    fn of_duration(
        start: Option<Moment>,
        Spanned { position, value }: &Spanned<String>,
        file: &Path,
        fields: &mut Fields<'_>,
    ) -> Option<Length> {
        if value.is_empty() {
            return None;
        }
        let minutes = value.parse::<Span>().ok().and_then(minutes);
        let mut report = |message: String, help: &str| {
            fields.diagnostics().error(file, *position, message, help);
            None
        };
        let is_possible = |minutes: &i64| (1..=i64::from(MAX_DAYS) * 24 * 60).contains(minutes);
        let Some(minutes) = minutes.filter(is_possible) else {
            return report(format!("`{value}` is not a duration"), "write it like `90m`, `2h`, `1h 30m` or `3d`");
        };
        let days = i32::try_from(minutes / (24 * 60)).ok().filter(|_| minutes % (24 * 60) == 0);
        match (start?, days) {
            (Moment::Time(_), _) => Some(Length::Duration(SignedDuration::from_mins(minutes))),
            (Moment::Day(_), Some(days)) => Some(Length::Days(days)),
            (Moment::Day(_), None) => report(
                format!("the duration is `{value}`, but `start` has no time"),
                "add the time to `start`, write whole days like `3d`, or remove the line",
            ),
        }
    }
}

/// Returns the minutes of a span of days, hours and minutes.
fn minutes(span: Span) -> Option<i64> {
    let has_other_units = span.get_years() != 0 || span.get_months() != 0;
    let total = span.total((Unit::Minute, jiff::SpanRelativeTo::days_are_24_hours())).ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "the comparison detects a fraction")]
    let minutes = total as i64;
    #[expect(clippy::cast_precision_loss, reason = "durations are far below the limit of exact numbers")]
    let is_whole = minutes as f64 == total;
    (is_whole && !has_other_units).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_common_forms() {
        let read = |text: &str| text.parse::<Span>().ok().and_then(minutes);
        for (text, expected) in [
            ("90m", Some(90)),
            ("1h30m", Some(90)),
            ("1h 30m", Some(90)),
            ("90 minutes", Some(90)),
            ("2 hours", Some(120)),
            ("1.5h", Some(90)),
            ("3d", Some(3 * 24 * 60)),
            ("1w", Some(7 * 24 * 60)),
            ("90", None),
            ("1mo", None),
            ("30s", None),
            ("long", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
