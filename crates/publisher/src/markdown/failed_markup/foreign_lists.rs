//! Lists with the signs of other programs: dashes, letters, and boxes without a space.

use super::super::text_runs::TextRun;
use super::{FailedMarkup, paragraph_lines};

/// `– one`, `o one`, `1- one` and `a) one` on each line of a paragraph, and `[] open`.
pub(super) fn lists(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    if !run.starts_paragraph {
        return Vec::new();
    }
    let lines: Vec<(usize, &str)> = paragraph_lines(run).collect();
    let Some((start, first)) = lines.first().copied() else { return Vec::new() };
    let (help, words) = match (task(first, run.depth > 0), marker(first)) {
        (Some((help, words)), _) => (help, words),
        (None, Some(marker)) if lines.len() > 1 && is_list(&lines, marker) => {
            let words = first[marker.len()..].trim_start();
            match marker.starts_with(|sign: char| sign.is_ascii_digit() || sign.is_ascii_lowercase()) && marker != "o" {
                true => ("number each entry: `1. ", words),
                false => ("start each entry with `- `: `- ", words),
            }
        }
        _ => return Vec::new(),
    };
    let words = &run.source[start + first.len() - words.len()..start + first.len()];
    vec![run.failed(start..start + first.len(), "this entry of a list cannot be read", format!("{help}{words}`"))]
}

/// Splits `[] open` of an entry, and `-[ ] open`.
fn task(line: &str, is_in_list: bool) -> Option<(&'static str, &str)> {
    const VERBS: [&str; 8] = ["is", "and", "or", "are", "in", "if", "as", "to"];
    let help = "write spaces between the signs: `- [ ] ";
    if let Some(words) = line.strip_prefix("[] ").filter(|_| is_in_list) {
        let word = words.split_whitespace().next()?;
        return (word.starts_with(char::is_alphabetic) && !VERBS.contains(&word)).then_some((help, words));
    }
    let words = ["-[ ]", "-[]"].iter().find_map(|sign| line.strip_prefix(sign)).map(|words| (help, words));
    let done = ["-[x]", "-[X]"].iter().find_map(|sign| line.strip_prefix(sign));
    let (help, words) = words.or_else(|| done.map(|words| ("write spaces between the signs: `- [x] ", words)))?;
    words.starts_with(' ').then_some((help, words.trim_start()))
}

/// Returns the sign at the start of a line, before a space.
fn marker(line: &str) -> Option<&str> {
    let (marker, _) = line.split_once(' ')?;
    let number = marker.strip_suffix('-').is_some_and(|number| number == "1");
    let is_marker = ["–", "—", "o"].contains(&marker) || number || marker == "a)" || marker == "a.";
    is_marker.then_some(marker)
}

/// Whether each line begins with the sign, or with the next number or letter.
fn is_list(lines: &[(usize, &str)], first: &str) -> bool {
    let expected = |index: usize| match first {
        "1-" => format!("{}- ", index + 1),
        "a)" | "a." => u8::try_from(index)
            .map_or(String::new(), |index| format!("{}{} ", char::from(b'a'.saturating_add(index)), &first[1..])),
        sign => format!("{sign} "),
    };
    lines.iter().enumerate().all(|(index, (_, line))| line.starts_with(&expected(index)))
}
