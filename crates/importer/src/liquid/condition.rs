//! Conditions: `a == b`, `a contains b`, and their combinations. A condition over something unknown is unknown.

use super::Renderer;
use super::value::Value;
use std::cmp::Ordering;

const OPERATORS: [&str; 8] = ["==", "!=", "<>", "<=", ">=", "<", ">", "contains"];

/// The variables that Jekyll and its plugins set, so that a template without an `assign` of them can use them.
const GLOBAL_VARIABLES: [&str; 9] =
    ["content", "jekyll", "layout", "page", "paginator", "post", "seo_tag", "site", "theme"];

impl Renderer<'_> {
    /// Returns whether a condition is met, if that can be known. As in Liquid, the last `and` or `or` binds closest.
    pub(super) fn condition(&self, text: &str) -> Option<bool> {
        let words = split_words(text);
        let is_operator = |word: &&str| matches!(*word, "and" | "or");
        let operators: Vec<&str> = words.iter().copied().filter(is_operator).collect();
        let mut comparisons = words.split(is_operator).map(|words| self.comparison(words)).rev();
        let last = comparisons.next()?;
        operators.iter().rev().zip(comparisons).fold(last, |right, (operator, left)| combine(operator, left, right))
    }

    fn comparison(&self, words: &[&str]) -> Option<bool> {
        match words {
            [operand] => Some(self.tested(operand)?.is_truthy()),
            [left, operator, right] if OPERATORS.contains(operator) => {
                let (left_value, right_value) = (self.operand(left)?, self.operand(right)?);
                let is_emptiness = |word: &str| matches!(word, "empty" | "blank");
                let is_equal = match (is_emptiness(left), is_emptiness(right)) {
                    (_, true) => is_empty_container(&left_value),
                    (true, _) => is_empty_container(&right_value),
                    _ => is_equal(&left_value, &right_value),
                };
                Some(match *operator {
                    "==" => is_equal,
                    "!=" | "<>" => !is_equal,
                    "contains" => contains(&left_value, &right_value),
                    operator => is_ordered(operator, &left_value, &right_value),
                })
            }
            _ => None,
        }
    }

    /// Returns the value of a variable that is only tested, which does not show it.
    fn tested(&self, name: &str) -> Option<Value> {
        match name.strip_prefix("include.").and_then(|key| Some((key, self.parameters.last()?))) {
            Some((key, parameters)) if !key.contains(['.', '[']) => Some(parameters.peek(key)),
            _ => self.operand(name),
        }
    }

    /// Returns a value. A variable that nothing has assigned is `nil`.
    fn operand(&self, name: &str) -> Option<Value> {
        let first = name.split(['.', '[']).next().unwrap_or_default();
        let is_assigned = self.variables.contains_key(first) || GLOBAL_VARIABLES.contains(&first) || first == "include";
        let is_variable = first.starts_with(|first: char| first.is_alphabetic() || first == '_');
        let value = self.value(name);
        if value.is_none() && is_variable && !is_assigned { Some(Value::Nil) } else { value }
    }
}

/// Combines conditions of which each can be unknown.
fn combine(operator: &str, left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (operator, left, right) {
        ("and", Some(false), _) | ("and", _, Some(false)) => Some(false),
        ("or", Some(true), _) | ("or", _, Some(true)) => Some(true),
        (_, Some(_), Some(right)) => Some(right),
        _ => None,
    }
}

/// Nothing else is equal to `empty`: not even `nil`.
fn is_empty_container(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::List(_) | Value::Table(_)) && value.is_empty()
}

/// Numbers are equal by their value.
pub(super) fn is_equal(left: &Value, right: &Value) -> bool {
    left == right || left.to_number().is_some_and(|number| right.to_number() == Some(number))
}

fn contains(container: &Value, item: &Value) -> bool {
    match (container, item) {
        (Value::List(items), item) => items.iter().any(|one| is_equal(one, item)),
        (Value::Text(text), Value::Text(part)) => text.contains(part.as_str()),
        (Value::Table(entries), Value::Text(key)) => entries.iter().any(|(name, _)| name == key),
        _ => false,
    }
}

fn is_ordered(operator: &str, left: &Value, right: &Value) -> bool {
    let order = match (left.to_number(), right.to_number()) {
        (Some(left), Some(right)) => left.partial_cmp(&right),
        _ => match (left, right) {
            (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
            _ => None,
        },
    };
    match operator {
        "<" => order == Some(Ordering::Less),
        ">" => order == Some(Ordering::Greater),
        "<=" => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        _ => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// Splits a condition at white space outside of quotation marks and around its operators.
fn split_words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let length = word_length(rest);
        words.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    words
}

fn word_length(text: &str) -> usize {
    let is_operator =
        |text: &str| OPERATORS[..7].iter().find(|operator| text.starts_with(**operator)).map(|found| found.len());
    if let Some(length) = is_operator(text) {
        return length;
    }
    let mut quote = None;
    for (offset, character) in text.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character.is_whitespace() || is_operator(&text[offset..]).is_some() => return offset,
            None => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_spaces_and_operators() {
        assert_eq!(split_words("a=='b c' and d.e >= 3"), ["a", "==", "'b c'", "and", "d.e", ">=", "3"]);
    }

    #[test]
    fn numbers_are_compared_by_value() {
        let number = |text: &str| Value::text(text);
        assert!(is_equal(&number("1"), &number("1.0")) && is_ordered("<", &number("9"), &number("10")));
        assert!(!is_equal(&number("a"), &number("b")) && is_ordered("<", &number("a"), &number("b")));
    }
}
