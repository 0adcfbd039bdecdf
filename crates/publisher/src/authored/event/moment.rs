//! Days and times as editors write them: `2026-03-06` or `2026-03-06T18:00`.

use crate::authored::post_name::split_date;
use crate::source::fields::parse_date;
use jiff::civil::{Date, DateTime, Time};

/// The years that an event can be in. A calendar is not for other ones, so another year is a slip.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1990..=2199;
/// The help for a value that cannot be understood.
pub(super) const HELP: &str = "write a day like `2026-03-06`, or a day and a time like `2026-03-06T18:00`";

/// A day, with or without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// A day alone.
    Day(Date),
    /// A day and a time.
    Time(DateTime),
}

impl Moment {
    /// Parses the form that editors must use.
    pub(super) fn parse(text: &str) -> Option<Moment> {
        if let Some(day) = parse_date(text) {
            return is_in_years(day).then_some(Moment::Day(day));
        }
        let time = (text.len() == 16).then(|| DateTime::strptime("%Y-%m-%dT%H:%M", text).ok()).flatten()?;
        is_in_years(time.date()).then_some(Moment::Time(time))
    }

    /// Returns the form that an editor most likely meant by another one. `day` completes a time without a day.
    pub(super) fn meant_by(text: &str, day: Option<Date>) -> Option<String> {
        let text = text.trim();
        let (date, rest) = match text.get(..10).and_then(parse_date) {
            Some(date) => (date, &text[10..]),
            None => split_date(text).or(day.map(|day| (day, text)))?,
        };
        let rest = rest.trim_start_matches([' ', ',', 'T', 't']);
        let rest = rest.strip_prefix("at ").unwrap_or(rest);
        match (is_in_years(date), rest.is_empty()) {
            (false, _) => None,
            (true, true) => Some(date.to_string()),
            (true, false) => parse_clock(rest).map(|time| written(date.to_datetime(time))),
        }
    }

    pub(super) fn day(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Time(time) => time.date(),
        }
    }
}

/// Returns the form that editors must use.
pub(super) fn written(time: DateTime) -> String {
    time.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Parses a time in any common form: `18:00`, `18.00`, `18:00:00Z`, `6 pm`, `6:30pm`.
pub(super) fn parse_clock(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase();
    let (clock, noon) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(clock), _) => (clock.trim_end(), Some(12)),
        (_, Some(clock)) => (clock.trim_end(), Some(0)),
        _ => (text.as_str(), None),
    };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, rest) = clock.split_at(digits(clock));
    let hour: i8 = hour.parse().ok()?;
    let (minute, rest) = match rest.strip_prefix([':', '.', 'h']) {
        Some(rest) => rest.split_at(digits(rest)),
        None => ("0", rest),
    };
    let minute: i8 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    // A time alone must say that it is one.
    let is_time = noon.is_some() || clock.contains([':', '.', 'h']);
    // Seconds and an offset are no part of what editors write.
    let is_end = rest.is_empty() || rest.starts_with([':', 'z', '+', '-', ' ']);
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok().filter(|_| is_time && is_end)
}

fn is_in_years(day: Date) -> bool {
    YEARS.contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_form_is_accepted() {
        assert_eq!(Moment::parse("2026-03-06"), Some(Moment::Day(date(2026, 3, 6))));
        assert_eq!(Moment::parse("2026-03-06T18:00"), Some(Moment::Time(date(2026, 3, 6).at(18, 0, 0, 0))));
        for text in
            ["2026-3-6", "2026-03-06 18:00", "2026-03-06T18:00:00", "2026-03-06T24:00", "18:00", "1026-03-06", ""]
        {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn other_forms_are_understood() {
        for (text, expected) in [
            ("2026-03-06 18:00", "2026-03-06T18:00"),
            ("2026-03-06T18:00:00Z", "2026-03-06T18:00"),
            ("2026-03-06T18:00+01:00", "2026-03-06T18:00"),
            ("2026-03-06, 6 pm", "2026-03-06T18:00"),
            ("2026-03-06 at 12:30 AM", "2026-03-06T00:30"),
            ("2026-03-06 18h30", "2026-03-06T18:30"),
            ("2026-3-6 9.05", "2026-03-06T09:05"),
            ("20:00", "2026-01-02T20:00"),
            ("8pm", "2026-01-02T20:00"),
            ("2026/03/06", ""),
            ("2026-3-6", "2026-03-06"),
            ("2026-03-06T25:00", ""),
            ("Friday", ""),
            ("13 pm", ""),
            ("12", ""),
        ] {
            let meant = Moment::meant_by(text, Some(date(2026, 1, 2))).unwrap_or_default();
            assert_eq!(meant, expected, "{text}");
            assert!(meant.is_empty() || Moment::parse(&meant).is_some(), "{meant}");
        }
    }
}
