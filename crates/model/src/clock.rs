//! Where an occurrence of an event stands by the visitor's clock.

use crate::event::Occurrence;

const SECONDS_PER_DAY: i64 = 86_400;
/// How long an event counts as taking place if its end is not known: two hours.
const UNKNOWN_LENGTH: i64 = 7200;

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

impl Occurrence {
    /// Returns where the occurrence stands at `now`, in seconds since the Unix epoch. `offset` returns the seconds by which
    /// the visitor's clock is ahead of UTC at such a time.
    ///
    /// Whole days, and days whose time is not known yet, are those of the visitor's calendar.
    #[must_use]
    pub fn phase(&self, now: u64, offset: impl Fn(i64) -> i64) -> Phase {
        let seconds = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
        let day_of = |at: i64| at.saturating_add(offset(at)).div_euclid(SECONDS_PER_DAY);
        let now = seconds(now);
        let today = day_of(now);
        let (first, has_started, is_over) = match &self.time {
            Some(time) => {
                let start = seconds(time.start);
                let end = time.end.map_or(start.saturating_add(UNKNOWN_LENGTH), seconds);
                (day_of(start), start <= now, end <= now)
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

/// Returns the days from 1 January 1970 to a day in the form YYYY-MM-DD.
fn day_number(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
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
        assert_eq!(event.phase(morning(19_873), |_| 0), Phase::InDays(2));
        assert_eq!(event.phase(morning(19_875), |_| 0), Phase::Now);
        assert_eq!(event.phase(morning(19_876), |_| 0), Phase::Now);
        assert_eq!(event.phase(morning(19_877), |_| 0), Phase::Over);
        // It is still 31 May eleven hours to the west, and 2 June already fourteen hours to the east.
        assert_eq!(event.phase(morning(19_875), |_| -11 * 3600), Phase::InDays(1));
        assert_eq!(days("2024-06-01", None).phase(morning(19_875), |_| 14 * 3600), Phase::Over);
    }
}
