//! Words beside the signs that begin code: only the name of a language can be there.

use super::{FailedMarkup, ParsedBody};
use crate::diagnostic::Problem;
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::ops::Range;

/// ` ```print("hello") `, whose line is lost, and ` ```python title="x" `.
pub(super) fn info_string(parsed: &ParsedBody<'_>, event: &Event<'_>, range: &Range<usize>) -> Option<FailedMarkup> {
    if !matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))) {
        return None;
    }
    let line = parsed.body[range.clone()].lines().next().unwrap_or_default();
    let fence = opening_fence(line);
    let problem = problem(line[fence.len()..].trim(), fence)?;
    Some(FailedMarkup { range: range.start..range.start + line.len(), problem })
}

/// Returns the signs that begin a code block.
pub(super) fn opening_fence(source: &str) -> &str {
    let sign = source.chars().next().unwrap_or_default();
    &source[..source.len() - source.trim_start_matches(sign).len()]
}

fn problem(words: &str, fence: &str) -> Option<Problem> {
    if is_language(words) {
        return None;
    }
    if let Some(language) = language_with_attributes(words) {
        let right = format!("{fence}{language}");
        return Some(Problem::warning(
            format!("`{words}` is for another program: only the name of a language can be beside `` {fence} ``"),
            format!("write `` {right} ``"),
        ));
    }
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let (begin, lost) = if LANGUAGES.contains(&first) {
        (format!("{fence}{first}"), rest.trim())
    } else {
        (String::from(fence), words)
    };
    Some(Problem::error(
        format!("`{lost}` would be lost: only the name of a language can be beside `` {fence} ``"),
        format!("begin the code with a line `` {begin} ``, and write `{lost}` on the next line"),
    ))
}

/// Languages that are also names of programs.
const LANGUAGES: [&str; 12] =
    ["python", "python3", "py", "bash", "sh", "shell", "console", "text", "json", "yaml", "toml", "html"];

fn is_language(word: &str) -> bool {
    word.chars().all(|sign| sign.is_alphanumeric() || "+#._-".contains(sign))
}

/// Returns the language of `python title="x"`, `rust,ignore`, `python {1,3}` and `{.python}`.
fn language_with_attributes(words: &str) -> Option<&str> {
    let end = words.find([' ', '\t', ',', ':', '{', '[']).unwrap_or(words.len());
    let (language, rest) = (&words[..end], words[end..].trim());
    let inner = ["{}", "[]"].iter().find_map(|pair| rest.strip_prefix(&pair[..1])?.strip_suffix(&pair[1..]));
    let is_list = rest.strip_prefix([',', ':']).is_some_and(is_language);
    let is_attributes = match inner {
        Some(inner) => {
            inner.chars().all(|sign| sign.is_ascii_digit() || ",-. ".contains(sign))
                || is_language(inner.trim())
                || inner.starts_with('.')
                || has_attribute(inner.split_once([',', ' ']).map_or(inner, |(_, rest)| rest.trim()))
        }
        None => is_list || has_attribute(rest),
    };
    let language = match inner.filter(|_| language.is_empty()) {
        Some(inner) => inner.trim_start_matches(['.', ' ']).split([' ', ',', '.']).next().unwrap_or_default(),
        None => language,
    };
    (is_attributes && is_language(language)).then_some(language)
}

/// Whether a string begins with an attribute such as `title="x"`, `linenos=true` or `start=3`.
fn has_attribute(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let is_name = |name: &str| name.chars().all(|sign| sign.is_ascii_lowercase() || "_-.".contains(sign));
    let is_value = ["true", "false", "TRUE", "FALSE"].iter().any(|word| value.starts_with(word))
        || value.starts_with(|sign: char| matches!(sign, '"' | '\'') || sign.is_ascii_digit());
    !name.is_empty() && is_name(name) && is_value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn lost_code_is_an_error_and_attributes_are_a_warning() {
        for words in
            ["print(\"hello\")", "import os", "pip install x", "python print(2)", "x = 1", "{\"a\": 1}", "a: b"]
        {
            let found = problem(words, "```");
            assert!(found.as_ref().is_some_and(|it| it.severity == Severity::Error), "{words}: {found:?}");
        }
        for (words, language) in [
            ("python title=\"my file\"", "python"),
            ("{.python}", "python"),
            ("{.python .numbers}", "python"),
            ("{python}", "python"),
            ("{r, echo=FALSE}", "r"),
            ("python {1,3-5}", "python"),
            ("rust,ignore", "rust"),
            ("py:main.py", "py"),
            ("js linenos=true", "js"),
        ] {
            let found = problem(words, "```").unwrap();
            assert_eq!(found.severity, Severity::Warning, "{words}");
            assert_eq!(found.help, format!("write `` ```{language} ``"), "{words}");
        }
        for words in ["", "python", "c++", "c#", "objective-c", "python3.12", "Dockerfile"] {
            assert_eq!(problem(words, "```"), None, "{words}");
        }
    }
}
