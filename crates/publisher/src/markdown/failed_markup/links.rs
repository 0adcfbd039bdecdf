//! Links and links of wikis that cannot be read.

use super::super::text_runs::TextRun;
use super::FailedMarkup;
use crate::source::slugify::slugify;
use crate::source::web_url::{self, UrlError};

/// `[text](/an address/)`, `[text](/address/` and `[text] (/address/)`.
pub(super) fn links(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let text = &run.text;
    let mut found = Vec::new();
    for (close, _) in text.match_indices(']') {
        let after = text[close + 1..].trim_start();
        if !after.starts_with('(') {
            continue;
        }
        let open_parenthesis = text.len() - after.len();
        let Some(open) = opening_bracket(text, close) else {
            found.extend(without_opening_bracket(run, close, open_parenthesis));
            continue;
        };
        let is_apart = open_parenthesis > close + 1;
        let line_end = text[open_parenthesis..].find('\n').map_or(text.len(), |end| open_parenthesis + end);
        let closing = text[open_parenthesis..line_end].find(')').map(|end| open_parenthesis + end);
        let destination = &run.source[open_parenthesis + 1..closing.unwrap_or(line_end)];
        let destination = destination.split(" \"").next().unwrap_or_default().trim();
        if is_apart && !is_destination(destination) {
            continue;
        }
        let start = if text[..open].ends_with('!') { open - 1 } else { open };
        let label = &run.source[start..=close];
        let word = if start < open { "image" } else { "link" };
        let help = match right_destination(destination, closing.is_some()) {
            Ok(right) => format!("write `{label}({right})`"),
            Err(error) => error.help(),
        };
        let message = match closing {
            None => format!("this {word} has no `)` at its end"),
            Some(_) if is_apart => format!("this {word} does not work with a space between `]` and `(`"),
            Some(_) if destination.contains(' ') => format!("this {word} does not work with a space in its address"),
            Some(_) => format!("this {word} cannot be read"),
        };
        found.push(run.failed(start..closing.map_or(line_end, |end| end + 1), message, help));
    }
    found
}

/// Returns the address that was meant by one with a space, or without a bracket at its end.
///
/// # Errors
/// Errors if the destination does not show which address is meant.
fn right_destination(destination: &str, is_closed: bool) -> Result<String, UrlError> {
    let destination = destination.split('\u{ff09}').next().unwrap_or_default().trim_matches(['<', '>']);
    let (first, rest) = destination.split_once(' ').unwrap_or((destination, ""));
    let first = if rest.is_empty() { first } else { first.trim_end_matches([',', ';']) };
    let has_file_name = |path: &str| path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let is_page = destination.starts_with('/') && destination.ends_with('/');
    let is_complete = first.ends_with('/') || first.contains('#') || has_file_name(first) && !first.contains("://");
    Ok(if rest.is_empty() {
        String::from(first)
    } else if first.eq_ignore_ascii_case("mailto") || first.eq_ignore_ascii_case("mailto:") {
        format!("mailto:{}", rest.split_whitespace().next().unwrap_or_default())
    } else if ["tel:", "mailto:"].iter().any(|scheme| destination.starts_with(scheme)) {
        web_url::parse(destination)?
    } else if !is_closed || is_complete || rest.starts_with('=') {
        String::from(first)
    } else if is_page {
        destination.replace(' ', "-")
    } else if destination.contains("://") {
        match web_url::parse(destination) {
            Err(UrlError::Space { corrected, .. }) => corrected,
            parsed => parsed?,
        }
    } else if has_file_name(destination) {
        format!("<{destination}>")
    } else {
        format!("/{}/", destination.trim_matches('/').to_lowercase().replace(' ', "-"))
    })
}

/// `text](/about/)`
fn without_opening_bracket(run: &TextRun<'_>, close: usize, open_parenthesis: usize) -> Option<FailedMarkup> {
    let end = open_parenthesis + run.text[open_parenthesis..].find(')')?;
    let destination = &run.source[open_parenthesis + 1..end];
    let is_escaped = run.source[..close].rsplit(']').next().is_some_and(|label| label.contains("\\["));
    let is_link = open_parenthesis == close + 1 && !is_escaped && is_destination(destination);
    let help = format!("write `[` before its words: `[words]({destination})`");
    is_link.then(|| run.failed(close..end + 1, "this link has no `[` at its start", help))
}

/// `[text][name]`, if no line defines the name.
pub(super) fn references(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let text = &run.text;
    let mut found = Vec::new();
    for (close, _) in text.match_indices("][") {
        let Some(open) = opening_bracket(text, close) else { continue };
        let Some(end) = text[close + 2..].find(']').map(|end| close + 2 + end) else { continue };
        // `rows[0][1]` is not a link.
        if is_index(&text[..open]) {
            continue;
        }
        let label = &run.source[open..=close];
        let name = &text[close + 2..end];
        let message = format!("this link has no address: there is no line `[{name}]: …`");
        found.push(run.failed(open..end + 1, message, format!("write the address in the text: `{label}(/about/)`")));
    }
    found
}

/// `[[Page]]`
pub(super) fn wiki_links(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, _) in run.text.match_indices("[[") {
        let Some(end) = run.text[start..].find("]]").map(|end| start + end) else { continue };
        let words = &run.text[start + 2..end];
        let is_words = !is_index(&run.text[..start])
            && words.starts_with(char::is_alphabetic)
            && !words.contains(['[', '\n', ',']);
        if is_words {
            let is_picture = run.text[..start].ends_with('!');
            let (page, label) = words.split_once('|').unwrap_or(("about", words));
            let right = match is_picture {
                true => format!("![What it shows](/media/{})", words.split('|').next().unwrap_or_default()),
                false => format!("[{}](/{}/)", label.trim(), slugify(page)),
            };
            let (what, start) = if is_picture { ("picture", start - 1) } else { ("page", start) };
            let message = if is_picture { "this picture cannot be read" } else { "this link cannot be read" };
            found.push(run.failed(start..end + 2, message, format!("write the address of the {what}: `{right}`")));
        }
    }
    found
}

/// Whether a bracket after this text is an index, as in `rows[0]`.
fn is_index(before: &str) -> bool {
    before.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ']' | ')'))
}

/// Returns the index of the bracket that `close` closes.
fn opening_bracket(text: &str, close: usize) -> Option<usize> {
    let mut depth = 0;
    // No label is longer.
    const MAX_LENGTH: usize = 1000;
    for (index, sign) in text[..close].char_indices().rev().take(MAX_LENGTH) {
        match sign {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(index),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a string in brackets is the address of a link, and not a remark.
pub(in crate::markdown) fn is_destination(text: &str) -> bool {
    let is_word = !text.contains(char::is_whitespace);
    is_word && (["/", "#", "http://", "https://", "mailto:"].iter().any(|start| text.starts_with(start)))
}
