//! Days as people write them into front matter.

use jiff::civil::Date;

/// Reads a day, with or without a time and a zone. The day is that of the author's clock.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    numeric(day).filter(|_| is_time(time)).or_else(|| in_words(text))
}

/// `2024-07-20`, `2024-7-20` or `2024/07/20`.
fn numeric(day: &str) -> Option<Date> {
    let mut parts = day.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let right_size = year.len() == 4 && month.len() <= 2 && day.len() <= 2 && parts.next().is_none();
    right_size.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()).flatten()
}

/// Whether what follows a day can be a time with a zone: `10:00:00.123456 -0500`, `08:30Z`, `12:00 UTC`.
fn is_time(time: &str) -> bool {
    time.chars().all(|letter| letter.is_ascii_alphanumeric() || ":.+- ".contains(letter)) && time.len() < 40
}

/// `20 July 2024`, `July 20, 2024` and the same with short names.
fn in_words(text: &str) -> Option<Date> {
    let formats = ["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y"];
    formats.iter().find_map(|format| Date::strptime(format, text).ok())
}

/// The day at the beginning of a file's name, and the rest behind it.
#[must_use]
pub fn of_name(name: &str) -> Option<(Date, &str)> {
    let day = name.get(..10)?;
    let rest = name.get(10..)?.strip_prefix(['-', '_'])?;
    let date = numeric(day).filter(|_| day.len() == 10 && !day.contains('/'))?;
    (!rest.is_empty()).then_some((date, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_in_many_forms() {
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
