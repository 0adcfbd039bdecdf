//! Lines that look like an entry of a list, a call-out or a directive.

use super::super::container::END_LINE;
use super::super::directive;
use super::super::or_as_text;
use super::super::quotations::CALL_OUTS;
use super::super::text_runs::{MASK, TextRun};
use super::{FailedMarkup, ParsedBody, paragraph_lines};
use crate::diagnostic::Problem;
use crate::source::file::lines;

/// `-one`, `1.One`, `1)One` and `• one`. One warning is enough for a list.
pub(super) fn lists(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let entries: Vec<_> = paragraph_lines(run)
        .filter_map(|(start, line)| list_entry(line).map(|(marker, words)| (start, line, marker, words)))
        .collect();
    let Some((start, line, marker, words)) = entries.first().copied() else { return Vec::new() };
    // A single star is before an argument of a function, a plus before a word, and another number in a name.
    let is_number = marker.starts_with(|sign: char| sign.is_ascii_digit());
    if entries.len() == 1 && (["*", "+"].contains(&marker) || is_number && !["1.", "1)"].contains(&marker)) {
        return Vec::new();
    }
    let words = &run.source[start + line.len() - words.len()..start + line.len()];
    let right = if is_bullet(marker) { "-" } else { marker };
    let help = match is_bullet(marker) {
        true => format!("start each entry with `- `, and write an empty line above the first: `{right} {words}`"),
        false => format!("write a space after `{marker}` in each entry: `{right} {words}`"),
    };
    vec![run.failed(start..start + line.len(), "this entry of a list cannot be read", help)]
}

/// Splits a line into the sign that should start an entry, and its words.
fn list_entry(line: &str) -> Option<(&str, &str)> {
    let digits = line.len() - line.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let length = match line.chars().next()? {
        '-' | '*' | '+' => 1,
        sign if is_bullet(sign.encode_utf8(&mut [0; 4])) => {
            let words = line[sign.len_utf8()..].trim_start();
            return (!words.is_empty()).then_some((&line[..sign.len_utf8()], words));
        }
        _ if (1..=2).contains(&digits) && line[digits..].starts_with(['.', ')']) => digits + 1,
        _ => return None,
    };
    let (marker, words) = line.split_at(length);
    let word = words.split_whitespace().next()?;
    let is_capital = word.starts_with(char::is_uppercase);
    let is_word = word.chars().take_while(|sign| sign.is_alphabetic()).count() > 2 || is_capital;
    // Names of files, options and versions, such as `7.zip`, `-rf` and `2.x`.
    let is_name = word.trim_end_matches(['.', ':', ',']).contains(['.', '/', '(', '_', '=', MASK, '*'])
        || ["args", "kwargs"].iter().any(|name| word.starts_with(name));
    (is_word && !is_name && word.starts_with(char::is_alphabetic)).then_some((marker, words))
}

fn is_bullet(sign: &str) -> bool {
    ["•", "◦", "‣", "▪", "●", "·", "・", "○", "■", "□", "➢", "►", "➤"].contains(&sign)
}

/// `> [!NOTES]`, and `> [!NOTE] words`, which GitHub does not show as a call-out either.
pub(super) fn call_outs(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let kind = run.text.strip_prefix("[!").and_then(|rest| rest.split_once(']')).map(|(kind, _)| kind);
    let Some(kind) = kind.filter(|kind| !kind.is_empty() && kind.chars().all(char::is_alphabetic)) else {
        return Vec::new();
    };
    if run.depth == 0 || !run.starts_paragraph {
        return Vec::new();
    }
    let upper = kind.to_uppercase();
    let help = match CALL_OUTS.iter().find(|known| **known == upper) {
        Some(known) => format!("write `> [!{known}]` on a line of its own, and the words on the next line after `> `"),
        None => format!("write one of {}", CALL_OUTS.map(|known| format!("`[!{known}]`")).join(", ")),
    };
    vec![run.failed(0..kind.len() + 3, format!("readers would see `[!{kind}]`"), help)]
}

/// `::news 3` in the middle of a paragraph, a quotation or a list, and `::end` that ends nothing.
pub(super) fn directives(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    parsed.runs.iter().flat_map(|run| directives_of(parsed.body, run)).collect()
}

fn directives_of(body: &str, run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, line) in lines(&run.text) {
        let text = line.trim();
        if !text.starts_with("::") || !matches!(directive::parse(text), Some(Ok(_))) {
            continue;
        }
        let is_first = start == 0;
        let is_own_paragraph = is_first && run.depth == 0;
        // An `::end` on a line of its own at the end of a block is read with that block.
        let is_last = run.text[start + line.len()..].trim().is_empty();
        let is_end_line = text == END_LINE && is_last && source_line(body, run.start + start).trim() == text;
        if is_own_paragraph || is_end_line || is_first && !run.starts_paragraph {
            continue;
        }
        let place = if run.depth > 0 { ", outside of quotations and lists" } else { "" };
        let help = format!("write `{text}` on its own line, with an empty line above and below it{place}");
        let help = or_as_text(&help, &format!("`\\{text}`"));
        found.push(
            run.at(start..start + line.trim_end().len(), Problem::warning(format!("`{text}` would be shown"), help)),
        );
    }
    found
}

/// Returns the line of a body around an offset.
fn source_line(body: &str, index: usize) -> &str {
    let start = body[..index].rfind('\n').map_or(0, |end| end + 1);
    body[start..].lines().next().unwrap_or_default()
}
