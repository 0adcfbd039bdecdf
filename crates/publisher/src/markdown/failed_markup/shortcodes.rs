//! Codes of other programs in square brackets, colons or braces, which readers would see.

use super::super::text_runs::TextRun;
use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use pulldown_cmark::{Event, TagEnd};
use std::ops::Range;

fn warning(code: &str, help: &str) -> Problem {
    Problem::warning(
        format!("`{code}` is for another program, and would be shown"),
        format!("{help}, or write it as code"),
    )
}

/// `[gallery ids="1,2"]`, `[b]words[/b]`, `[toc]` and `[[_TOC_]]`.
pub(super) fn in_brackets(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    let contents = run.source.trim();
    if run.starts_paragraph && ["[toc]", "[[_toc_]]"].iter().any(|code| contents.eq_ignore_ascii_case(code)) {
        return vec![run.at(0..contents.len(), warning(contents, "remove it"))];
    }
    let mut end = 0;
    for (start, _) in run.text.match_indices('[') {
        let Some(close) = run.text[start..].find(']').map(|close| start + close).filter(|_| start >= end) else {
            continue;
        };
        let inner = &run.text[start + 1..close];
        let length = inner.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(length);
        if !name.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            continue;
        }
        let has_attributes = attributes.starts_with([' ', '=']) && attributes.contains("=\"");
        let has_place = attributes.is_empty() || attributes.starts_with([' ', '=']);
        let closing = format!("[/{name}]");
        let closed = run.text[close..].find(&closing).filter(|_| has_place).map(|index| close + index + closing.len());
        if has_attributes || closed.is_some() {
            end = closed.unwrap_or(close + 1);
            let code = &run.source[start..=close];
            let help = match name.to_ascii_lowercase().as_str() {
                "b" => "write bold words as `**words**`",
                "i" => "write words in italics as `*words*`",
                "url" => "write a link as `[words](/about/)`",
                "img" | "caption" | "gallery" => "write a picture as `![What it shows](/media/name.jpg)`",
                _ => "remove it",
            };
            found.push(run.at(start..end, warning(code, help)));
        }
    }
    found
}

/// `:smile:`. Only well-known names count: `a:b:c` is text.
pub(super) fn emoji(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    const NAMES: [(&str, &str); 16] = [
        ("smile", "😄"),
        ("heart", "❤️"),
        ("tada", "🎉"),
        ("rocket", "🚀"),
        ("wave", "👋"),
        ("fire", "🔥"),
        ("sparkles", "✨"),
        ("clap", "👏"),
        ("star", "⭐"),
        ("snake", "🐍"),
        ("pray", "🙏"),
        ("muscle", "💪"),
        ("thumbsup", "👍"),
        ("raised_hands", "🙌"),
        ("warning", "⚠️"),
        ("white_check_mark", "✅"),
    ];
    let mut found = Vec::new();
    if run.text.matches(':').nth(1).is_none() {
        return found;
    }
    for (name, emoji) in NAMES {
        let code = format!(":{name}:");
        for (start, _) in run.text.match_indices(&code) {
            let is_part = |sign: char| sign.is_alphanumeric() || sign == ':';
            let end = start + code.len();
            if !run.text[..start].ends_with(is_part) && !run.text[end..].starts_with(is_part) {
                found.push(run.at(start..end, warning(&code, &format!("write the emoji itself: `{emoji}`"))));
            }
        }
    }
    found
}

/// `<o:p></o:p>`, which Microsoft Word leaves behind.
pub(super) fn word_tags(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let is_tag = |start: usize| {
        let tag = run.text[start + 1..].trim_start_matches('/').as_bytes();
        tag.len() > 3 && tag[0].is_ascii_lowercase() && tag[1] == b':' && tag[2].is_ascii_alphabetic()
    };
    let first = run.text.match_indices('<').map(|(start, _)| start).find(|start| is_tag(*start));
    let Some((start, end)) = first.and_then(|start| Some((start, start + run.text[start..].find('>')? + 1))) else {
        return Vec::new();
    };
    vec![run.at(start..end, warning(&run.source[start..end], "remove it, and other signs like it"))]
}

/// `[x](/about/){target=_blank}` and `![x](/x.png){width=100}`. `{: .class}` is found with other instructions.
pub(super) fn attributes(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    let rest = &parsed.body[range.end..];
    let is_link = matches!(event, Event::End(TagEnd::Link | TagEnd::Image));
    if !is_link || !rest.starts_with('{') || rest.starts_with("{:") {
        return None;
    }
    let end = rest.find(['}', '\n']).filter(|end| rest[*end..].starts_with('}'))?;
    let inner = rest[1..end].trim();
    let is_attribute = inner.contains('=') || inner.starts_with(['.', '#']);
    is_attribute
        .then(|| FailedMarkup { range: range.end..range.end + end + 1, problem: warning(&rest[..=end], "remove it") })
}
