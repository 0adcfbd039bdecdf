//! Backslashes of paths, patterns and formulas, which Markdown takes for its own and does not show.

use super::super::text_runs::TextRun;
use super::FailedMarkup;

/// `\\server\share`, `\d+\.\d+`, `C:\_x` and `\(x^2\)`.
pub(super) fn escapes(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let escapes = escaped_signs(run);
    if escapes.is_empty() {
        return Vec::new();
    }
    let mut found = formulas(run, &escapes);
    let formulas: Vec<_> = found.iter().map(|it| it.range.start - run.start..it.range.end - run.start).collect();
    let mut end = 0;
    for word in run.source.split_inclusive(char::is_whitespace) {
        let start = end;
        end += word.len();
        let word = word.trim_end();
        let is_in_formula = formulas.iter().any(|it| it.start < start + word.len() && start < it.end);
        if !is_in_formula && is_path_or_pattern(run, start, word, &escapes) {
            let word = word.trim_end_matches([',', ';', ':']);
            let message = format!("`{word}` is shown without all of its signs `\\`");
            let help = format!("write it as code: `` `{word}` ``");
            found.push(run.failed(start..start + word.len(), message, help));
        }
    }
    found
}

/// Returns the offsets of the backslashes that escape a sign.
fn escaped_signs(run: &TextRun<'_>) -> Vec<usize> {
    let (source, text) = (run.source.as_bytes(), run.text.as_bytes());
    let mut escapes = Vec::new();
    let mut index = 0;
    while index + 1 < source.len() {
        let is_escape = source[index] == b'\\' && text[index] == 0 && source[index + 1].is_ascii_punctuation();
        if is_escape {
            escapes.push(index);
        }
        index += if is_escape { 2 } else { 1 };
    }
    escapes
}

/// Whether a word has both a backslash that is shown and one that is not, or a drive with one that is not.
fn is_path_or_pattern(run: &TextRun<'_>, start: usize, word: &str, escapes: &[usize]) -> bool {
    let is_escaped = |index: usize| escapes.contains(&index);
    if word.contains('`') || !escapes.iter().any(|index| (start..start + word.len()).contains(index)) {
        return false;
    }
    let drive = word.find(":\\").filter(|colon| {
        word[..*colon].chars().next_back().is_some_and(|sign| sign.is_ascii_alphabetic())
            && word[..*colon].chars().filter(|sign| sign.is_alphanumeric()).count() == 1
    });
    let is_drive = drive.is_some_and(|colon| is_escaped(start + colon + 1) && !word[colon + 2..].starts_with('\\'));
    is_drive || has_shown_backslash(&run.text[start..start + word.len()])
}

/// `\(x^2\)` and `\[\frac{a}{b}\]` of LaTeX.
fn formulas(run: &TextRun<'_>, escapes: &[usize]) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    let mut end = 0;
    for start in escapes {
        let closing = match &run.source[start + 1..start + 2] {
            "(" if !run.source[..*start].ends_with(']') => "\\)",
            "[" => "\\]",
            _ => continue,
        };
        let Some(close) = escapes.iter().find(|it| *it > start && run.source[**it..].starts_with(closing)) else {
            continue;
        };
        let inner = &run.source[start + 2..*close];
        let is_formula = has_shown_backslash(&run.text[start + 2..*close])
            || closing == "\\)" && inner.contains(['^', '=', '_']) && !inner.contains(['\n', '`']);
        if *start >= end && is_formula {
            end = close + 2;
            let help = format!("this site has no formulas; write it as code: `` `{}` ``", inner.trim());
            let message = format!("`{}` is shown without its signs `\\`", &run.source[*start..end]);
            found.push(run.failed(*start..end, message, help));
        }
    }
    found
}

fn has_shown_backslash(text: &str) -> bool {
    text.match_indices('\\').any(|(index, _)| text[index + 1..].starts_with(|sign: char| sign.is_ascii_alphanumeric()))
}
