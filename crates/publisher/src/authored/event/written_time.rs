//! Times of day in the forms in which people write them: `18.00`, `18h30`, `6 pm`, `6:30pm`.

use jiff::civil::Time;

/// Parses a time in any common form.
pub(super) fn parse_clock(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase();
    leading_clock(&text).filter(|(_, rest)| rest.trim().is_empty()).map(|(time, _)| time)
}

/// Parses the time at the start of a text in lower case. Returns the rest, too.
pub(super) fn leading_clock(text: &str) -> Option<(Time, &str)> {
    if let Some(rest) = text.strip_prefix("noon").or_else(|| text.strip_prefix("12 noon")) {
        return Some((Time::constant(12, 0, 0, 0), rest));
    }
    let (hour, rest) = number(text)?;
    let (minute, rest) = match rest.strip_prefix([':', '.', 'h']) {
        Some(after) => match number(after) {
            Some((minute, after)) => (Some(minute), without_seconds(after)),
            None if rest.starts_with('h') => (Some(0), after),
            None => return None,
        },
        None => (None, rest),
    };
    let (noon, rest) = half_of_day(rest);
    // A number alone is no time.
    let is_time = noon.is_some() || minute.is_some();
    let is_word_over = !rest.starts_with(|next: char| next.is_ascii_digit() || matches!(next, ':' | '.'));
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None => hour,
    };
    let minute = minute.unwrap_or(0);
    // The end of a day is the beginning of the next one.
    let hour = if (hour, minute) == (24, 0) { 0 } else { hour };
    let time = Time::new(hour, minute, 0, 0).ok()?;
    (is_time && is_word_over).then_some((time, rest))
}

/// Removes seconds, which editors do not write.
fn without_seconds(text: &str) -> &str {
    let seconds = text.strip_prefix(':').and_then(number).map(|(_, rest)| rest);
    match seconds {
        Some(rest) => {
            rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|next: char| next.is_ascii_digit()))
        }
        None => text,
    }
}

/// Returns the hours that `am` or `pm` adds, and the rest.
fn half_of_day(text: &str) -> (Option<i8>, &str) {
    let trimmed = text.trim_start();
    let halves = [("pm", 12), ("p.m.", 12), ("am", 0), ("a.m.", 0)];
    let found = halves.iter().find_map(|(half, hours)| Some((hours, trimmed.strip_prefix(half)?)));
    match found.filter(|(_, rest)| !rest.starts_with(|next: char| next.is_alphanumeric())) {
        Some((hours, rest)) => (Some(*hours), rest),
        None => (None, text),
    }
}

fn number(text: &str) -> Option<(i8, &str)> {
    let length = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(length);
    number.parse().ok().map(|number| (number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_understood_in_common_forms() {
        for (text, expected) in [
            ("18:00", "18:00"),
            ("18.05", "18:05"),
            ("9:05", "09:05"),
            ("18h", "18:00"),
            ("18h30", "18:30"),
            ("18:00:00", "18:00"),
            ("18:00:00.000", "18:00"),
            ("6 pm", "18:00"),
            ("6:30PM", "18:30"),
            ("12:30 a.m.", "00:30"),
            ("12 pm", "12:00"),
            ("noon", "12:00"),
            ("6", ""),
            ("13 pm", ""),
            ("24:00", "00:00"),
            ("24:01", ""),
            ("25:00", ""),
            ("18:", ""),
            ("18:000", ""),
            ("8 march", ""),
            ("6 pmx", ""),
            ("18:00 lagos", ""),
        ] {
            let time = parse_clock(text).map(|time| time.strftime("%H:%M").to_string());
            assert_eq!(time.unwrap_or_default(), expected, "{text}");
        }
    }
}
