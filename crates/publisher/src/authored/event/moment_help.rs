//! Reads days and times, and says how they must be written.

use super::moment::{Moment, YEARS};
use super::written_moment::{Meant, Suffix, following, meant_by};
use crate::source::fields::{Fields, Spanned};
use jiff::civil::{Date, Time};
use std::path::Path;

/// The help for a value that cannot be understood.
const HELP: &str = "write a day like `2026-03-06`, or a day and a time like `2026-03-06T18:00`";
const DAY_HELP: &str = "write the year, month and day like this: 2024-07-20";

/// Where a day or a time is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum MomentKey {
    /// The value of `start`.
    Start,
    /// The value of `end`, of an event with this start.
    End {
        /// The start.
        start: Option<Moment>,
    },
    /// The value of `until`, a day.
    Until,
    /// An entry of `except`, a day.
    Except,
    /// A day of `moved` that gets another one.
    Moved,
    /// The new day or time for a day of `moved`.
    MovedTo(Date),
}

impl MomentKey {
    /// Reads a moment. Reports one that is not written as it must be.
    pub(super) fn read(self, written: &Spanned<String>, file: &Path, fields: &mut Fields<'_>) -> Option<Moment> {
        let Spanned { position, value } = written;
        let moment = self.parse(value);
        let (message, help) = match moment {
            _ if value.is_empty() => return None,
            Ok(moment) => return Some(moment),
            Err(problem) => problem,
        };
        fields.diagnostics().error(file, *position, message, help);
        None
    }

    /// Reads a day.
    pub(super) fn read_day(self, written: &Spanned<String>, file: &Path, fields: &mut Fields<'_>) -> Option<Date> {
        self.read(written, file, fields).map(Moment::day)
    }

    fn parse(self, value: &str) -> Result<Moment, (String, String)> {
        let year_help = || {
            (
                format!("the year of `{value}` is most likely a slip"),
                format!("write a year from {} to {}", YEARS.start(), YEARS.end()),
            )
        };
        match (Moment::parse(value), self.meant_by(value)) {
            (Some(moment), _) if !moment.is_in_years() => Err(year_help()),
            (Some(Moment::Time(time)), _) if self.is_day() => {
                Err((format!("`{value}` has a time, but a day is needed here"), self.line(&time.date().to_string())))
            }
            (Some(moment), _) => Ok(moment),
            (None, Some(Meant::Moment(moment, _))) if !moment.is_in_years() => Err(year_help()),
            (None, meant) => {
                Err((self.message(value), meant.map_or_else(|| self.help(), |meant| self.help_for(meant))))
            }
        }
    }

    fn message(self, value: &str) -> String {
        match self.is_day() {
            true => format!("`{value}` is not a valid date"),
            false => format!("`{value}` is not a day or a time of the calendar"),
        }
    }

    /// Returns the help for a value that has no meaning.
    fn help(self) -> String {
        String::from(if self.is_day() { DAY_HELP } else { HELP })
    }

    /// Whether a day is needed, without a time.
    fn is_day(self) -> bool {
        matches!(self, MomentKey::Until | MomentKey::Except | MomentKey::Moved)
    }

    fn meant_by(self, value: &str) -> Option<Meant> {
        let start = match self {
            MomentKey::End { start } => start,
            MomentKey::MovedTo(day) => return meant_by(value, Some(day)),
            _ => return meant_by(value, None),
        };
        let meant = meant_by(value, start.map(Moment::day))?;
        Some(match (start, meant) {
            // A time alone is the next one after the start.
            (Some(Moment::Time(start)), Meant::Moment(Moment::Time(end), suffix)) if is_time_alone(value) => {
                Meant::Moment(Moment::Time(following(start, end.time())?), suffix)
            }
            (_, meant) => meant,
        })
    }

    fn help_for(self, meant: Meant) -> String {
        match meant {
            Meant::Either(one, other) => {
                let [one, other] = [one, other].map(|moment| self.written(&self.in_form(moment)));
                format!("did you mean {one} or {other}?")
            }
            Meant::Moment(Moment::Day(day), _) if self.needs_time() => {
                format!("write the time too, with a `T` after the day: `end: {day}T…`")
            }
            Meant::Moment(moment, suffix) => {
                let line = self.line(&self.in_form(moment));
                match suffix {
                    Suffix::None => line,
                    Suffix::End(end) => self.help_for_end(moment, end, line),
                    Suffix::Zone(zone) => self.help_for_zone(zone, &line),
                }
            }
        }
    }

