//! How an event repeats: `repeats`, `until` or `times`, `except` and `moved`.

use super::extent::Extent;
use super::frequency::Frequency;
use super::moment::Moment;
use super::moment_help::MomentKey;
use super::occurrences::rule_days;
use crate::diagnostic::Position;
use crate::source::fields::{Fields, Spanned};
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

impl Repeats {
    /// Reads how an event repeats that takes place first on `start` and has an extent.
    pub(super) fn read(
        start: Option<Moment>,
        extent: Option<Extent>,
        file: &Path,
        fields: &mut Fields<'_>,
    ) -> Option<Repeats> {
        let is_left_out = !fields.has("repeats");
        let node = fields.take("repeats");
        let is_left_out = is_left_out && !fields.is_mistyped("repeats");
        let mut reader = Reader { start, file, fields };
        if is_left_out {
            ["until", "times", "except", "moved"].into_iter().for_each(|key| reader.report_without_repeats(key));
            return None;
        }
        let limit = reader.limit();
        let except = reader.fields.list("except");
        let except_position = except.first().map(|node| node.position);
        let moved = reader.fields.take("moved");
        let node = node?;
        let frequency = reader.frequency(&node)?;
        reader.check_extent(frequency, extent, node.position);
        let mut repeats = Repeats { frequency, limit, except: BTreeSet::new(), moved: BTreeMap::new() };
        for node in except {
            if let Some(day) = reader.exception(&node, &repeats) {
                repeats.except.insert(day);
            }
        }
        if let Some(moved) = moved {
            repeats.moved = reader.moves(moved, &repeats);
        }
        reader.check_that_it_takes_place(&repeats, except_position);
        Some(repeats)
    }
}

/// Reads the keys that belong to `repeats`.
pub(super) struct Reader<'a, 'b> {
    pub start: Option<Moment>,
    pub file: &'a Path,
    pub fields: &'a mut Fields<'b>,
}

impl Reader<'_, '_> {
    fn report_without_repeats(&mut self, key: &'static str) {
        if let Some(node) = self.fields.take(key) {
            let help = "add a line like `repeats: weekly`, or remove this line";
            let message = format!("`{key}` is only for an event that repeats");
            self.fields.diagnostics().error(self.file, node.position, message, help);
        }
    }

    fn frequency(&mut self, node: &Node) -> Option<Frequency> {
        match Frequency::read(node) {
            Some(Ok(frequency)) => return Some(frequency),
            Some(Err((position, problem))) => self.fields.diagnostics().add(self.file, position, problem),
            None => {
                let help = "fill in `repeats: weekly`, or remove the line if it takes place once";
                self.fields.diagnostics().error(self.file, node.position, "`repeats` is empty", help);
            }
        }
        None
    }

    fn limit(&mut self) -> Option<RepeatLimit> {
        let until = self.until();
        let times = self.times();
        if let (Some(_), Some(times)) = (&until, &times) {
            let message = "both `until` and `times` say when the event no longer repeats";
            self.fields.diagnostics().error(self.file, times.position, message, "remove one of the two lines");
        }
        let until = until.map(|until| RepeatLimit::Until(until.value));
        until.or(times.map(|times| RepeatLimit::Times(times.value)))
    }

    fn until(&mut self) -> Option<Spanned<Date>> {
        let written = self.fields.optional_string("until")?;
        let until = MomentKey::Until.read_day(&written, self.file, self.fields)?;
        let first = self.first().filter(|first| until < *first);
        if let Some(first) = first {
            let message = format!("the event repeats until {until}, but starts on {first}");
            let help = "write the last day on which it can take place, or remove the line";
            self.fields.diagnostics().error(self.file, written.position, message, help);
        }
        first.is_none().then_some(Spanned { position: written.position, value: until })
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
        let written = Spanned { position: node.position, value: String::from(string.trim()) };
        let day = MomentKey::Except.read_day(&written, self.file, self.fields)?;
        self.is_occurrence(day, node.position, repeats).then_some(day)
    }

    /// Whether an event takes place on a day, by its rule. Reports a day on which it does not.
    pub(super) fn is_occurrence(&mut self, day: Date, position: Position, repeats: &Repeats) -> bool {
        let Some(first) = self.first().filter(|_| !self.is_rule_day(day, repeats)) else { return true };
        let before = rule_days(first, repeats).take_while(|found| *found < day).last();
        let next = rule_days(first, repeats).find(|found| *found > day);
        let around: Vec<String> = before.into_iter().chain(next).map(|day| format!("{day}")).collect();
        let help = format!("write one of its days, such as {}, or remove it", around.join(" or "));
        let message = format!("the event would not take place on {day} anyway");
        self.fields.diagnostics().error(self.file, position, message, help);
        false
    }

    /// Whether a day is one of the rule. Without a readable start, each can be.
    pub(super) fn is_rule_day(&self, day: Date, repeats: &Repeats) -> bool {
        self.first().is_none_or(|first| rule_days(first, repeats).find(|found| *found >= day) == Some(day))
    }

    /// Warns of an event that starts again before it ends.
    fn check_extent(&mut self, frequency: Frequency, extent: Option<Extent>, position: Position) {
        let days = frequency.min_days();
        if extent.is_some_and(|extent| extent.is_longer_than(days)) {
            let message = format!("the event takes longer than {days} days, after which it takes place again");
            let help =
                "check `end` or `duration`: it is that of one time, not of all; `until` says when the last one is";
            self.fields.diagnostics().warning(self.file, position, message, help);
        }
    }

    /// Reports an event all of whose days are left out.
    fn check_that_it_takes_place(&mut self, repeats: &Repeats, except: Option<Position>) {
        let (Some(first), Some(_), Some(position)) = (self.first(), repeats.limit, except) else { return };
        if rule_days(first, repeats).all(|day| repeats.except.contains(&day)) {
            let message = "the event would never take place: all its days are in `except`";
            let help = "remove a day from `except`, or write `status: cancelled` in place of `except`";
            self.fields.diagnostics().error(self.file, position, message, help);
        }
    }

    fn first(&self) -> Option<Date> {
        self.start.map(Moment::day)
    }

    pub(super) fn start_time(&self) -> Option<Time> {
        match self.start {
            Some(Moment::Time(time)) => Some(time.time()),
            _ => None,
        }
    }
}
