//! Days and times as editors write them: `2026-03-06` or `2026-03-06T18:00`.

use crate::source::fields::parse_date;
use jiff::civil::{Date, DateTime};
use std::fmt;

/// The years that an event can be in. A calendar is not for other ones, so another year is a slip.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1990..=2199;

/// A day, with or without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// A day alone.
    Day(Date),
    /// A day and a time.
    Time(DateTime),
}

impl Moment {
    /// Parses the form that editors must use, in any year.
    pub(super) fn parse(text: &str) -> Option<Moment> {
        // jiff skips spaces before a number.
        let is_spaced = text.contains(char::is_whitespace);
        let time = || DateTime::strptime("%Y-%m-%dT%H:%M", text).ok().filter(|_| text.len() == 16);
        parse_date(text).map(Moment::Day).or_else(|| time().map(Moment::Time)).filter(|_| !is_spaced)
    }

    pub(super) fn day(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Time(time) => time.date(),
        }
    }

    pub(super) fn is_in_years(self) -> bool {
        YEARS.contains(&self.day().year())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(day) => write!(formatter, "{day}"),
            Moment::Time(time) => formatter.write_str(&written(*time)),
        }
    }
}

/// Returns the form that editors must use.
pub(super) fn written(time: DateTime) -> String {
    time.strftime("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_form_is_accepted() {
        assert_eq!(Moment::parse("2026-03-06"), Some(Moment::Day(date(2026, 3, 6))));
        assert_eq!(Moment::parse("2026-03-06T18:00"), Some(Moment::Time(date(2026, 3, 6).at(18, 0, 0, 0))));
        for text in [
            "2026-3-6",
            "2026-03-06 18:00",
            "2026-03-06T18:00:00",
            "2026-03-06T24:00",
            "2026-03-06T 8:00",
            "2026-03-06T18: 0",
            "2026-03- 6T18:00",
            "2026- 3- 6",
            "18:00",
            "",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
