//! Days and times in the other forms in which people write them, with a zone or an end behind them.

use super::moment::Moment;
use super::written_day::WrittenDay;
use super::written_time::leading_clock;
use crate::authored::time_zone::zones_meant;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

/// What an editor most likely meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// One moment.
    Moment(Moment, Suffix),
    /// One of two.
    Either(Moment, Moment),
}

/// A part that follows a moment, and belongs in a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Suffix {
    /// Nothing.
    None,
    /// When it ends.
    End(Time),
    /// A zone, if it is known which one.
    Zone(Option<&'static str>),
}

/// Returns what an editor most likely meant. `near` completes a day without a year and a time without a day.
pub(super) fn meant_by(text: &str, near: Option<Date>) -> Option<Meant> {
    let text = text.trim().to_lowercase();
    let (day, rest) = match WrittenDay::leading(&text) {
        Some((day, rest)) => (day, rest),
        None => (WrittenDay::Day(near?), text.as_str()),
    };
    let is_time_alone = rest.len() == text.len();
    let rest = without_link(rest);
    let (time, suffix) = match rest.is_empty() {
        true if is_time_alone => return None,
        true => (None, Suffix::None),
        false => {
            let (time, behind) = leading_clock(rest)?;
            (Some(time), suffix(behind, time, has_iso_time(&text))?)
        }
    };
    let days = i32::from(rest.starts_with("24") && !is_time_alone);
    let moment = |day: Date| match time {
        Some(time) => Moment::Time(day.saturating_add(days.days()).to_datetime(time)),
        None => Moment::Day(day),
    };
    Some(match day {
        WrittenDay::Day(day) => Meant::Moment(moment(day), suffix),
        WrittenDay::Either(one, other) => Meant::Either(moment(one), moment(other)),
        WrittenDay::InAnyYear { month, day } => Meant::Moment(moment(nearest(month, day, near?)?), suffix),
    })
}

/// Returns the moment after a start that a time alone means.
pub(super) fn following(start: DateTime, time: Time) -> Option<DateTime> {
    let same_day = start.date().to_datetime(time);
    if same_day > start { Some(same_day) } else { same_day.checked_add(1.day()).ok() }
}

/// Removes what stands between a day and a time.
fn without_link(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ',']);
    let is_time = |rest: &&str| rest.trim_start().starts_with(|next: char| next.is_ascii_digit());
    let links = ["t", "at ", "@", "from ", "-", "–", "—"];
    links.iter().find_map(|link| text.strip_prefix(link).filter(is_time)).unwrap_or(text).trim()
}

/// Parses the characters after a time. Returns `None` if they have no meaning.
fn suffix(text: &str, time: Time, is_iso: bool) -> Option<Suffix> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Suffix::None);
    }
    let end = ["-", "–", "—", "to ", "until ", "till "].into_iter().find_map(|link| text.strip_prefix(link));
    let end = end.and_then(|end| leading_clock(end.trim_start())).filter(|(_, rest)| rest.is_empty());
    if let Some((end, _)) = end {
        // `T18:00-05:00` has the offset of a zone.
        let is_offset = is_iso && text.starts_with('-') && end <= time;
        return Some(if is_offset { Suffix::Zone(None) } else { Suffix::End(end) });
    }
    let name = text.trim_matches(['(', ')', ' ']);
    let is_offset =
        name.starts_with(['+', '-']) && name.bytes().skip(1).all(|byte| byte.is_ascii_digit() || byte == b':');
    let zones = zones_meant(name);
    match (zones.as_slice(), is_offset || name.starts_with("utc") || name.starts_with("gmt")) {
        ([zone], _) => Some(Suffix::Zone(Some(zone))),
        ([], false) => None,
        _ => Some(Suffix::Zone(None)),
    }
}

/// Whether a time follows a `T`.
fn has_iso_time(text: &str) -> bool {
    text.split('t').skip(1).any(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}

/// Returns the day of a month that is nearest to another day.
fn nearest(month: i8, day: i8, near: Date) -> Option<Date> {
    let years = [near.year() - 1, near.year(), near.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|day| near.until(*day).map_or(i32::MAX, |span| span.get_days().abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn other_forms_are_understood() {
        for (text, expected) in [
            ("2026-03-06 18:00", "2026-03-06T18:00"),
            ("2026-03-06T 8:00", "2026-03-06T08:00"),
            ("2026-03-06T18:00:00", "2026-03-06T18:00"),
            ("2026-03-06, 6 pm", "2026-03-06T18:00"),
            ("2026-03-06 at 12:30 AM", "2026-03-06T00:30"),
            ("2026-03-06 18h30", "2026-03-06T18:30"),
            ("2026-3-6 9.05", "2026-03-06T09:05"),
            ("2026-3-6T18:00", "2026-03-06T18:00"),
            ("6 March 2026", "2026-03-06"),
            ("Friday, 6 March 2026, 18:00", "2026-03-06T18:00"),
            ("20:00", "2026-01-02T20:00"),
            ("8pm", "2026-01-02T20:00"),
            ("2026/03/06", "2026-03-06"),
            ("2026-3-6", "2026-03-06"),
            ("8 March", "2026-03-08"),
            ("28 December", "2025-12-28"),
            ("8 March 18:00", "2026-03-08T18:00"),
            ("2026-03-06T24:00", "2026-03-07T00:00"),
            ("2026-03-06T25:00", ""),
            ("2026-03-06 evening", ""),
            ("Friday", ""),
            ("13 pm", ""),
            ("12", ""),
            ("", ""),
        ] {
            let meant = match meant_by(text, Some(date(2026, 1, 2))) {
                Some(Meant::Moment(moment, Suffix::None)) => moment.to_string(),
                None => String::new(),
                other => format!("{other:?}"),
            };
            assert_eq!(meant, expected, "{text}");
            assert!(meant.is_empty() || Moment::parse(&meant).is_some(), "{meant}");
        }
        assert_eq!(meant_by("8 March", None), None);
    }

    #[test]
    fn a_zone_and_an_end_are_no_part_of_the_moment() {
        let evening = Moment::Time(date(2026, 3, 6).at(18, 0, 0, 0));
        for (suffix, expected) in [
            ("Z", Suffix::Zone(Some("UTC"))),
            ("+01:00", Suffix::Zone(None)),
            ("-0500", Suffix::Zone(None)),
            ("-05:00", Suffix::Zone(None)),
            (" UTC+2", Suffix::Zone(None)),
            (" EST", Suffix::Zone(Some("America/New_York"))),
            (" Lagos", Suffix::Zone(Some("Africa/Lagos"))),
            (" (Africa/Accra)", Suffix::Zone(Some("Africa/Accra"))),
            ("-19:30", Suffix::End(time(19, 30, 0, 0))),
            (" – 19:30", Suffix::End(time(19, 30, 0, 0))),
            (" to 7pm", Suffix::End(time(19, 0, 0, 0))),
        ] {
            let text = format!("2026-03-06T18:00{suffix}");
            assert_eq!(meant_by(&text, None), Some(Meant::Moment(evening, expected)), "{text}");
        }
        assert_eq!(meant_by("2026-03-06T18:00 sharp", None), None);
    }

    #[test]
    fn the_order_of_day_and_month_can_be_unknown() {
        let day = |month, day| Moment::Day(date(2026, month, day));
        assert_eq!(meant_by("6.3.2026", None), Some(Meant::Either(day(3, 6), day(6, 3))));
    }
}
