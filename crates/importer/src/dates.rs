//! Dates as authors write them in front matter.

use jiff::civil::Date;

/// Parses a date, with or without a time and a zone. The day is that of the author's clock.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    parse_numeric(day).filter(|_| is_time(time)).or_else(|| parse_with_month_name(text))
}

/// Parses `2024-07-20`, `2024-7-20` or `2024/07/20`.
fn parse_numeric(day: &str) -> Option<Date> {
    let mut parts = day.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let has_valid_lengths = year.len() == 4 && month.len() <= 2 && day.len() <= 2 && parts.next().is_none();
    has_valid_lengths.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()).flatten()
}

/// Returns whether the part after the date can be a time with a zone: `10:00:00.123456 -0500`, `08:30Z`, `12:00 UTC`.
fn is_time(time: &str) -> bool {
    time.chars().all(|character| character.is_ascii_alphanumeric() || ":.+- ".contains(character)) && time.len() < 40
}

/// Parses `20 July 2024`, `July 20, 2024` and the same with short month names.
fn parse_with_month_name(text: &str) -> Option<Date> {
    let formats = ["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y"];
    formats.iter().find_map(|format| Date::strptime(format, text).ok())
}

/// Parses the date prefix of a file name and returns it with the rest of the name.
#[must_use]
pub fn split_date_prefix(name: &str) -> Option<(Date, &str)> {
    let day = name.get(..10)?;
    let rest = name.get(10..)?.strip_prefix(['-', '_'])?;
    let date = parse_numeric(day).filter(|_| day.len() == 10 && !day.contains('/'))?;
    (!rest.is_empty()).then_some((date, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_parsed_in_many_formats() {
        for text in [
            "2024-07-20",
            "2024-7-20",
            "2024/07/20",
            "2024-07-20 23:30:00 -0500",
            "2024-07-20T23:30:00.123456+00:00",
            "2024-07-20 08:00:00.5 UTC",
            "July 20, 2024",
            "20 Jul 2024",
        ] {
            assert_eq!(parse(text), Some(date(2024, 7, 20)), "{text}");
        }
        for text in ["", "soon", "2024-13-01", "2024", "2024-07-20-x", "20-07-2024"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
