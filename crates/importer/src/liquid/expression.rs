//! Evaluation of expressions: `{{ value | filter: argument }}`.

use super::value::Value;
use super::{Renderer, filters, variables};
use crate::brackets::closing_brackets;

/// More brackets within each other than any path has.
const MAX_BRACKETS: usize = 32;

/// More numbers than any loop of a page counts through.
const MAX_RANGE: i64 = 10_000;

impl Renderer<'_> {
    /// Evaluates an expression, if its value can be known.
    pub(super) fn evaluate(&self, expression: &str) -> Option<Value> {
        let mut parts = split_outside_quotes(expression, '|').into_iter();
        let mut value = self.value(parts.next()?.trim());
        for filter in parts {
            let (name, arguments) = filter.split_once(':').unwrap_or((filter, ""));
            let arguments: Option<Vec<Value>> = split_outside_quotes(arguments, ',')
                .into_iter()
                .map(str::trim)
                .filter(|argument| !argument.is_empty())
                .map(|argument| self.value(argument))
                .collect();
            value = filters::apply(name.trim(), value, &arguments?, self.context.site);
        }
        value
    }

    /// Evaluates a literal, a range or a variable.
    pub(super) fn value(&self, name: &str) -> Option<Value> {
        let quoted = |quote: char| name.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(text) = quoted('"').or_else(|| quoted('\'')) {
            return Some(Value::text(text));
        }
        match name {
            "true" => return Some(Value::Bool(true)),
            "false" => return Some(Value::Bool(false)),
            "nil" | "null" | "" => return Some(Value::Nil),
            "empty" | "blank" => return Some(Value::text("")),
            _ => {}
        }
        if name.parse::<f64>().is_ok() {
            return Some(Value::text(name));
        }
        if let Some((from, to)) = name.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')?.split_once("..")) {
            return self.range(from.trim(), to.trim());
        }
        let path = self.path(name)?;
        let (first, rest) = path.split_first()?;
        self.variable(first, rest)
    }

    fn range(&self, from: &str, to: &str) -> Option<Value> {
        let number = |name: &str| self.value(name)?.to_text()?.trim().parse::<i64>().ok();
        let (from, to) = (number(from)?, number(to)?);
        (to.saturating_sub(from) < MAX_RANGE)
            .then(|| Value::List((from..=to).map(|number| Value::text(number.to_string())).collect()))
    }

    /// Returns the names of a path such as `site.data["team"][0].name`, with the values of those in brackets.
    fn path(&self, text: &str) -> Option<Vec<String>> {
        if text.matches('[').count() > MAX_BRACKETS {
            return None;
        }
        let mut names = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            if rest.starts_with('[') {
                let end = *closing_brackets(rest, '[', ']').get(&0)?;
                names.push(self.value(rest[1..end].trim())?.to_text()?);
                rest = &rest[end + 1..];
            } else {
                rest = rest.strip_prefix('.').unwrap_or(rest);
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                let name = rest[..end].trim();
                let is_name =
                    !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() || "_-?".contains(sign));
                names.push(is_name.then(|| String::from(name))?);
                rest = &rest[end..];
            }
        }
        Some(names)
    }

    fn variable(&self, first: &str, rest: &[String]) -> Option<Value> {
        if let Some(value) = self.variables.get(first) {
            return Some(get_path(value.clone()?, rest));
        }
        match first {
            "include" => {
                let (key, rest) = rest.split_first()?;
                Some(get_path(self.parameters.last()?.get(key), rest))
            }
            "page" => variables::of_page(self.context, rest),
            "site" => variables::of_site(self.context.site, rest),
            _ => None,
        }
    }
}

/// Follows names from a value to the value of a property.
pub(super) fn get_path(value: Value, names: &[String]) -> Value {
    names.iter().fold(value, |value, name| value.get(name))
}

/// Splits a string at each separator outside of quotation marks.
pub(super) fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (index, character) in text.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character == separator => {
                parts.push(&text[start..index]);
                start = index + character.len_utf8();
            }
            None => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
