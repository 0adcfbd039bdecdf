//! `moved`: days of an event that repeats, each with the day or the time that replaces it.

use super::moment::Moment;
use super::moment_help::MomentKey;
use super::repeats::{Move, Reader, Repeats};
use crate::diagnostic::{Position, Problem};
use crate::source::fields::Spanned;
use crate::source::node::{Key, Node, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

const HELP: &str = "write it like `moved: { 2026-04-03: 2026-04-04 }`, each day with its new day or time";
/// A day that moves farther is a slip.
const MAX_DAYS: i32 = 366;

impl Reader<'_, '_> {
    /// Reads `moved`.
    pub(super) fn moves(&mut self, node: Node, repeats: &Repeats) -> BTreeMap<Date, Move> {
        let Value::Table(entries) = node.value else {
            let message = format!("`moved` must be days with the days that replace them, not {}", node.value.kind());
            self.fields.diagnostics().error(self.file, node.position, message, HELP);
            return BTreeMap::new();
        };
        let mut moves: BTreeMap<Date, (Position, Move)> = BTreeMap::new();
        for (key, value) in entries {
            let position = value.position;
            if let Some((day, new)) = self.read_move(&key, &value, repeats) {
                moves.insert(day, (position, new));
            }
        }
        self.check_collisions(&moves, repeats);
        moves.into_iter().map(|(day, (_, new))| (day, new)).collect()
    }

    fn read_move(&mut self, key: &Key, value: &Node, repeats: &Repeats) -> Option<(Date, Move)> {
        let written_day = Spanned { position: key.position, value: key.name.clone() };
        let day = MomentKey::Moved.read_day(&written_day, self.file, self.fields)?;
        let Some(written) = value.as_str() else {
            let message = format!("the new day of {day} is missing");
            let help = format!(
                "write it after the day, like `{day}: {}`; if the event does not take place then, write the day into `except`",
                day.saturating_add(1.day())
            );
            let position = if value.value == Value::Null { key.position } else { value.position };
            self.fields.diagnostics().error(self.file, position, message, help);
            return None;
        };
        let written = Spanned { position: value.position, value: String::from(written) };
        let moment = MomentKey::MovedTo(day).read(&written, self.file, self.fields)?;
        if repeats.except.contains(&day) {
            let message = format!("{day} is also in `except`");
            let help = "remove it from one of the two: the event is either moved, or does not take place";
            self.fields.diagnostics().error(self.file, key.position, message, help);
            return None;
        }
        if !self.is_occurrence(day, key.position, repeats) {
            return None;
        }
        match self.problem_of_move(day, moment) {
            Some(problem) => {
                self.fields.diagnostics().add(self.file, value.position, problem);
                None
            }
            None => {
                let time = if let Moment::Time(time) = moment { Some(time.time()) } else { None };
                Some((day, Move { day: moment.day(), time }))
            }
        }
    }

    /// Returns the problem of a day that moves to a moment that it cannot have.
    fn problem_of_move(&self, day: Date, moment: Moment) -> Option<Problem> {
        let days = day.until(moment.day()).map_or(i32::MAX, |span| span.get_days().abs());
        let is_unchanged = moment.day() == day
            && match (moment, self.start) {
                (Moment::Day(_), _) => true,
                (Moment::Time(new), Some(Moment::Time(start))) => new.time() == start.time(),
                (Moment::Time(_), _) => false,
            };
        match (moment, self.start) {
            (Moment::Time(new), Some(Moment::Day(_))) => Some(Problem::error(
                format!("{day} moves to a time, but `start` has none, so that nobody would see it"),
                format!("write `{day}: {}`, or add the usual time to `start`", new.date()),
            )),
            _ if is_unchanged => Some(Problem::warning(
                format!("{day} moves to itself"),
                format!("write its new day or time, or remove `{day}` from `moved`"),
            )),
            _ if days > MAX_DAYS => Some(Problem::error(
                format!("{day} moves to {}, {days} days away: that is most likely a slip", moment.day()),
                format!("write a day that is at most {MAX_DAYS} days away, or remove it"),
            )),
            _ => None,
        }
    }

    /// Reports moves to a day on which the event takes place anyway, or never.
    fn check_collisions(&mut self, moves: &BTreeMap<Date, (Position, Move)>, repeats: &Repeats) {
        for (day, (position, new)) in moves {
            let others =
                moves.iter().filter(|(other, (_, move_of_other))| *other < day && move_of_other.day == new.day);
            let other = others.map(|(other, (_, move_of_other))| (*other, move_of_other.time)).next();
            let is_except = repeats.except.contains(&new.day);
            let stays = self.start.is_some()
                && !is_except
                && !moves.contains_key(&new.day)
                && self.is_rule_day(new.day, repeats);
            let problem = match other {
                Some((other, time)) => twice(*day, new, &format!("to which {other} moves too"), time == new.time),
                None if stays => {
                    let is_same = new.time.is_none() || new.time == self.start_time();
                    twice(*day, new, "on which the event takes place anyway", is_same)
                }
                None if is_except => Problem::warning(
                    format!("{day} moves to {}, which is in `except`", new.day),
                    format!("remove {} from `except`, and write {day} there if it does not take place", new.day),
                ),
                None => continue,
            };
            self.fields.diagnostics().add(self.file, *position, problem);
        }
    }
}

/// Returns the problem of a day that moves to one with another occurrence. At another time, it may be meant.
fn twice(day: Date, new: &Move, what: &str, is_same_time: bool) -> Problem {
    let message = format!("{day} moves to {}, {what}", new.day);
    let help = format!("write another day; if {day} does not take place, write it into `except` and remove it here");
    match is_same_time {
        true => Problem::error(message, help),
        false => Problem::warning(message, help),
    }
}
