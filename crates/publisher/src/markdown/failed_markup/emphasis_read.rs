//! Emphasis that Markdown reads where names of Python or formulas were meant: readers would miss the signs.

use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// Returns a warning if emphasis looks like a name or a formula: `__init__`, `a**2 + b**2`, `5*3*2`, `count(*)`.
pub(super) fn find(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    if !matches!(event, Event::Start(Tag::Emphasis | Tag::Strong)) {
        return None;
    }
    let source = &parsed.body[range.clone()];
    let sign = source.chars().next()?;
    let length = if matches!(event, Event::Start(Tag::Strong)) { 2 } else { 1 };
    let emphasis =
        Emphasis { body: parsed.body, range: range.clone(), inner: source.get(length..source.len() - length)? };
    let problem = match sign {
        '_' if length == 2 && is_name(emphasis.inner) => emphasis.name(),
        '*' if emphasis.is_formula() => emphasis.formula(&source[..length]),
        _ => return None,
    };
    Some(FailedMarkup { range: range.clone(), problem })
}

struct Emphasis<'a> {
    body: &'a str,
    range: Range<usize>,
    inner: &'a str,
}

impl Emphasis<'_> {
    fn name(&self) -> Problem {
        let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '.');
        let token = self.token(is_part);
        let token = token.trim_matches('.');
        let is_call = self.body[self.range.end..].trim_start_matches(is_part).starts_with("()");
        let call = if is_call { "()" } else { "" };
        Problem::warning(
            format!("`__{}__` becomes bold, and the underscores are not shown", self.inner),
            format!(
                "write a name of Python as code: `` `{token}{call}` ``; write bold words with stars: `**{}**`",
                self.inner
            ),
        )
    }

    fn formula(&self, signs: &str) -> Problem {
        let token = self.token(|sign| !sign.is_whitespace());
        let token = token.trim_end_matches(['.', ',', ';', ':']);
        let help = match token.contains(['`', '\n']) {
            true => String::from("write it as code, or write `\\*` for each star"),
            false => format!("write it as code: `` `{token}` ``, or write `\\*` for each star"),
        };
        Problem::warning(format!("the signs `{signs}` are not shown: they make words bold or italic"), help)
    }

    /// Returns the emphasis with the signs before and after it that belong to it.
    fn token(&self, is_part: impl Fn(char) -> bool) -> &str {
        let (before, after) = (&self.body[..self.range.start], &self.body[self.range.end..]);
        let start = before.trim_end_matches(&is_part).len();
        let end = self.range.end + after.len() - after.trim_start_matches(&is_part).len();
        &self.body[start..end]
    }

    /// Whether words are on both sides of the emphasis and it has more than a word, or its signs are next to punctuation.
    fn is_formula(&self) -> bool {
        let (before, after) = (&self.body[..self.range.start], &self.body[self.range.end..]);
        let is_digit = |sign: char| sign.is_ascii_digit();
        let is_before_word = after.starts_with(char::is_alphanumeric);
        let has_operator = self.inner.contains(|sign: char| sign.is_whitespace() || "+-*/=()^".contains(sign));
        let is_number = before.ends_with(is_digit) || after.starts_with(is_digit) || self.inner.starts_with(is_digit);
        let is_letter = self.inner.chars().count() == 1;
        let is_between_words = before.ends_with(char::is_alphanumeric) && is_before_word;
        let is_argument = is_before_word && self.inner.starts_with("args");
        let is_wildcard = self.inner.starts_with([',', ';', '.', ')', ']', '}', '/', '='])
            && !self.inner.starts_with("...")
            || self.inner.ends_with(['(', '[', '{', '/', '=']);
        is_between_words && (has_operator || is_number || is_letter) || is_argument || is_wildcard
    }
}

/// Whether words in double underscores are a name in the style of Python.
fn is_name(inner: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_';
    inner.starts_with(|sign: char| sign.is_ascii_lowercase()) && inner.chars().all(is_part)
}
