//! The days and instants at which an event takes place.
//!
//! Rules repeat days; the time of day stays the same on the clock of the event's zone. Where the clock changes:
//!
//! - A time that is skipped is as much later as the clock is set forward: 02:30 becomes 03:30.
//! - A time that comes twice is the first of the two.
//!
//! An `end` is a time on the clock, too. A `duration` is as long as it says, whatever the clock shows then.
//!
//! RFC 5545, section 3.3.5, says the same of a single time. It leaves skipped times of a rule out, which readers of the site
//! would not expect, so calendars replace them as they do occurrences that have moved.

use super::frequency::Frequency;
use super::repeats::{RepeatLimit, Repeats};
use super::schedule::{Schedule, Timing};
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{ToSpan, Zoned};
use model::clock::UNKNOWN_LENGTH;

/// By how much the first clocks of the earth that show a day are ahead of UTC.
const EARLIEST_CLOCK_HOURS: i64 = 14;

/// One time at which an event takes place.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduledOccurrence {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The time of day, if it has one.
    pub time: Option<ScheduledTime>,
    /// The day that the rule has for it, if it has moved.
    pub moved_from: Option<Date>,
}

/// The time of an occurrence.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduledTime {
    /// When it starts.
    pub start: Zoned,
    /// When it ends, if that is known.
    pub end: Option<Zoned>,
}

impl ScheduledOccurrence {
    /// Whether it may not be over when a day begins, wherever that is. More than the day of the build is not known.
    #[must_use]
    pub fn may_be_ahead(&self, today: Date) -> bool {
        let Some(ScheduledTime { start, end }) = &self.time else {
            // Whole days are those of the visitor's calendar, which can be a day behind.
            return self.last >= today.saturating_sub(1.day());
        };
        let in_utc = |zoned: &Zoned| Offset::UTC.to_datetime(zoned.timestamp());
        let end = end.as_ref().map_or_else(|| in_utc(start).saturating_add(UNKNOWN_LENGTH.seconds()), in_utc);
        end > today.to_datetime(Time::midnight()).saturating_sub(EARLIEST_CLOCK_HOURS.hours())
    }
}

impl Schedule {
    /// Returns the occurrences up to a day, by their start: those that may be ahead `today`, at least one of them, or else the
    /// last one. Some that have passed may precede them.
    #[must_use]
    pub fn occurrences(&self, today: Date, until: Date) -> Vec<ScheduledOccurrence> {
        let mut found: Vec<ScheduledOccurrence> = Vec::new();
        let mut last_past = None;
        let mut has_upcoming = false;
        for day in self.rule_days() {
            if day > until && has_upcoming {
                break;
            }
            if self.is_certainly_past(day, today) {
                last_past = Some(day);
            } else if let Some(occurrence) = self.occurrence(day) {
                has_upcoming |= occurrence.may_be_ahead(today);
                found.push(occurrence);
            }
        }
        if !has_upcoming {
            found.extend(last_past.and_then(|day| self.occurrence(day)));
        }
        // Moves can change the order.
        let start = |occurrence: &ScheduledOccurrence| occurrence.time.as_ref().map(|time| time.start.timestamp());
        found.sort_by_key(|occurrence| (start(occurrence), occurrence.first));
        found
    }

    /// Whether the occurrence of a day cannot be ahead. Events have years of those, and their instants are not needed.
    fn is_certainly_past(&self, day: Date, today: Date) -> bool {
        let days = match self.timing {
            Timing::Days(days) | Timing::ToBeAnnounced(days) => days,
            // One day each for the rest of the length, for the clock of its zone, for that of today, and for a skipped time.
            Timing::At { length, .. } => {
                length.map_or(0, |length| i32::try_from(length.as_hours() / 24).unwrap_or(0)) + 4
            }
        };
        let is_changed = |repeats: &Repeats| repeats.except.contains(&day) || repeats.moved.contains_key(&day);
        day.saturating_add(days.days()) < today && !self.repeats.as_ref().is_some_and(is_changed)
    }