    fn help_for_end(self, moment: Moment, end: Time, line: String) -> String {
        let start = match (self, moment) {
            (MomentKey::End { start: Some(Moment::Time(start)) }, _) | (_, Moment::Time(start)) => start,
            _ => return line,
        };
        let end = following(start, end).map(|end| Moment::Time(end).to_string()).unwrap_or_default();
        match self {
            MomentKey::Start => format!("{line}, and the end in a line of its own: `end: {end}`"),
            MomentKey::End { .. } => format!("write the end alone: `end: {end}`"),
            _ => format!("{line}: it takes as long as on the other days"),
        }
    }

    fn help_for_zone(self, zone: Option<&'static str>, line: &str) -> String {
        match (self, zone) {
            (MomentKey::Start, Some(zone)) => format!("{line}, and the zone in a line of its own: `time_zone: {zone}`"),
            (MomentKey::Start, None) => format!(
                "{line}, and the zone in a line of its own, with the continent and the largest city of the zone, like \
                 `time_zone: Africa/Accra`"
            ),
            _ => format!("{line}: `time_zone` says the zone"),
        }
    }

    /// Whether a day alone would be another mistake.
    fn needs_time(self) -> bool {
        matches!(self, MomentKey::End { start: Some(Moment::Time(_)) })
    }

    fn in_form(self, moment: Moment) -> String {
        if self.is_day() { moment.day().to_string() } else { moment.to_string() }
    }

    /// Returns the help to write a value.
    fn line(self, value: &str) -> String {
        format!("write {}", self.written(value))
    }

    /// Returns a value with its key, as code.
    fn written(self, value: &str) -> String {
        match self {
            MomentKey::Start => format!("`start: {value}`"),
            MomentKey::End { .. } => format!("`end: {value}`"),
            MomentKey::Until => format!("`until: {value}`"),
            MomentKey::Except | MomentKey::Moved => format!("`{value}`"),
            MomentKey::MovedTo(day) => format!("`{day}: {value}`"),
        }
    }
}

/// Whether a text begins with a time, not with a day.
fn is_time_alone(text: &str) -> bool {
    super::written_time::leading_clock(&text.trim().to_lowercase()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_key_has_its_help() {
        let evening = Some(Moment::Time(date(2026, 3, 6).at(22, 0, 0, 0)));
        let end = MomentKey::End { start: evening };
        let day = MomentKey::End { start: Some(Moment::Day(date(2026, 3, 6))) };
        let moved = MomentKey::MovedTo(date(2026, 3, 13));
        for (key, written, help) in [
            (MomentKey::Start, "6 March 2026", "write `start: 2026-03-06`"),
            (MomentKey::Start, "8 March", HELP),
            (MomentKey::Start, "6.3.2026", "did you mean `start: 2026-03-06` or `start: 2026-06-03`?"),
            (MomentKey::Start, "6 March 1826", "write a year from 1990 to 2199"),
            (
                MomentKey::Start,
                "2026-03-06T18:00-19:30",
                "write `start: 2026-03-06T18:00`, and the end in a line of its own: `end: 2026-03-06T19:30`",
            ),
            (
                MomentKey::Start,
                "2026-03-06T18:00 EST",
                "write `start: 2026-03-06T18:00`, and the zone in a line of its own: `time_zone: America/New_York`",
            ),
            (end, "02:00", "write `end: 2026-03-07T02:00`"),
            (end, "24:00", "write `end: 2026-03-07T00:00`"),
            (end, "23:30", "write `end: 2026-03-06T23:30`"),
            (end, "8 March", "write the time too, with a `T` after the day: `end: 2026-03-08T…`"),
            (end, "22:00-02:00", "write the end alone: `end: 2026-03-07T02:00`"),
            (end, "2026-03-06 23:00 Lagos", "write `end: 2026-03-06T23:00`: `time_zone` says the zone"),
            (day, "8 March", "write `end: 2026-03-08`"),
            (MomentKey::Until, "2026-5-1", "write `until: 2026-05-01`"),
            (MomentKey::Until, "2026-05-01T18:00", "write `until: 2026-05-01`"),
            (MomentKey::Until, "2206-05-01", "write a year from 1990 to 2199"),
            (MomentKey::Until, "summer", DAY_HELP),
            (MomentKey::Except, "2026/5/1", "write `2026-05-01`"),
            (moved, "14 March", "write `2026-03-13: 2026-03-14`"),
            (moved, "8pm", "write `2026-03-13: 2026-03-13T20:00`"),
        ] {
            assert_eq!(key.parse(written).expect_err(written).1, help, "{written}");
        }
        assert!(MomentKey::Start.parse("2026-03-06").is_ok() && MomentKey::Until.parse("2026-03-06").is_ok());
    }
}
