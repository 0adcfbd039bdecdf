//! Where an occurrence of an entry stands by the visitor's clock, and how that is said.

use crate::dated::{ClockStrings, Occurrence, OccurrenceTime};
use crate::strings::interpolate;

const SECONDS_PER_DAY: i64 = 86_400;
/// How many seconds an entry counts as taking place if its end is not known: two hours.
pub const UNKNOWN_LENGTH: i64 = 7200;

/// The visitor's clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The time, in seconds since the Unix epoch.
    pub now: u64,
    /// Returns the seconds by which the clock is ahead of UTC at such a time.
    pub offset_at: fn(i64) -> i64,
}

/// Where an occurrence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It starts in so many days of the visitor's calendar: today, tomorrow and so on.
    InDays(u32),
    /// It takes place.
    Now,
    /// It has passed.
    Over,
}

impl Clock {
    /// Returns whether a day in the form YYYY-MM-DD has passed.
    #[must_use]
    pub fn has_passed(self, day: &str) -> bool {
        let today = day_at(seconds(self.now), self.offset_at);
        day_number(day).is_some_and(|day| day < today)
    }

    /// Returns where an occurrence stands.
    #[must_use]
    pub fn phase(self, occurrence: &Occurrence) -> Phase {
        occurrence.phase(self.now, self.offset_at)
    }
}

impl ClockStrings {
    /// Returns the text of where an occurrence stands. `None` if it is too far ahead for one.
    #[must_use]
    pub fn phase(&self, phase: Phase) -> Option<&str> {
        match phase {
            Phase::InDays(days) => self.in_days.get(days as usize).map(String::as_str),
            Phase::Now => Some(&self.now),
            Phase::Over => Some(&self.over),
        }
    }

    /// Returns when an occurrence starts by the visitor's clock, which is `offset` seconds ahead of UTC then. `None` if the
    /// clock of the entry's zone shows the same.
    #[must_use]
    pub fn start_for_visitor(&self, time: &OccurrenceTime, offset: i64) -> Option<String> {
        let own = seconds(time.local_start);
        let start = seconds(time.start).saturating_add(offset);
        if start == own {
            return None;
        }
        let minute_of_day = u32::try_from(start.rem_euclid(SECONDS_PER_DAY) / 60).unwrap_or(0);
        let minute = self.in_digits(&(100 + minute_of_day % 60).to_string()[1..]);
        let mut text = interpolate(self.hours.get(minute_of_day as usize / 60)?, &[("minute", &minute)]);
        let day = start.div_euclid(SECONDS_PER_DAY);
        if day != own.div_euclid(SECONDS_PER_DAY) {
            // The epoch was a Thursday.
            let weekday = self.weekdays.get(usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0))?;
            text = interpolate(&self.day_and_time, &[("day", weekday), ("time", &text)]);
        }
        Some(interpolate(&self.for_you, &[("time", &text)]))
    }

    /// Returns a number in the digits of the language.
    #[must_use]
    pub fn in_digits(&self, number: &str) -> String {
        number.bytes().filter_map(|digit| self.digits.chars().nth(usize::from(digit - b'0'))).collect()
    }
}

fn seconds(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX)
}

impl Occurrence {
    /// Returns when it starts, in seconds since the Unix epoch. Whole days have no time zone, so they start at midnight UTC.
    #[must_use]
    pub fn start(&self) -> i64 {
        match &self.time {
            Some(time) => seconds(time.start),
            None => day_number(&self.day).unwrap_or(0) * SECONDS_PER_DAY,
        }
    }

    /// Returns where the occurrence stands at `now`, in seconds since the Unix epoch. `offset` returns the seconds by which
    /// the visitor's clock is ahead of UTC at such a time.
    ///
    /// Whole days, and days whose time is not known yet, are those of the visitor's calendar.
    #[must_use]
    pub fn phase(&self, now: u64, offset: impl Fn(i64) -> i64) -> Phase {
        let now = seconds(now);
        let today = day_at(now, &offset);
        let (first, has_started, is_over) = match &self.time {
            Some(time) => {
                let start = seconds(time.start);
                let end = time.end.map_or(start.saturating_add(UNKNOWN_LENGTH), seconds);
                (day_at(start, &offset), start <= now, end <= now)
            }
            None => {
                let first = day_number(&self.day).unwrap_or(today);
                let last = day_number(self.final_day()).unwrap_or(first);
                (first, first <= today, last < today)
            }
        };
        match (is_over, has_started) {
            (true, _) => Phase::Over,
            (false, true) => Phase::Now,
            (false, false) => Phase::InDays(u32::try_from(first - today).unwrap_or(0)),
        }
    }
}

