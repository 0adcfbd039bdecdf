//! Dates as authors write them in front matter.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

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

/// Parses a date as Jekyll does for addresses: the day on the clock of the site's time zone.
#[must_use]
pub fn parse_in_zone(text: &str, zone: &TimeZone) -> Option<Date> {
    let formats =
        ["%Y-%m-%d %H:%M:%S%.f %z", "%Y-%m-%d %H:%M %z", "%Y-%m-%dT%H:%M:%S%.f%:z", "%Y-%m-%d %H:%M:%S%.f%:z"];
    let text = text.trim();
    let with_offset = text.strip_suffix('Z').or_else(|| text.strip_suffix(" UTC")).map_or_else(
        || String::from(text),
        |rest| format!("{rest}{}", if rest.contains('T') { "+00:00" } else { " +0000" }),
    );
    let instant = formats.iter().find_map(|format| Timestamp::strptime(format, &with_offset).ok());
    instant.map_or_else(|| parse(text), |instant| Some(instant.to_zoned(zone.clone()).date()))
}

/// Parses the date prefix of a file name, such as `2024-07-20-` or `24-7-20-`, and returns it with the rest of the name.
#[must_use]
pub fn split_date_prefix(name: &str) -> Option<(Date, &str)> {
    let is_part_of_date = |character: char| character.is_ascii_digit() || character == '-';
    let separators = name.match_indices(['-', '_']).map(|(index, _)| index);
    let end = separators.take_while(|index| name[..*index].chars().all(is_part_of_date)).nth(2)?;
    let (day, rest) = (&name[..end], &name[end + 1..]);
    let full = if day.find('-') == Some(2) { format!("20{day}") } else { String::from(day) };
    let date = parse_numeric(&full)?;
    (!rest.is_empty()).then_some((date, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn addresses_have_the_day_of_the_site() {
        let losangeles = TimeZone::get("America/Los_Angeles").unwrap();
        for (text, zone, day) in [
            ("2024-01-06 02:00:00 UTC", &losangeles, date(2024, 1, 5)),
            ("2024-01-06 02:00 +0000", &losangeles, date(2024, 1, 5)),
            ("2023-05-06 23:30:00 -0800", &TimeZone::UTC, date(2023, 5, 7)),
            ("2023-05-06T23:30:00Z", &TimeZone::UTC, date(2023, 5, 6)),
            ("2023-05-06", &losangeles, date(2023, 5, 6)),
        ] {
            assert_eq!(parse_in_zone(text, zone), Some(day), "{text}");
        }
    }

    #[test]
    fn names_begin_with_dates_of_several_lengths() {
        for name in ["2024-01-02-a", "2024-1-2-a", "24-01-02-a", "2024-01-02_a"] {
            assert_eq!(split_date_prefix(name), Some((date(2024, 1, 2), "a")), "{name}");
        }
        for name in ["2024-01-02", "2024-01-02-", "1-2-3", "2024-13-01-a", "chapter-1-2-3", "2024-01-a"] {
            assert_eq!(split_date_prefix(name), None, "{name}");
        }
    }

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
