//! Signs of emphasis with a space, or with one sign too few, so that readers see them.

use super::super::text_runs::{MASK, TextRun};
use super::FailedMarkup;

const MESSAGE: &str = "the signs around these words are shown";

/// `** bold ** text`, `** Date**: 20` and `~~ struck ~~`. Powers such as `x ** y ** z` are no markup.
pub(super) fn spaced(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for signs in ["**", "~~"] {
        let mut rest = 0;
        while let Some(slip) = next_spaced(run, signs, rest) {
            rest = slip.range.end - run.start;
            found.push(slip);
        }
    }
    found
}

/// Returns the next signs at or after an offset with a space after the first ones.
fn next_spaced(run: &TextRun<'_>, signs: &str, from: usize) -> Option<FailedMarkup> {
    let text = &run.text;
    let is_alone = |index: usize| !text[..index].ends_with(&signs[1..]) && !text[index + 2..].starts_with(&signs[1..]);
    let mut marks =
        text.match_indices(signs).map(|(index, _)| index).filter(|index| *index >= from && is_alone(*index));
    let mut first = marks.next()?;
    for second in marks {
        let inner = &text[first + 2..second];
        let before = text[..first].chars().next_back();
        let after = text[second + 2..].chars().next();
        let starts_line = before.is_none_or(|sign| sign == '\n');
        let ends_text = after.is_none_or(|sign| matches!(sign, '\n' | ':' | '.' | ',' | '!' | '?'));
        let is_words = inner.trim().chars().all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | ':' | '\'' | '-'))
            && inner.split_whitespace().any(|word| word.chars().count() > 2);
        let is_apart = before.is_none_or(char::is_whitespace) && after.is_none_or(|sign| !sign.is_alphanumeric());
        // `** bold**` with a space after it is found with the other bold words.
        let is_other = signs == "**" && !inner.ends_with(' ') && after.is_none_or(char::is_whitespace);
        let is_meant = starts_line || ends_text || signs == "~~";
        if inner.starts_with(' ') && is_words && is_apart && is_meant && !is_other {
            let words = run.source[first + 2..second].trim();
            let help = format!("write no space inside the signs: `{signs}{words}{signs}`");
            return Some(run.failed(first..second + 2, MESSAGE, help));
        }
        first = second;
    }
    None
}

/// `*italic *text`, `_italic _text` and `__bold __text` at the start of a line: a word with both signs before words.
pub(super) fn before_words(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, line) in super::paragraph_lines(run) {
        let Some(signs) = ["__", "*", "_"].into_iter().find(|signs| line.starts_with(signs)) else { continue };
        let rest = &line[signs.len()..];
        let Some((words, after)) = rest.split_once(&format!(" {signs}")) else { continue };
        let is_word = words.chars().all(char::is_alphabetic) && words.chars().count() > 1 && words != "args";
        let is_text = after.chars().take_while(|sign| sign.is_alphabetic()).count() > 1 && !after.contains(&signs[..1]);
        if is_word && is_text && !line.contains([',', '(', '=', ';', MASK]) {
            let next = after.split_whitespace().next().unwrap_or_default();
            let help = format!("write no space inside the signs: `{signs}{words}{signs} {next}`");
            found.push(run.failed(start..start + 2 * signs.len() + words.len() + 1, MESSAGE, help));
        }
    }
    found
}

/// `Date:** 20 July**` and `Date:** 20 July`: the first signs are behind the words, or behind the colon.
pub(super) fn after_colon(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, line) in super::paragraph_lines(run) {
        let Some((label, rest)) = line.split_once(":** ") else { continue };
        if label.contains('*') || label.contains(MASK) || !label.chars().all(|sign| sign.is_alphabetic() || sign == ' ')
        {
            continue;
        }
        let help = match rest.strip_suffix("**").filter(|words| !words.contains('*')) {
            Some(words) => format!("write `{label}: **{words}**`"),
            None => format!("write `**` before the first bold word, too: `**{label}:** `"),
        };
        let message = "the bold words have no beginning, and the stars are shown";
        found.push(run.failed(start..start + label.len() + 3, message, help));
    }
    found
}

/// `**bold*` and `*bold**`: words in italics beside a star.
pub(super) fn unequal(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    let (text, source) = (&run.text, run.source);
    for (index, _) in text.match_indices('*') {
        let is_masked_star =
            |at: usize| text.as_bytes().get(at) == Some(&0) && source.as_bytes().get(at) == Some(&b'*');
        let is_outside = |sign: Option<char>| sign.is_none_or(|sign| sign.is_whitespace() || ".,:;!?".contains(sign));
        // The other sign can be outside of the run, which begins and ends with text.
        let words = if is_masked_star(index + 1) && is_outside(text[..index].chars().next_back()) {
            let inner = &source[index + 2..];
            let end = inner.find('*').unwrap_or(inner.len());
            Some((index..index + 2 + end, &inner[..end]))
        } else if index > 0 && is_masked_star(index - 1) && is_outside(text[index + 1..].chars().next()) {
            let inner = &source[..index - 1];
            let start = inner.rfind('*').map_or(0, |star| star + 1);
            Some((start..index + 1, &inner[start..])).filter(|_| !inner.ends_with('\\'))
        } else {
            None
        };
        let Some((range, words)) = words else { continue };
        let is_words = words.starts_with(char::is_alphabetic) && !words.contains(['\n', '/', '(', '=', '*']);
        if is_words && !words.ends_with(' ') {
            let help = format!("write two stars before and after bold words: `**{words}**`");
            found.push(run.failed(range, "a star is shown beside these words", help));
        }
    }
    found
}