/// Returns the days from 1 January 1970 to the visitor's day at a time.
fn day_at(at: i64, offset: impl Fn(i64) -> i64) -> i64 {
    at.saturating_add(offset(at)).div_euclid(SECONDS_PER_DAY)
}

/// Returns the days from 1 January 1970 to a day in the form YYYY-MM-DD.
fn day_number(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<u32>().ok().map(i64::from));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years begin in March here, so that a leap day is the last day of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    // 719,468 days after 1 March of the year 0.
    Some(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_numbered_from_the_epoch() {
        for (day, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2024-06-01", 19_875),
            ("2100-03-01", 47_541),
        ] {
            assert_eq!(day_number(day), Some(number), "{day}");
        }
        assert_eq!(day_number("soon"), None);
    }

    #[test]
    fn a_time_is_said_by_the_visitors_clock() {
        let strings = |texts: &[&str]| texts.iter().copied().map(String::from).collect::<Vec<_>>();
        let texts = ClockStrings {
            weekdays: strings(&["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
            hours: (0..24).map(|hour| format!("{hour}:{{minute}}")).collect(),
            digits: String::from("٠١٢٣٤٥٦٧٨٩"),
            in_days: strings(&["today", "tomorrow"]),
            now: String::from("now"),
            over: String::from("over"),
            for_you: String::from("{time} for you"),
            day_and_time: String::from("{day}, {time}"),
        };
        // Friday, 6 March 2026, 17:05 in Accra.
        let friday = OccurrenceTime { start: 1_772_816_700, end: None, local_start: 1_772_816_700 };
        let start = |offset: i64| texts.start_for_visitor(&friday, offset);
        assert_eq!(start(0), None);
        assert_eq!(start(-10 * 3600).as_deref(), Some("7:٠٥ for you"));
        assert_eq!(start(5 * 3600 + 1800).as_deref(), Some("22:٣٥ for you"));
        assert_eq!(start(14 * 3600).as_deref(), Some("Sat, 7:٠٥ for you"));
        assert_eq!(start(-18 * 3600).as_deref(), Some("Thu, 23:٠٥ for you"));
        let said = [Phase::InDays(1), Phase::InDays(2), Phase::Now, Phase::Over].map(|phase| texts.phase(phase));
        assert_eq!(said, [Some("tomorrow"), None, Some("now"), Some("over")]);
    }

    #[test]
    fn days_pass_at_midnight() {
        let clock = |now: u64, offset_at: fn(i64) -> i64| Clock { now, offset_at };
        let midnight = 19_876 * 86_400;
        assert!(!clock(midnight - 1, |_| 0).has_passed("2024-06-01"));
        assert!(clock(midnight, |_| 0).has_passed("2024-06-01"));
        assert!(!clock(midnight, |_| -60).has_passed("2024-06-01"));
        assert!(!clock(midnight, |_| 0).has_passed("soon"));
    }

    #[test]
    fn days_without_a_time_are_those_of_the_visitor() {
        let days = |first: &str, last: Option<&str>| Occurrence {
            day: String::from(first),
            last_day: last.map(String::from),
            time: None,
            label: String::new(),
        };
        let event = days("2024-06-01", Some("2024-06-02"));
        // 19,875 days after the epoch, at 10:30 UTC.
        let morning = |day: u64| day * 86_400 + 10 * 3600 + 1800;
        assert_eq!(event.start(), 19_875 * SECONDS_PER_DAY);
        assert_eq!(event.phase(morning(19_873), |_| 0), Phase::InDays(2));
        assert_eq!(event.phase(morning(19_875), |_| 0), Phase::Now);
        assert_eq!(event.phase(morning(19_876), |_| 0), Phase::Now);
        assert_eq!(event.phase(morning(19_877), |_| 0), Phase::Over);
        // It is still 31 May eleven hours to the west, and 2 June already fourteen hours to the east.
        assert_eq!(event.phase(morning(19_875), |_| -11 * 3600), Phase::InDays(1));
        assert_eq!(days("2024-06-01", None).phase(morning(19_875), |_| 14 * 3600), Phase::Over);
    }
}
