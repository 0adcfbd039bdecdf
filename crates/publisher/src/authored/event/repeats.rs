//! How an event repeats: `repeats`, `until` or `times`, `except` and `moved`.

use super::moment::{HELP, Moment};
use super::occurrences::rule_days;
use crate::diagnostic::suggestion;
use crate::source::fields::{Fields, Spanned, parse_date};
use crate::source::node::{Node, Value};
use jiff::civil::{Date, Time};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The help for a list of days that is written in another way.
const LIST_HELP: &str = "write the days in square brackets: `except: [2026-04-03, 2026-12-25]`";

/// How an event repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeats {
    /// How often.
    pub frequency: Frequency,
    /// Until when. `None` for ever.
    pub limit: Option<RepeatLimit>,
    /// The days on which it does not take place.
    pub except: BTreeSet<Date>,
    /// The days on which it does not take place, each with the time at which it does instead.
    pub moved: BTreeMap<Date, Move>,
}

/// How often an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every week, on the weekday of the start.
    Weekly,
    /// Every second week, on the weekday of the start.
    EverySecondWeek,
    /// Every month on the day of the start, such as the 15th. Months without that day are left out.
    MonthlyByDay,
    /// Every month on the weekday of the start, such as the second Tuesday. A start in the fifth such week means the last one.
    MonthlyByWeekday,
}

/// Until when an event repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatLimit {
    /// The last day that is possible.
    Until(Date),
    /// The number of times, the first one and exceptions included.
    Times(u32),
}

/// Where an occurrence has moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The new day.
    pub day: Date,
    /// The new time. Without it, the time of day stays.
    pub time: Option<Time>,
}

impl Frequency {
    const ALL: [(&'static str, Frequency); 4] = [
        ("weekly", Frequency::Weekly),
        ("every second week", Frequency::EverySecondWeek),
        ("monthly by day", Frequency::MonthlyByDay),
        ("monthly by weekday", Frequency::MonthlyByWeekday),
    ];
    /// Other words for them.
    const SYNONYMS: [(&'static str, &'static str); 8] = [
        ("biweekly", "every second week"),
        ("bi-weekly", "every second week"),
        ("every other week", "every second week"),
        ("every two weeks", "every second week"),
        ("fortnightly", "every second week"),
        ("every week", "weekly"),
        ("every month", "monthly by day"),
        ("monthly", "monthly by day"),
    ];

    fn help(written: &str) -> String {
        let lower = written.to_lowercase();
        match Frequency::SYNONYMS.iter().find(|(synonym, _)| *synonym == lower) {
            Some((_, "monthly by day")) => {
                String::from("write `monthly by day` (each 15th) or `monthly by weekday` (each second Tuesday)")
            }
            Some((_, word)) => format!("write `repeats: {word}`"),
            None => suggestion(&lower, Frequency::ALL.map(|(word, _)| word)),
        }
    }
}

impl Repeats {
    /// Reads how an event repeats that takes place first on `first`.
    pub(super) fn read(first: Option<Date>, file: &Path, fields: &mut Fields<'_>) -> Option<Repeats> {
        let is_left_out = !fields.has("repeats");
        let written = fields.optional_string("repeats");
        let is_left_out = is_left_out && !fields.is_mistyped("repeats");
        let mut reader = Reader { first, file, fields };
        if is_left_out {
            ["until", "times", "except", "moved"].into_iter().for_each(|key| reader.report_without_repeats(key));
            return None;
        }
        let until = reader.until();
        let times = reader.times();
        let except = reader.fields.list("except");
        let moved = reader.fields.take("moved");
        if let (Some(_), Some(times)) = (&until, &times) {
            let message = "both `until` and `times` say when the event no longer repeats";
            reader.fields.diagnostics().error(file, times.position, message, "remove one of the two lines");
        }
        let Spanned { position, value } = written?;
        let frequency = Frequency::ALL.iter().find(|(word, _)| *word == value).map(|(_, frequency)| *frequency);
        let Some(frequency) = frequency else {
            if !value.is_empty() {
                let message = format!("`repeats` cannot be `{value}`");
                reader.fields.diagnostics().error(file, position, message, Frequency::help(&value));
            }
            return None;
        };
        let limit = until.map(|until| RepeatLimit::Until(until.value));
        let limit = limit.or(times.map(|times| RepeatLimit::Times(times.value)));
        let mut repeats = Repeats { frequency, limit, except: BTreeSet::new(), moved: BTreeMap::new() };
        for node in except {
            if let Some(day) = reader.exception(&node, &repeats) {
                repeats.except.insert(day);
            }
        }
        if let Some(moved) = moved {
            repeats.moved = reader.moves(moved, &repeats);
        }
        Some(repeats)
    }
}

/// Reads the keys that belong to `repeats`.
struct Reader<'a, 'b> {
    first: Option<Date>,
    file: &'a Path,
    fields: &'a mut Fields<'b>,
}

impl Reader<'_, '_> {
    fn report_without_repeats(&mut self, key: &'static str) {
        if let Some(node) = self.fields.take(key) {
            let help = "add a line like `repeats: weekly`, or remove this line";
            let message = format!("`{key}` is only for an event that repeats");
            self.fields.diagnostics().error(self.file, node.position, message, help);
        }
    }

