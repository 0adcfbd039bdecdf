//! Days in the other forms in which people write them: `2026/3/6`, `6 March 2026`, `6.3.2026`.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A day as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::authored) enum WrittenDay {
    /// One day.
    Day(Date),
    /// One of two days: `6.3.2026` has the day first or the month.
    Either(Date, Date),
    /// A day in any year.
    InAnyYear {
        /// The month.
        month: i8,
        /// The day.
        day: i8,
    },
}

impl WrittenDay {
    /// Parses the day at the start of a string in lower case. Returns the rest, too.
    pub(in crate::authored) fn leading(text: &str) -> Option<(WrittenDay, &str)> {
        let text = without_weekday(text);
        let found = year_first(text).or_else(|| year_last(text)).or_else(|| with_month_name(text))?;
        (!found.1.starts_with(|next: char| next.is_ascii_digit())).then_some(found)
    }
}

/// Parses `2026-3-6`, `2026/03/06` and `20260306`.
fn year_first(text: &str) -> Option<(WrittenDay, &str)> {
    let (year, rest) = number(text, 4..=4)?;
    let (month, rest) = number(after_separator(rest).unwrap_or(rest), 1..=2)?;
    let (day, rest) = number(after_separator(rest).unwrap_or(rest), 1..=2)?;
    Some((WrittenDay::Day(date(year, month, day)?), rest))
}

/// Parses `6.3.2026` and `03/06/2026`.
fn year_last(text: &str) -> Option<(WrittenDay, &str)> {
    let (one, rest) = number(text, 1..=2)?;
    let (other, rest) = number(after_separator(rest)?, 1..=2)?;
    let (year, rest) = number(after_separator(rest)?, 4..=4)?;
    let day = match (date(year, other, one), date(year, one, other)) {
        (Some(day), Some(same)) if day == same => WrittenDay::Day(day),
        (Some(one), Some(other)) => WrittenDay::Either(one, other),
        (Some(day), None) | (None, Some(day)) => WrittenDay::Day(day),
        (None, None) => return None,
    };
    Some((day, rest))
}

/// Parses `6th of March, 2026` and `March 6`.
fn with_month_name(text: &str) -> Option<(WrittenDay, &str)> {
    let (day, month, rest) = match number(text, 1..=2) {
        Some((day, rest)) => {
            let rest = without_ordinal(rest).trim_start();
            let rest = rest.strip_prefix("of ").unwrap_or(rest);
            let (month, rest) = month_name(rest.trim_start_matches(['-', '/', '.', ' ']))?;
            (day, month, rest)
        }
        None => {
            let (month, rest) = month_name(text)?;
            let (day, rest) = number(rest.trim_start(), 1..=2)?;
            (day, month, without_ordinal(rest))
        }
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    match number(rest.trim_start_matches(['-', '/', '.', ',', ' ']), 4..=4) {
        Some((year, rest)) => Some((WrittenDay::Day(Date::new(year, month, day).ok()?), rest)),
        // A leap year has all days.
        None => Date::new(2000, month, day).ok().map(|_| (WrittenDay::InAnyYear { month, day }, rest)),
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(i16, &str)> {
    let length = text.bytes().take(*digits.end()).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(length);
    digits.contains(&length).then(|| number.parse().ok()).flatten().map(|number| (number, rest))
}

fn after_separator(text: &str) -> Option<&str> {
    text.strip_prefix(['-', '/', '.', '_']).map(str::trim_start)
}

fn without_ordinal(text: &str) -> &str {
    let ordinal = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| text.strip_prefix(ending));
    ordinal.or(text.strip_prefix('.')).unwrap_or(text)
}

fn without_weekday(text: &str) -> &str {
    match word(text, &WEEKDAYS) {
        Some((_, rest)) => rest.trim_start_matches([',', '.', ' ']),
        None => text,
    }
}

fn month_name(text: &str) -> Option<(usize, &str)> {
    word(text, &MONTHS).map(|(index, rest)| (index + 1, rest.strip_prefix('.').unwrap_or(rest)))
}

/// Parses one of several words, or at least its first three letters. Returns its index, and the rest.
fn word<'a>(text: &'a str, words: &[&str]) -> Option<(usize, &'a str)> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (found, rest) = text.split_at(length);
    let index = words.iter().position(|word| length >= 3 && word.starts_with(found))?;
    Some((index, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_understood_in_any_order() {
        let sixth = WrittenDay::Day(date(2026, 3, 6));
        for text in [
            "2026-03-06",
            "2026-3-6",
            "2026/03/06",
            "2026.3.6",
            "20260306",
            "6 march 2026",
            "6th of march, 2026",
            "06-mar-2026",
            "6. march 2026",
            "march 6, 2026",
            "friday, 6 march 2026",
            "fri 6 mar 2026",
        ] {
            assert_eq!(WrittenDay::leading(text), Some((sixth, "")), "{text}");
        }
        assert_eq!(WrittenDay::leading("2026-3-6t18:00"), Some((sixth, "t18:00")));
        let either = WrittenDay::Either(date(2026, 3, 6), date(2026, 6, 3));
        assert_eq!(WrittenDay::leading("6.3.2026"), Some((either, "")));
        assert_eq!(WrittenDay::leading("13/3/2026"), Some((WrittenDay::Day(date(2026, 3, 13)), "")));
        assert_eq!(WrittenDay::leading("3/13/2026"), Some((WrittenDay::Day(date(2026, 3, 13)), "")));
        assert_eq!(WrittenDay::leading("3.3.2026"), Some((WrittenDay::Day(date(2026, 3, 3)), "")));
        assert_eq!(WrittenDay::leading("8 march"), Some((WrittenDay::InAnyYear { month: 3, day: 8 }, "")));
        for text in
            ["", "18:00", "8pm", "tomorrow", "2026", "2026-13-01", "31.2.2026", "30 february", "202603061", "6 me"]
        {
            assert_eq!(WrittenDay::leading(text), None, "{text}");
        }
    }
}
