//! `duration`: `90m`, `2h`, `1h 30m` or `3d`.

use super::extent::MAX_DAYS;
use super::written_time::parse_clock;
use jiff::{Span, SpanRelativeTo, Unit};

const MAX_MINUTES: i64 = MAX_DAYS as i64 * 24 * 60;

/// Parses a duration. Returns its minutes, or message and help.
pub(super) fn parse(written: &str) -> Result<i64, (String, String)> {
    match minutes(written) {
        Some(minutes @ 1..=MAX_MINUTES) => Ok(minutes),
        Some(0) => {
            Err((format!("`{written}` is no time at all"), String::from("write how long it takes, or remove the line")))
        }
        Some(minutes) if minutes > MAX_MINUTES => Err((
            format!("`{written}` is longer than {MAX_DAYS} days"),
            format!("write {MAX_DAYS} days or less; an event that takes place again has a line `repeats`"),
        )),
        _ => Err((format!("`{written}` is not a duration"), help(written))),
    }
}

fn help(written: &str) -> String {
    match written.trim().parse::<u32>() {
        Ok(number) => format!("write its unit: `duration: {number}m` for minutes, `duration: {number}h` for hours"),
        Err(_) => match meant(written) {
            Some(meant) => format!("write `duration: {meant}`"),
            None => String::from("write it like `90m`, `2h`, `1h 30m` or `3d`"),
        },
    }
}

/// Returns the form that an editor most likely meant by another one.
fn meant(written: &str) -> Option<String> {
    let lower = written.trim().to_lowercase();
    let clock = || parse_clock(&lower).filter(|_| lower.contains(':'));
    let clock = || clock().map(|time| i64::from(time.hour()) * 60 + i64::from(time.minute()));
    // `1h30` has no unit at its end.
    let minutes = minutes(&lower).or_else(|| minutes(&format!("{lower}m"))).or_else(clock);
    minutes.filter(|minutes| (1..=MAX_MINUTES).contains(minutes)).map(in_units)
}

/// Returns minutes in the form that editors must use.
fn in_units(minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, rest) => format!("{rest}m"),
        (hours, 0) if hours % 24 == 0 => format!("{}d", hours / 24),
        (hours, 0) => format!("{hours}h"),
        (hours, rest) => format!("{hours}h {rest}m"),
    }
}

/// Returns the minutes of a span of days, hours and minutes.
fn minutes(written: &str) -> Option<i64> {
    let span: Span = written.parse().ok()?;
    let has_other_units = span.get_years() != 0 || span.get_months() != 0;
    let total = span.total((Unit::Minute, SpanRelativeTo::days_are_24_hours())).ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "the comparison detects a fraction")]
    let minutes = total as i64;
    #[expect(clippy::cast_precision_loss, reason = "durations are far below the limit of exact numbers")]
    let is_whole = minutes as f64 == total;
    (is_whole && !has_other_units).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_common_forms() {
        for (written, expected) in [
            ("90m", 90),
            ("1h30m", 90),
            ("1h 30m", 90),
            ("90 minutes", 90),
            ("2 hours", 120),
            ("1.5h", 90),
            ("1,5h", 90),
            ("3d", 3 * 24 * 60),
            ("1w", 7 * 24 * 60),
            ("366d", MAX_MINUTES),
        ] {
            assert_eq!(parse(written), Ok(expected), "{written}");
        }
    }

    #[test]
    fn other_forms_have_a_help() {
        for (written, expected) in [
            ("1h30", "write `duration: 1h 30m`"),
            ("1:30", "write `duration: 1h 30m`"),
            ("2H", "write `duration: 2h`"),
            ("90 Minutes", "write `duration: 1h 30m`"),
            ("48H", "write `duration: 2d`"),
            ("90", "write its unit: `duration: 90m` for minutes, `duration: 90h` for hours"),
            ("367d", "write 366 days or less; an event that takes place again has a line `repeats`"),
            ("60w", "write 366 days or less; an event that takes place again has a line `repeats`"),
            ("0m", "write how long it takes, or remove the line"),
            ("-1h", "write it like `90m`, `2h`, `1h 30m` or `3d`"),
            ("1mo", "write it like `90m`, `2h`, `1h 30m` or `3d`"),
            ("30s", "write it like `90m`, `2h`, `1h 30m` or `3d`"),
            ("long", "write it like `90m`, `2h`, `1h 30m` or `3d`"),
        ] {
            assert_eq!(parse(written).expect_err(written).1, expected, "{written}");
        }
        for written in ["1h30", "2H", "48H"] {
            let meant = meant(written).expect("it has a proposal");
            assert!(parse(&meant).is_ok(), "{meant}");
        }
    }
}
