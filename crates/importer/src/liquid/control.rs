//! Control flow: conditions, cases and loops whose values are known.

use super::condition::is_equal;
use super::expression::split_outside_quotes;
use super::output::Output;
use super::template::TagBlock;
use super::value::Value;
use super::{Failed, Interrupt, Renderer};
use std::ops::Range;

impl Renderer<'_> {
    /// Renders `if`, `unless` and `case`. A block whose condition is unknown is reported as a whole.
    pub(super) fn branch(&mut self, block: &TagBlock<'_, '_>, output: &mut Output) -> Result<(), Failed> {
        match self.chosen_branch(block) {
            Some(branch) => self.render_range(block.template, branch, output),
            None => {
                self.report_removed(block.token().line, &block.source());
                Ok(())
            }
        }
    }

    /// Returns the range of the branch to render, which is empty if no condition is met, or `None` if it cannot be known.
    fn chosen_branch(&self, block: &TagBlock<'_, '_>) -> Option<Range<usize>> {
        let (name, arguments) = block.tag();
        let case = if name == "case" { Some(self.evaluate(arguments)?) } else { None };
        for (tag, range) in block.branches(&["elsif", "else", "when"]) {
            let (tag_name, arguments) = block.template.tag(tag)?;
            let is_chosen = match tag_name {
                "if" | "elsif" => self.condition(arguments)?,
                "unless" => !self.condition(arguments)?,
                "when" => self.is_case(case.as_ref()?, arguments)?,
                "else" => true,
                // What stands between `case` and the first `when` is not shown.
                _ => false,
            };
            if is_chosen {
                return Some(range);
            }
        }
        Some(Range::default())
    }

    fn is_case(&self, case: &Value, arguments: &str) -> Option<bool> {
        for value in split_outside_quotes(arguments, ',').into_iter().flat_map(|part| part.split(" or ")) {
            if is_equal(case, &self.evaluate(value.trim())?) {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Renders a `for` loop over a list or a mapping.
    pub(super) fn repeat(&mut self, block: &TagBlock<'_, '_>, output: &mut Output) -> Result<(), Failed> {
        let line = block.token().line;
        let Some((variable, items)) = self.loop_items(block.tag().1) else {
            self.report_removed(line, &block.source());
            return Ok(());
        };
        let mut branches = block.branches(&["else"]).into_iter().map(|(_, range)| range);
        let body = branches.next().unwrap_or_default();
        if items.is_empty() {
            return branches.next().map_or(Ok(()), |range| self.render_range(block.template, range, output));
        }
        let outer = (self.variables.get(&variable).cloned(), self.variables.get("forloop").cloned());
        let length = items.len();
        for (number, item) in items.into_iter().enumerate() {
            self.count_round(line)?;
            self.variables.insert(variable.clone(), Some(item));
            self.variables.insert(String::from("forloop"), Some(loop_state(number, length, outer.1.clone().flatten())));
            self.render_range(block.template, body.clone(), output)?;
            if self.interrupt.take() == Some(Interrupt::Break) {
                break;
            }
        }
        self.restore(&variable, outer.0);
        self.restore("forloop", outer.1);
        Ok(())
    }

    /// Returns the variable and the items of `item in list limit: 2`, if they are known.
    fn loop_items(&self, arguments: &str) -> Option<(String, Vec<Value>)> {
        let (variable, rest) = arguments.split_once(" in ")?;
        let rest = rest.trim();
        let end = if rest.starts_with('(') {
            rest.find(')')? + 1
        } else {
            rest.find(char::is_whitespace).unwrap_or(rest.len())
        };
        let mut items = self.evaluate(&rest[..end])?.items();
        let modifiers = rest[end..].replace(':', ": ");
        let words: Vec<&str> = modifiers.split_whitespace().collect();
        let number = |name: &str| {
            let position = words.iter().position(|word| *word == name)?;
            self.evaluate(words.get(position + 1)?)?.to_number()
        };
        let has = |name: &str| words.contains(&name);
        if has("offset:") {
            let offset = number("offset:")? as usize;
            items.drain(..offset.min(items.len()));
        }
        if has("limit:") {
            items.truncate(number("limit:")? as usize);
        }
        if has("reversed") {
            items.reverse();
        }
        Some((String::from(variable.trim()), items))
    }

    fn restore(&mut self, name: &str, value: Option<Option<Value>>) {
        match value {
            Some(value) => self.variables.insert(String::from(name), value),
            None => self.variables.remove(name),
        };
    }
}

/// Returns the variable `forloop`.
fn loop_state(number: usize, length: usize, parent: Option<Value>) -> Value {
    let count = |count: usize| Value::text(count.to_string());
    let entries = [
        ("index", count(number + 1)),
        ("index0", count(number)),
        ("rindex", count(length - number)),
        ("rindex0", count(length - number - 1)),
        ("first", Value::Bool(number == 0)),
        ("last", Value::Bool(number + 1 == length)),
        ("length", count(length)),
        ("parentloop", parent.unwrap_or(Value::Nil)),
    ];
    Value::Table(entries.into_iter().map(|(name, value)| (String::from(name), value)).collect())
}