    /// Returns the days of the rule, including those that are left out or moved.
    pub fn rule_days(&self) -> Box<dyn Iterator<Item = Date> + '_> {
        match &self.repeats {
            Some(repeats) => Box::new(rule_days(self.first, repeats)),
            None => Box::new(std::iter::once(self.first)),
        }
    }

    /// Returns the days that the rule would have before the first one, the latest first.
    pub(crate) fn earlier_days(&self) -> impl Iterator<Item = Date> + '_ {
        let days = |repeats: &Repeats| {
            let (first, frequency) = (self.first, repeats.frequency);
            (1..).map_while(move |step: i32| nth_day(first, frequency, -step)).flatten()
        };
        self.repeats.iter().flat_map(days)
    }

    /// Returns the occurrence that the rule has on a day, or `None` if it is left out.
    #[must_use]
    pub fn occurrence(&self, day: Date) -> Option<ScheduledOccurrence> {
        let repeats = self.repeats.as_ref();
        if repeats.is_some_and(|repeats| repeats.except.contains(&day)) {
            return None;
        }
        let moved = repeats.and_then(|repeats| repeats.moved.get(&day));
        let (first, new_time) = moved.map_or((day, None), |moved| (moved.day, moved.time));
        let moved_from = moved.map(|_| day);
        let whole_days = |days: i32| {
            let last = first.checked_add((days - 1).days()).unwrap_or(first);
            ScheduledOccurrence { first, last, time: None, moved_from }
        };
        Some(match (self.timing, &self.zone) {
            (Timing::At { time, length }, Some(zone)) => {
                let on_clock = first.to_datetime(new_time.unwrap_or(time));
                let start = on_clock.to_zoned(zone.clone()).ok()?;
                let end = length.and_then(|length| length.end(&start, on_clock));
                // The day at whose midnight an event ends is not one of its days.
                let last = end.as_ref().and_then(|end| end.checked_sub(1.second()).ok());
                let last = last.map_or(first, |last| last.date());
                ScheduledOccurrence { first, last, time: Some(ScheduledTime { start, end }), moved_from }
            }
            // Without its zone, which is reported, a time is not known.
            (Timing::At { .. }, None) => whole_days(1),
            (Timing::Days(days) | Timing::ToBeAnnounced(days), _) => whole_days(days),
        })
    }
}

/// Returns when the clock of a zone shows a time. See the documentation of the module for changes of the clock.
pub(crate) fn at(day: Date, time: Time, zone: &TimeZone) -> Option<Zoned> {
    day.to_datetime(time).to_zoned(zone.clone()).ok()
}

/// Returns the days of a rule, including those that are left out or moved.
pub(super) fn rule_days(first: Date, repeats: &Repeats) -> impl Iterator<Item = Date> + use<> {
    let frequency = repeats.frequency;
    let (until, times) = match repeats.limit {
        Some(RepeatLimit::Until(until)) => (until, usize::MAX),
        Some(RepeatLimit::Times(times)) => (Date::MAX, times as usize),
        None => (Date::MAX, usize::MAX),
    };
    let steps = (0..).map_while(move |step| nth_day(first, frequency, step));
    steps.flatten().take_while(move |day| *day <= until).take(times)
}

/// Returns a day of a rule: `None` after the last day of the calendar, and `Some(None)` in a month without such a day.
fn nth_day(first: Date, frequency: Frequency, step: i32) -> Option<Option<Date>> {
    let month = || first.first_of_month().checked_add(step.months()).ok();
    match frequency {
        Frequency::Weekly => first.checked_add(step.checked_mul(7)?.days()).ok().map(Some),
        Frequency::EverySecondWeek => first.checked_add(step.checked_mul(14)?.days()).ok().map(Some),
        Frequency::MonthlyByDay => month().map(|month| Date::new(month.year(), month.month(), first.day()).ok()),
        Frequency::MonthlyByWeekday => {
            month().map(|month| month.nth_weekday_of_month(week_of_month(first), first.weekday()).ok())
        }
    }
}

/// Returns which of the weekdays of its month a day is: 1 to 4, or -1 for the last one.
#[must_use]
pub(crate) fn week_of_month(day: Date) -> i8 {
    match (day.day() - 1) / 7 + 1 {
        5 => -1,
        week => week,
    }
}

#[cfg(test)]
mod tests {
    use super::super::extent::EventLength;
    use super::super::repeats::Move;
    use super::*;
    use jiff::civil::{date, time};
    use std::collections::{BTreeMap, BTreeSet};

    fn repeats(frequency: Frequency, limit: Option<RepeatLimit>) -> Repeats {
        Repeats { frequency, limit, except: BTreeSet::new(), moved: BTreeMap::new() }
    }

    fn days(first: Date, frequency: Frequency, limit: Option<RepeatLimit>, count: usize) -> Vec<String> {
        rule_days(first, &repeats(frequency, limit)).take(count).map(|day| day.to_string()).collect()
    }

    fn weekly_at(zone: &str, first: Date, time: Time) -> Schedule {
        Schedule {
            first,
            timing: Timing::At { time, length: Some(EventLength::Elapsed(jiff::SignedDuration::from_mins(90))) },
            zone: Some(TimeZone::get(zone).unwrap()),
            repeats: Some(repeats(Frequency::Weekly, None)),
        }
    }

    /// Returns the starts in UTC of the first occurrences.
    fn starts(schedule: &Schedule, count: usize) -> Vec<String> {
        let occurrences = schedule.rule_days().filter_map(|day| schedule.occurrence(day)).take(count);
        occurrences.map(|occurrence| occurrence.time.unwrap().start.timestamp().to_string()).collect()
    }

