//! Time zones: RFC 5545, section 3.6.5. A file contains each zone that its times name, with all changes of the clock that they
//! need.

use super::content_line::Lines;
use super::event::{compact_time, days_by_clock, is_local};
use crate::convert::CalendarEvent;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::{Dst, Offset, TimeZone};
use std::collections::BTreeMap;

/// The changes of a clock to one offset from another, of which there are mostly one or two kinds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Observance {
    /// `DAYLIGHT` or `STANDARD`.
    component: &'static str,
    name: String,
    from: i32,
    to: i32,
}

/// Adds the zones of events, each once.
pub(super) fn write_all(events: &[&CalendarEvent], today: Date, lines: &mut Lines) {
    let mut zones: BTreeMap<&str, (&TimeZone, Date, Date)> = BTreeMap::new();
    for schedule in events.iter().map(|event| &event.schedule).filter(|schedule| is_local(schedule)) {
        let Some((zone, name)) = schedule.zone.as_ref().and_then(|zone| Some((zone, zone.iana_name()?))) else {
            continue;
        };
        let (first, last) = days_by_clock(schedule, today);
        let (_, from, until) = zones.entry(name).or_insert((zone, first, last));
        (*from, *until) = ((*from).min(first), (*until).max(last));
    }
    for (name, (zone, from, until)) in zones {
        write(name, zone, from, until, lines);
    }
}

fn write(name: &str, zone: &TimeZone, from: Date, until: Date, lines: &mut Lines) {
    lines.add("BEGIN", "VTIMEZONE");
    lines.add("TZID", name);
    for (observance, onsets) in observances(zone, from, until) {
        let Observance { component, name, from, to } = observance;
        lines.add("BEGIN", component);
        let mut onsets = onsets.into_iter();
        onsets.next().into_iter().for_each(|first| lines.add("DTSTART", &compact_time(first)));
        onsets.for_each(|onset| lines.add("RDATE", &compact_time(onset)));
        lines.add("TZOFFSETFROM", &offset(from));
        lines.add("TZOFFSETTO", &offset(to));
        lines.add_text("TZNAME", &name);
        lines.add("END", component);
    }
    lines.add("END", "VTIMEZONE");
}

/// Returns the changes of the clock from the last one before a day, each with its times by the clock before the change.
fn observances(zone: &TimeZone, from: Date, until: Date) -> BTreeMap<Observance, Vec<DateTime>> {
    let start_of = |day: Date| zone.to_timestamp(day.to_datetime(jiff::civil::Time::midnight())).unwrap_or_default();
    let (start, end) = (start_of(from), start_of(until.saturating_add(jiff::ToSpan::days(2))));
    let mut observances: BTreeMap<Observance, Vec<DateTime>> = BTreeMap::new();
    let mut add = |from: Offset, to: Offset, is_summer: bool, name: &str, onset: DateTime| {
        let component = if is_summer { "DAYLIGHT" } else { "STANDARD" };
        let observance = Observance { component, name: String::from(name), from: from.seconds(), to: to.seconds() };
        observances.entry(observance).or_default().push(onset);
    };
    let earlier = zone.preceding(start).next();
    let earlier = earlier.filter(|transition| transition.timestamp() > Timestamp::UNIX_EPOCH);
    if earlier.is_none() {
        let info = zone.to_offset_info(start);
        add(info.offset(), info.offset(), info.dst() == Dst::Yes, info.abbreviation(), date(1970, 1, 1).at(0, 0, 0, 0));
    }
    let later = zone.following(start).take_while(|transition| transition.timestamp() <= end);
    // `following` begins after its argument, `preceding` before it.
    let at_start = zone.following(start.saturating_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(start)).next();
    let at_start = at_start.filter(|transition| transition.timestamp() == start);
    for transition in earlier.into_iter().chain(at_start).chain(later) {
        let timestamp = transition.timestamp();
        let before = zone.to_offset(timestamp.saturating_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(timestamp));
        let onset = before.to_datetime(timestamp);
        add(before, transition.offset(), transition.dst() == Dst::Yes, transition.abbreviation(), onset);
    }
    observances
}

/// Returns an offset from UTC: RFC 5545, section 3.3.14.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match rest {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        rest => format!("{sign}{hours:02}{minutes:02}{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(zone: &str, from: Date, until: Date) -> Vec<String> {
        let mut lines = Lines::default();
        write(zone, &TimeZone::get(zone).unwrap(), from, until, &mut lines);
        lines.into_string().lines().map(String::from).collect()
    }

    #[test]
    fn a_zone_has_the_changes_of_its_clock() {
        let lines = written("America/New_York", date(2026, 3, 6), date(2026, 12, 1));
        let expected = [
            "BEGIN:VTIMEZONE",
            "TZID:America/New_York",
            "BEGIN:DAYLIGHT",
            "DTSTART:20260308T020000",
            "TZOFFSETFROM:-0500",
            "TZOFFSETTO:-0400",
            "TZNAME:EDT",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "DTSTART:20251102T020000",
            "RDATE:20261101T020000",
            "TZOFFSETFROM:-0400",
            "TZOFFSETTO:-0500",
            "TZNAME:EST",
            "END:STANDARD",
            "END:VTIMEZONE",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_zone_without_changes_has_one_offset() {
        let lines = written("Asia/Kolkata", date(2026, 3, 6), date(2036, 3, 6));
        assert_eq!(
            lines[2..6],
            ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530"]
        );
        assert_eq!(offset(-10 * 3600), "-1000");
        assert_eq!(offset(14 * 3600), "+1400");
        assert_eq!(offset(-968), "-001608");
    }
}
