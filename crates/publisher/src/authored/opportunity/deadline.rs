//! The deadline of an opportunity: a whole day, in a time zone or anywhere on earth.

use crate::authored::event::{ScheduledOccurrence, ScheduledTime, WrittenDay};
use crate::authored::time_zone;
use crate::source::fields::{Fields, Spanned, parse_date};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use std::path::Path;

/// The word for the zone in which a day ends last, UTC−12.
pub(crate) const ANYWHERE_ON_EARTH: &str = "anywhere-on-earth";
/// Other ways to write it.
const OTHER_WORDS: [&str; 6] = ["aoe", "anywhere", "anywhereonearth", "etc/gmt+12", "utc-12", "utc-12:00"];

/// The last day to apply.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// The day.
    pub day: Spanned<Date>,
    /// Where the day must have ended.
    pub zone: DeadlineZone,
}

/// Where the day of a deadline must have ended.
#[derive(Clone, Debug, PartialEq)]
pub enum DeadlineZone {
    /// In every place on earth.
    AnywhereOnEarth,
    /// In a time zone.
    Place(TimeZone),
}

impl Deadline {
    /// Returns the last minute of the deadline, as an occurrence.
    #[must_use]
    pub fn last_minute(&self) -> Option<ScheduledOccurrence> {
        let day = self.day.value;
        let zone = match &self.zone {
            DeadlineZone::AnywhereOnEarth => TimeZone::fixed(Offset::constant(-12)),
            DeadlineZone::Place(zone) => zone.clone(),
        };
        let start = day.at(23, 59, 0, 0).to_zoned(zone.clone()).ok()?;
        let end = day.saturating_add(1.day()).to_zoned(zone).ok()?;
        Some(ScheduledOccurrence { first: day, last: day, time: Some(ScheduledTime { start, end: Some(end) }) })
    }

    /// Reads `deadline` and `time_zone`.
    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> Option<Deadline> {
        let has_deadline = fields.has("deadline") || fields.is_mistyped("deadline");
        let day = fields.optional_string("deadline").and_then(|written| read_day(&written, file, fields));
        // Without its zone, the deadline would be lost, so that an empty line is as bad as none.
        let is_empty = has_deadline && fields.is_empty("time_zone");
        let empty = is_empty.then(|| fields.take("time_zone")).flatten().map(|node| node.position);
        let zone = match fields.optional_string("time_zone") {
            Some(zone) if !has_deadline => {
                let help = "add a line like `deadline: 2026-03-06`, or remove this line";
                fields.diagnostics().error(file, zone.position, "`time_zone` needs a `deadline`", help);
                return None;
            }
            Some(zone) if !zone.value.is_empty() => read_zone(&zone, file, fields),
            // A mistyped key is reported itself.
            None if fields.is_mistyped("time_zone") => None,
            _ => {
                let position = empty.unwrap_or(day.as_ref()?.position);
                let help = format!(
                    "add a line like `time_zone: Africa/Accra`, with the largest city of the zone, or \
                     `time_zone: {ANYWHERE_ON_EARTH}` if the day counts until it has ended everywhere"
                );
                let message = "the day of `deadline` ends at another time in each place, so `time_zone` is needed";
                fields.diagnostics().error(file, position, message, help);
                None
            }
        };
        Some(Deadline { day: day?, zone: zone? })
    }
}

/// Returns whether words mean [`ANYWHERE_ON_EARTH`], in any spelling.
pub(crate) fn means_anywhere_on_earth(words: &str) -> bool {
    let is_around = |sign: char| sign.is_whitespace() || ".'\"`‘’“”«»()".contains(sign);
    let simple = words.trim_matches(is_around).to_lowercase().replace(['_', ' ', '−'], "-");
    simple == ANYWHERE_ON_EARTH || OTHER_WORDS.contains(&simple.as_str())
}

fn read_day(written: &Spanned<String>, file: &Path, fields: &mut Fields<'_>) -> Option<Spanned<Date>> {
    let Spanned { position, value } = written;
    if value.is_empty() {
        return None;
    }
    if let Some(value) = parse_date(value) {
        return Some(Spanned { position: *position, value });
    }
    let help = match WrittenDay::leading(&value.to_lowercase()) {
        Some((WrittenDay::Day(day), rest)) if rest.contains(|sign: char| sign.is_ascii_digit()) => {
            format!("a deadline is a whole day: write `deadline: {day}`, and the time into the text")
        }
        Some((WrittenDay::Day(day), rest)) if !rest.trim().is_empty() => {
            format!("write `deadline: {day}`, and the rest into `time_zone` or the text")
        }
        Some((WrittenDay::Day(day), _)) => format!("write `deadline: {day}`"),
        Some((WrittenDay::Either(one, other), _)) => format!("write `deadline: {one}` or `deadline: {other}`"),
        _ if value.contains(|sign: char| sign.is_ascii_digit()) => {
            String::from("write the year, month and day like this: `deadline: 2026-03-06`")
        }
        _ => String::from("if there is no deadline, remove this line"),
    };
    fields.diagnostics().error(file, *position, format!("`deadline` cannot be `{value}`"), help);
    None
}

fn read_zone(written: &Spanned<String>, file: &Path, fields: &mut Fields<'_>) -> Option<DeadlineZone> {
    let Spanned { position, value } = written;
    if value == ANYWHERE_ON_EARTH {
        return Some(DeadlineZone::AnywhereOnEarth);
    }
    if let Some(zone) = time_zone::get(value) {
        return Some(DeadlineZone::Place(zone));
    }
    let help = match means_anywhere_on_earth(value) {
        true => format!("write `time_zone: {ANYWHERE_ON_EARTH}`"),
        false => time_zone::help(value),
    };
    fields.diagnostics().error(file, *position, format!("there is no time zone `{value}`"), help);
    None
}