    #[test]
    fn days_follow_the_rule() {
        assert_eq!(days(date(2026, 3, 6), Frequency::Weekly, None, 3), ["2026-03-06", "2026-03-13", "2026-03-20"]);
        assert_eq!(days(date(2026, 12, 25), Frequency::EverySecondWeek, None, 2), ["2026-12-25", "2027-01-08"]);
        // Months without a 31st are left out.
        let by_day = days(date(2026, 1, 31), Frequency::MonthlyByDay, None, 4);
        assert_eq!(by_day, ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31"]);
        let second_tuesday = days(date(2026, 3, 10), Frequency::MonthlyByWeekday, None, 3);
        assert_eq!(second_tuesday, ["2026-03-10", "2026-04-14", "2026-05-12"]);
        // The fifth Friday of January is the last one, and so are the others.
        let last_friday = days(date(2026, 1, 30), Frequency::MonthlyByWeekday, None, 3);
        assert_eq!(last_friday, ["2026-01-30", "2026-02-27", "2026-03-27"]);
        assert_eq!(rule_days(date(9999, 12, 24), &repeats(Frequency::Weekly, None)).count(), 2);
    }

    #[test]
    fn rules_have_an_end() {
        let until = |day| Some(RepeatLimit::Until(day));
        assert_eq!(days(date(2026, 3, 6), Frequency::Weekly, until(date(2026, 3, 20)), 9).len(), 3);
        assert_eq!(days(date(2026, 3, 6), Frequency::Weekly, until(date(2026, 3, 19)), 9).len(), 2);
        let times = days(date(2026, 1, 31), Frequency::MonthlyByDay, Some(RepeatLimit::Times(3)), 9);
        assert_eq!(times.last().unwrap(), "2026-05-31");
    }

    #[test]
    fn the_time_of_day_stays_where_the_clock_changes() {
        let winter_and_summer = starts(&weekly_at("America/New_York", date(2026, 3, 6), time(18, 0, 0, 0)), 2);
        assert_eq!(winter_and_summer, ["2026-03-06T23:00:00Z", "2026-03-13T22:00:00Z"]);
        // The clock of Accra never changes.
        let accra = starts(&weekly_at("Africa/Accra", date(2026, 3, 6), time(18, 0, 0, 0)), 2);
        assert_eq!(accra, ["2026-03-06T18:00:00Z", "2026-03-13T18:00:00Z"]);
    }

    #[test]
    fn skipped_times_are_later_and_repeated_times_are_the_first() {
        // On 8 March 2026, clocks in New York go from 02:00 to 03:00.
        let gap = starts(&weekly_at("America/New_York", date(2026, 3, 1), time(2, 30, 0, 0)), 3);
        assert_eq!(gap, ["2026-03-01T07:30:00Z", "2026-03-08T07:30:00Z", "2026-03-15T06:30:00Z"]);
        // On 1 November 2026, they go from 02:00 to 01:00, so that 01:30 comes twice.
        let fold = starts(&weekly_at("America/New_York", date(2026, 10, 25), time(1, 30, 0, 0)), 3);
        assert_eq!(fold, ["2026-10-25T05:30:00Z", "2026-11-01T05:30:00Z", "2026-11-08T06:30:00Z"]);
    }

    #[test]
    fn the_length_stays_where_the_clock_changes() {
        let schedule = weekly_at("America/New_York", date(2026, 3, 8), time(1, 30, 0, 0));
        let time = schedule.occurrence(date(2026, 3, 8)).unwrap().time.unwrap();
        assert_eq!(time.end.unwrap().datetime(), date(2026, 3, 8).at(4, 0, 0, 0));
    }

    #[test]
    fn an_end_is_a_time_on_the_clock() {
        let hours = |hours| EventLength::OnClock(jiff::SignedDuration::from_hours(hours));
        // The clock of New York changes on 8 March and 1 November 2026.
        for (start, length, ends) in [
            (date(2026, 3, 7).at(9, 0, 0, 0), hours(32), ["2026-03-08T17:00:00", "2026-03-15T17:00:00"]),
            (date(2026, 2, 28).at(9, 0, 0, 0), hours(32), ["2026-03-01T17:00:00", "2026-03-08T17:00:00"]),
            (date(2026, 10, 31).at(22, 0, 0, 0), hours(8), ["2026-11-01T06:00:00", "2026-11-08T06:00:00"]),
            (date(2026, 3, 1).at(1, 0, 0, 0), hours(2), ["2026-03-01T03:00:00", "2026-03-08T03:00:00"]),
            // The end is skipped.
            (date(2026, 3, 8).at(0, 30, 0, 0), hours(2), ["2026-03-08T03:30:00", "2026-03-15T02:30:00"]),
        ] {
            let mut schedule = weekly_at("America/New_York", start.date(), start.time());
            schedule.timing = Timing::At { time: start.time(), length: Some(length) };
            let found = schedule.rule_days().filter_map(|day| schedule.occurrence(day)).take(2);
            let found: Vec<String> = found.map(|it| it.time.unwrap().end.unwrap().datetime().to_string()).collect();
            assert_eq!(found, ends, "{start}");
        }
        // The start is skipped, and then later than the end.
        let half_an_hour = EventLength::OnClock(jiff::SignedDuration::from_mins(30));
        let mut schedule = weekly_at("America/New_York", date(2026, 3, 8), time(2, 30, 0, 0));
        schedule.timing = Timing::At { time: time(2, 30, 0, 0), length: Some(half_an_hour) };
        let skipped = schedule.occurrence(date(2026, 3, 8)).unwrap().time.unwrap();
        assert_eq!(skipped.end.unwrap().datetime(), date(2026, 3, 8).at(4, 0, 0, 0));
    }

    #[test]
    fn exceptions_are_left_out_and_moves_keep_their_time_unless_they_have_one() {
        let mut schedule = weekly_at("Africa/Accra", date(2026, 3, 6), time(18, 0, 0, 0));
        let repeats = schedule.repeats.as_mut().unwrap();
        repeats.except.insert(date(2026, 3, 13));
        repeats.moved.insert(date(2026, 3, 20), Move { day: date(2026, 3, 28), time: None });
        repeats.moved.insert(date(2026, 4, 3), Move { day: date(2026, 4, 2), time: Some(time(9, 0, 0, 0)) });
        let found = schedule.occurrences(date(2026, 3, 1), date(2026, 4, 5));
        let found: Vec<_> = found.iter().map(|it| it.time.as_ref().unwrap().start.datetime().to_string()).collect();
        let expected = ["2026-03-06T18:00:00", "2026-03-27T18:00:00", "2026-03-28T18:00:00", "2026-04-02T09:00:00"];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_event_far_away_has_its_next_occurrence() {
        let schedule = Schedule::on_day(date(2030, 1, 1));
        assert_eq!(schedule.occurrences(date(2026, 1, 1), date(2027, 2, 1)).len(), 1);
        let weekly = weekly_at("Africa/Accra", date(2030, 1, 1), time(18, 0, 0, 0));
        assert_eq!(weekly.occurrences(date(2026, 1, 1), date(2027, 2, 1)).len(), 1);
    }

    #[test]
    fn an_event_that_has_passed_has_its_last_occurrence() {
        let mut schedule = weekly_at("Africa/Accra", date(2020, 3, 6), time(18, 0, 0, 0));
        schedule.repeats.as_mut().unwrap().limit = Some(RepeatLimit::Times(100));
        let found = schedule.occurrences(date(2026, 1, 1), date(2027, 2, 1));
        assert_eq!(found.iter().map(|it| it.first).collect::<Vec<_>>(), [date(2022, 1, 28)]);
        // One that takes a week is not over on its third day.
        let week = Schedule { timing: Timing::Days(7), ..Schedule::on_day(date(2026, 1, 1)) };
        assert_eq!(week.occurrences(date(2026, 1, 7), date(2027, 2, 1))[0].last, date(2026, 1, 7));
    }

    #[test]
    fn what_is_certainly_past_cannot_be_ahead() {
        let first = date(2011, 12, 29);
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia", "Africa/Accra"] {
            for minutes in [None, Some(90), Some(24 * 60 - 1), Some(3 * 24 * 60)] {
                let mut schedule = weekly_at(zone, first, time(23, 59, 0, 0));
                let length = minutes.map(|minutes| EventLength::Elapsed(jiff::SignedDuration::from_mins(minutes)));
                schedule.timing = Timing::At { time: time(23, 59, 0, 0), length };
                for (day, days) in (0..3).flat_map(|day| (0..12).map(move |days| (day, days))) {
                    let day = first.saturating_add(day.days());
                    let today = day.saturating_add(days.days());
                    let is_ahead = schedule.occurrence(day).unwrap().may_be_ahead(today);
                    assert!(!(is_ahead && schedule.is_certainly_past(day, today)), "{zone}, {day}, {today}");
                }
            }
        }
    }

    #[test]
    fn an_event_until_midnight_has_one_day() {
        let until_midnight = weekly_at("Africa/Accra", date(2026, 3, 6), time(22, 30, 0, 0));
        assert_eq!(until_midnight.occurrence(date(2026, 3, 6)).unwrap().last, date(2026, 3, 6));
        let beyond = weekly_at("Africa/Accra", date(2026, 3, 6), time(23, 0, 0, 0));
        assert_eq!(beyond.occurrence(date(2026, 3, 6)).unwrap().last, date(2026, 3, 7));
    }
}
