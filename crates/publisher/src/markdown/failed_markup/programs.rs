//! Instructions of other programs, which readers would see.

use super::super::text_runs::TextRun;
use super::FailedMarkup;
use crate::diagnostic::Problem;

/// The signs around an instruction.
const BRACKETS: [(&str, &str); 5] = [("{%", "%}"), ("{{", "}}"), ("{# ", " #}"), ("<%", "%>"), ("{:", "}")];

/// `{% include x %}` and `{{ page.title }}` of Liquid, `{# comment #}` of Jinja, `<%= x %>` of templates, and `{: .class}` of
/// kramdown.
pub(super) fn instructions(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (open, close) in BRACKETS {
        for (start, _) in run.text.match_indices(open) {
            let content = start + open.len();
            let end = match run.text[content..].find(close) {
                Some(length) if open == "{:" && !is_kramdown(&run.source[content..content + length]) => continue,
                Some(length) => content + length + close.len(),
                None if is_instruction(open, &run.text[content..]) => content + line_length(&run.text[content..]),
                None => continue,
            };
            let text = &run.source[start..end];
            let message = format!("`{text}` is an instruction for another program, and would be shown");
            let help = format!("remove it, or show it as code: `` `{text}` ``");
            found.push(run.at(start..end, Problem::error(message, help)));
        }
    }
    found
}

/// Whether text after signs that nothing closes is an instruction all the same: `{% raw` and `{{ page.title`, and not
/// `{{ in a format`.
fn is_instruction(open: &str, content: &str) -> bool {
    let content = content.strip_prefix('-').unwrap_or(content);
    let word = content.split_whitespace().next().unwrap_or_default();
    let has_space = content.starts_with(' ') && word.starts_with(|sign: char| sign.is_ascii_alphabetic());
    has_space && (open == "{%" || open == "{{" && word.trim_end_matches('.').contains('.'))
}

fn line_length(text: &str) -> usize {
    text.lines().next().unwrap_or_default().trim_end().len()
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
