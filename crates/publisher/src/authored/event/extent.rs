//! How long an event takes: `end` or `duration`.

use super::duration;
use super::moment::{Moment, written};
use super::moment_help::MomentKey;
use crate::source::fields::{Fields, Spanned};
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, ToSpan, Zoned};
use std::path::Path;

/// A longer event is a slip.
pub(super) const MAX_DAYS: i32 = 366;

/// How long an event with a time takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventLength {
    /// So long, whatever its clock shows then: `duration`.
    Elapsed(SignedDuration),
    /// Until its clock shows so much more than at the start: `end`.
    OnClock(SignedDuration),
}

impl EventLength {
    /// Returns the length without changes of the clock.
    #[must_use]
    pub fn nominal(self) -> SignedDuration {
        match self {
            EventLength::Elapsed(length) | EventLength::OnClock(length) => length,
        }
    }

    /// Returns its whole hours, without changes of the clock.
    #[must_use]
    pub fn as_hours(self) -> i64 {
        self.nominal().as_hours()
    }

    /// Returns the end of an occurrence that starts at an instant, where the event's clock should show `on_clock`.
    pub(super) fn end(self, start: &Zoned, on_clock: DateTime) -> Option<Zoned> {
        let elapsed = || start.checked_add(self.nominal()).ok();
        match self {
            EventLength::Elapsed(_) => elapsed(),
            EventLength::OnClock(length) => {
                let end = on_clock.checked_add(length).ok()?.to_zoned(start.time_zone().clone()).ok()?;
                // A start that the clock skips is later, maybe later than the end.
                if end > *start { Some(end) } else { elapsed() }
            }
        }
    }
}

/// How long an event takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Extent {
    /// So many days.
    Days(i32),
    /// Some time.
    Time(EventLength),
}

impl Extent {
    pub(super) fn days(self) -> i32 {
        match self {
            Extent::Days(days) => days,
            Extent::Time(_) => 1,
        }
    }

    pub(super) fn length(self) -> EventLength {
        match self {
            Extent::Days(days) => EventLength::Elapsed(SignedDuration::from_hours(24 * i64::from(days))),
            Extent::Time(length) => length,
        }
    }

    /// Whether another occurrence, so many days later, would start before this one ends.
    pub(super) fn is_longer_than(self, days: i32) -> bool {
        match self {
            Extent::Days(own) => own > days,
            Extent::Time(length) => length.nominal() > SignedDuration::from_hours(24 * i64::from(days)),
        }
    }

    /// Reads `end` or `duration`.
    pub(super) fn read(start: Option<Moment>, file: &Path, fields: &mut Fields<'_>) -> Option<Extent> {
        let end = fields.optional_string("end");
        let duration = fields.optional_string("duration");
        if let (Some(_), Some(duration)) = (&end, &duration) {
            let message = "both `end` and `duration` say how long the event takes";
            fields.diagnostics().error(file, duration.position, message, "remove one of the two lines");
            return None;
        }
        let (written, extent) = match (end, duration) {
            (Some(end), _) => {
                let last = MomentKey::End { start }.read(&end, file, fields)?;
                (end, extent_until(start?, last))
            }
            (None, Some(duration)) if duration.value.is_empty() => return None,
            (None, Some(duration)) => {
                let extent = duration::parse(&duration.value);
                let extent = extent.and_then(|minutes| extent_of(start, minutes, &duration.value));
                (duration, extent)
            }
            (None, None) => return None,
        };
        let Spanned { position, .. } = written;
        extent.map_err(|(message, help)| fields.diagnostics().error(file, position, message, help)).ok()?
    }
}

/// Returns message and help if the end does not suit the start.
fn extent_until(start: Moment, end: Moment) -> Result<Option<Extent>, (String, String)> {
    match (start, end) {
        (Moment::Day(first), Moment::Day(last)) => days_until(first, last),
        (Moment::Time(first), Moment::Time(last)) => time_until(first, last),
        (Moment::Day(_), Moment::Time(last)) => Err((
            String::from("`end` has a time, but `start` has none"),
            format!("write `end: {}`, or add a time to `start` too", last.date()),
        )),
        (Moment::Time(_), Moment::Day(last)) => Err((
            String::from("`start` has a time, but `end` has none"),
            format!("add the time, with a `T` after the day: `end: {last}T…`, or remove the line"),
        )),
    }
}

fn days_until(first: Date, last: Date) -> Result<Option<Extent>, (String, String)> {
    let Ok(days) = first.until(last).map(|days| days.get_days() + 1) else { return Ok(None) };
    match days {
        1..=MAX_DAYS => Ok(Some(Extent::Days(days))),
        ..=0 => Err((
            format!("the event ends on {last}, before it starts on {first}"),
            String::from("write the last day of the event, or remove the line"),
        )),
        _ => Err(too_long(days)),
    }
}

fn time_until(first: DateTime, last: DateTime) -> Result<Option<Extent>, (String, String)> {
    let length = first.duration_until(last);
    if length > SignedDuration::from_hours(24 * i64::from(MAX_DAYS)) {
        return Err(too_long(i32::try_from(length.as_hours() / 24).unwrap_or(i32::MAX)));
    }
    if length.is_positive() {
        return Ok(Some(Extent::Time(EventLength::OnClock(length))));
    }
    let next_day = last.checked_add(1.day()).ok().filter(|next| first.date() == last.date() && *next > first);
    let help = match next_day {
        Some(next_day) => {
            format!("write the day after, `end: {}`, if it ends in the night, or remove the line", written(next_day))
        }
        None => String::from("write a time after the start, with its day, or remove the line"),
    };
    Err((format!("the event ends at `{}`, but starts at `{}`", written(last), written(first)), help))
}

fn too_long(days: i32) -> (String, String) {
    (
        format!("the event would take {days} days, more than {MAX_DAYS}"),
        String::from("write the last day of the event; one that takes place again has a line `repeats`"),
    )
}

fn extent_of(start: Option<Moment>, minutes: i64, written: &str) -> Result<Option<Extent>, (String, String)> {
    let days = i32::try_from(minutes / (24 * 60)).ok().filter(|_| minutes % (24 * 60) == 0);
    match (start, days) {
        (None, _) => Ok(None),
        (Some(Moment::Time(_)), _) => Ok(Some(Extent::Time(EventLength::Elapsed(SignedDuration::from_mins(minutes))))),
        (Some(Moment::Day(_)), Some(days)) => Ok(Some(Extent::Days(days))),
        (Some(Moment::Day(_)), None) => Err((
            format!("the duration is `{written}`, but `start` has no time"),
            String::from("add the time to `start`, write whole days like `3d`, or remove the line"),
        )),
    }
}
