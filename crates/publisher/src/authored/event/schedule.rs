//! When an event takes place: `start`, `time`, `time_zone`, `end` or `duration`, and how it repeats.

use super::extent::{EventLength, Extent};
use super::moment::{Moment, written};
use super::moment_help::MomentKey;
use super::repeats::Repeats;
use super::written_time::parse_clock;
use crate::authored::time_zone;
use crate::diagnostic::Position;
use crate::source::fields::{Fields, Spanned};
use crate::source::node::Node;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use std::path::Path;

/// The only word that `time` can have.
const TO_BE_ANNOUNCED: &str = "to-be-announced";
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
        /// How long it takes, if that is known.
        length: Option<EventLength>,
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
        let start = MomentKey::Start.read(&written_start, file, fields);
        let is_whole_day = read_time(start, file, fields);
        let zone = read_zone(start, file, fields);
        if let (Some(Moment::Time(start)), Some(zone)) = (start, &zone) {
            check_day(start.date(), zone, written_start.position, file, fields);
        }
        let extent = Extent::read(start, file, fields);
        let repeats = Repeats::read(start, extent, file, fields);
        let (first, timing) = match start? {
            Moment::Day(day) => {
                let days = extent.map_or(1, Extent::days);
                (day, if is_whole_day { Timing::Days(days) } else { Timing::ToBeAnnounced(days) })
            }
            Moment::Time(start) => {
                (start.date(), Timing::At { time: start.time(), length: extent.map(Extent::length) })
            }
        };
        Some(Schedule { first, timing, zone, repeats })
    }
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
    let is_needed = matches!(start, Some(Moment::Time(_)));
    let is_left_out = !fields.has("time_zone") && !fields.is_mistyped("time_zone");
    // Without its zone, the event would lose its time, so that an empty line is as bad as none.
    if is_needed && (is_left_out || fields.is_empty("time_zone")) {
        let position = fields.take("time_zone").map_or_else(|| fields.position(), |Node { position, .. }| position);
        let help = "add a line like `time_zone: Africa/Accra`, with the largest city of the zone";
        fields.diagnostics().error(file, position, "`start` has a time, so `time_zone` is needed", help);
        return None;
    }
    let Spanned { position, value } = fields.optional_string("time_zone")?;
    let zone = time_zone::get(&value);
    if zone.is_none() && !value.is_empty() {
        let message = format!("there is no time zone `{value}`");
        fields.diagnostics().error(file, position, message, time_zone::help(&value));
    }
    zone
}

/// Reports a day that a zone skipped when it changed sides of the date line.
fn check_day(day: Date, zone: &TimeZone, position: Position, file: &Path, fields: &mut Fields<'_>) {
    if day.to_zoned(zone.clone()).is_ok_and(|start| start.date() != day) {
        let message = format!("there was no {day} in the zone {}", zone.iana_name().unwrap_or_default());
        fields.diagnostics().error(
            file,
            position,
            message,
            "check `start` and `time_zone`: the clock skipped that day",
        );
    }
}
