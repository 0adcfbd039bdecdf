//! Instructions of other programs, which readers would see.

use super::super::text_runs::TextRun;
use super::FailedMarkup;
use crate::diagnostic::Problem;

/// `{% include x %}` and `{{ page.title }}` of Liquid, `{: .class}` of kramdown.
pub(super) fn instructions(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (open, close) in [("{%", "%}"), ("{{", "}}"), ("{:", "}")] {
        for (start, _) in run.text.match_indices(open) {
            let Some(end) = run.text[start + open.len()..].find(close) else { continue };
            let end = start + open.len() + end;
            if open == "{:" && !is_kramdown(&run.source[start + open.len()..end]) {
                continue;
            }
            let end = end + close.len();
            let text = &run.source[start..end];
            let message = format!("`{text}` is an instruction for another program, and would be shown");
            let help = format!("remove it, or show it as code: `` `{text}` ``");
            found.push(run.at(start..end, Problem::error(message, help)));
        }
    }
    found
}

/// Whether text after `{:` is a class, an id, an attribute or an extension, and not a format such as `{:.2f}`.
fn is_kramdown(attributes: &str) -> bool {
    let attributes = attributes.trim();
    let is_name = |rest: &str| rest.starts_with(|sign: char| sign.is_alphabetic());
    ['.', '#', ':', '/'].iter().any(|sign| attributes.strip_prefix(*sign).is_some_and(is_name))
        || attributes.contains("=\"")
        || attributes.contains("='")
        || attributes == "toc"
}
