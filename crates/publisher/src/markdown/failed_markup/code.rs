//! Code that does not start or end, and options of commands outside of code.

use super::super::or_as_text;
use super::super::text_runs::TextRun;
use super::fences::opening_fence;
use super::{FailedMarkup, ParsedBody, paragraph_lines};
use crate::diagnostic::Problem;
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::ops::Range;

/// A backtick without its partner. One between two letters is part of a word, as in "Hawai`i". In a table, the partner can
/// be in a cell that is lost, which is reported there.
pub(super) fn backticks(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let is_in_word = |index: usize| {
        run.source[..index].ends_with(char::is_alphabetic) && run.source[index + 1..].starts_with(char::is_alphabetic)
    };
    let first = run.text.match_indices('`').find(|(index, _)| !is_in_word(*index));
    let Some((start, _)) = first.filter(|_| !run.is_cell) else {
        return Vec::new();
    };
    let end = start + run.text[start..].len() - run.text[start..].trim_start_matches('`').len();
    let signs = &run.text[start..end];
    let help = or_as_text(&format!("write `` {signs} `` before and after the code"), "`` \\` ``");
    let message = format!("the `` {signs} `` that would end this code is missing, so it is not shown as code");
    vec![run.failed(start..end, message, help)]
}

/// `'''python`, with apostrophes in place of backticks.
pub(super) fn quoted_fence(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut lines = paragraph_lines(run);
    let first = lines.find_map(|(start, line)| {
        let signs = ["'''", "\u{b4}\u{b4}\u{b4}", "’’’", "‘‘‘"].into_iter().find(|signs| line.starts_with(signs))?;
        let language = &line[signs.len()..];
        let is_fence = !language.is_empty() && language.chars().all(|sign| sign.is_ascii_lowercase());
        is_fence.then_some((start, line, language))
    });
    let Some((start, line, language)) = first else { return Vec::new() };
    let help = format!("write `` ```{language} `` above the code, with an empty line above it, and `` ``` `` below it");
    vec![run.failed(start..start + line.len(), "this code cannot be read: its signs are not backticks", help)]
}

/// ``Don`t and won`t``, whose backticks in place of apostrophes make words code.
pub(super) fn apostrophes(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    const ENDINGS: [&str; 7] = ["t", "s", "m", "d", "re", "ve", "ll"];
    let Event::Code(code) = event else { return None };
    let (before, after) = (&parsed.body[..range.start], &parsed.body[range.end..]);
    let ending = code.split_whitespace().next().unwrap_or_default();
    let is_contraction = before.ends_with(char::is_alphabetic)
        && after.starts_with(char::is_alphabetic)
        && code.contains(' ')
        && ENDINGS.contains(&ending);
    is_contraction.then(|| {
        let word = before.split_whitespace().next_back().unwrap_or_default();
        let help = format!("write apostrophes: `{word}'{ending}`");
        FailedMarkup { range: range.clone(), problem: Problem::warning("these words are shown as code", help) }
    })
}

/// `--upgrade`, which typographic dashes would change. Dashes in pairs are punctuation.
pub(super) fn options(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, _) in run.text.match_indices("--") {
        let (before, after) = (&run.text[..start], &run.text[start + 2..]);
        let starts_word = before.chars().next_back().is_none_or(|sign| sign.is_whitespace() || sign == '(');
        let length = after.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-')).unwrap_or(after.len());
        let name = &after[..length];
        let is_option =
            name.len() > 1 && name.starts_with(|sign: char| sign.is_ascii_lowercase()) && !name.ends_with('-');
        if starts_word && is_option && !has_closing_dash(after) {
            let help = format!("write it as code: `` `--{name}` ``; write a dash with spaces around it");
            let message = format!("`--{name}` is shown with a dash: `–{name}`");
            found.push(run.failed(start..start + 2 + length, message, help));
        }
    }
    found
}

/// Whether a dash directly after a word follows, as in `--so--`.
fn has_closing_dash(text: &str) -> bool {
    text.match_indices("--").any(|(index, _)| {
        text[..index].ends_with(char::is_alphanumeric) && !text[index + 2..].starts_with(char::is_alphanumeric)
    })
}

/// A code block without the line that ends it: the rest of the text is in it.
pub(super) fn unclosed_fence(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    if !matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))) {
        return None;
    }
    let source = &parsed.body[range.clone()];
    let fence = opening_fence(source);
    let last = source.trim_end().lines().skip(1).last().unwrap_or_default().trim_matches([' ', '>', '\t']);
    let is_closed = last.len() >= fence.len() && last.chars().all(|sign| fence.starts_with(sign));
    (!is_closed).then(|| FailedMarkup {
        range: range.start..range.start + fence.len(),
        problem: Problem::warning(
            "this code has no end: everything below it is shown as code",
            format!("write a line `` {fence} `` below the code"),
        ),
    })
}