    fn until(&mut self) -> Option<Spanned<Date>> {
        let until = self.fields.optional_date("until")?;
        let first = self.first.filter(|first| until.value < *first);
        if let Some(first) = first {
            let message = format!("the event repeats until {}, but starts on {first}", until.value);
            let help = "write the last day on which it can take place, or remove the line";
            self.fields.diagnostics().error(self.file, until.position, message, help);
        }
        first.is_none().then_some(until)
    }

    fn times(&mut self) -> Option<Spanned<u32>> {
        let Spanned { position, value } = self.fields.optional_string("times")?;
        let times = value.parse().ok().filter(|times| (2..=5000).contains(times));
        if times.is_none() && !value.is_empty() {
            let message = format!("`times` must be how often the event takes place, not `{value}`");
            let help = "write a whole number of 2 or more, for example `times: 6`";
            self.fields.diagnostics().error(self.file, position, message, help);
        }
        times.map(|value| Spanned { position, value })
    }

    /// Reads a day of `except`.
    fn exception(&mut self, node: &Node, repeats: &Repeats) -> Option<Date> {
        let Value::Scalar { string, .. } = &node.value else {
            let message = format!("each entry of `except` must be a day, not {}", node.value.kind());
            self.fields.diagnostics().error(self.file, node.position, message, LIST_HELP);
            return None;
        };
        let Some(day) = parse_date(string.trim()) else {
            let message = format!("`{string}` is not a valid date");
            let help = "write the year, month and day like this: 2024-07-20";
            self.fields.diagnostics().error(self.file, node.position, message, help);
            return None;
        };
        self.is_occurrence(day, node, repeats).then_some(day)
    }

    /// Whether an event takes place on a day, by its rule. Reports a day on which it does not.
    fn is_occurrence(&mut self, day: Date, node: &Node, repeats: &Repeats) -> bool {
        let Some(first) = self.first else { return true };
        let days: Vec<Date> = rule_days(first, repeats).take_while(|found| *found <= day).collect();
        if days.last() == Some(&day) {
            return true;
        }
        let next = rule_days(first, repeats).find(|found| *found > day);
        let around: Vec<String> = days.last().copied().into_iter().chain(next).map(|day| format!("{day}")).collect();
        let help = format!("write one of its days, such as {}, or remove it", around.join(" or "));
        let message = format!("the event would not take place on {day} anyway");
        self.fields.diagnostics().error(self.file, node.position, message, help);
        false
    }

    /// Reads `moved`: days with the days or times that replace them.
    fn moves(&mut self, node: Node, repeats: &Repeats) -> BTreeMap<Date, Move> {
        const MOVED_HELP: &str = "write it like `moved: { 2026-04-03: 2026-04-04 }`, each day with its new day or time";
        let mut moves = BTreeMap::new();
        let Value::Table(entries) = node.value else {
            let message = format!("`moved` must be days with the days that replace them, not {}", node.value.kind());
            self.fields.diagnostics().error(self.file, node.position, message, MOVED_HELP);
            return moves;
        };
        for (key, value) in entries {
            let at_key = Node { position: key.position, value: Value::Null };
            let Some(day) = parse_date(&key.name) else {
                let message = format!("`{}` is not a valid date", key.name);
                self.fields.diagnostics().error(self.file, key.position, message, MOVED_HELP);
                continue;
            };
            let moment = value.as_str().and_then(Moment::parse);
            let Some(moment) = moment else {
                let written = value.as_str().unwrap_or_default();
                let help = Moment::meant_by(written, Some(day))
                    .map_or_else(|| String::from(HELP), |meant| format!("write `{day}: {meant}`"));
                let message = format!("`{written}` is not a day or a time of the calendar");
                self.fields.diagnostics().error(self.file, value.position, message, help);
                continue;
            };
            if repeats.except.contains(&day) {
                let message = format!("{day} is also in `except`");
                let help = "remove it from one of the two: the event is either moved, or does not take place";
                self.fields.diagnostics().error(self.file, key.position, message, help);
            } else if self.is_occurrence(day, &at_key, repeats) {
                let time = match moment {
                    Moment::Day(_) => None,
                    Moment::Time(time) => Some(time.time()),
                };
                moves.insert(day, Move { day: moment.day(), time });
            }
        }
        moves
    }
}
