//! Signs in text that kramdown reads differently from the parser: guillemets written `<<` and `>>`, backslashes before signs
//! that it does not escape, single tildes, emphasis next to letters, and headings that are indented.

use super::code::{self, span_length};
use crate::source_map::Line;

/// The signs of ASCII that a backslash escapes in CommonMark, but not in kramdown.
const NOT_ESCAPED: &str = "%&,/;?@^";

/// Rewrites the signs outside of code.
pub fn rewrite(lines: Vec<Line>) -> Vec<Line> {
    code::rewrite_text(lines, rewrite_signs)
}

fn rewrite_signs(text: &str) -> String {
    // Signs in front of a line are those of quotations.
    let start = text.len() - text.trim_start_matches([' ', '\t', '>']).len();
    let mut result = String::from(&text[..start]);
    let mut rest = &text[start..];
    if result.ends_with(' ') && !result.contains('>') && rest.starts_with('#') {
        result.push('\\');
    }
    while let Some(index) = rest.find(['`', '\\', '<', '>', '~', '*']) {
        result.push_str(&rest[..index]);
        rest = &rest[index..];
        let (length, replacement) = match rest.as_bytes() {
            [b'~', ..] => match run_length(rest, '~') {
                1 => (1, Some("\\~")),
                length => (length, None),
            },
            [b'*', ..] => {
                let before = text[..text.len() - rest.len()].chars().next_back();
                if let Some((element, length)) = emphasis(rest, before) {
                    result.push_str(&element);
                    rest = &rest[length..];
                    continue;
                }
                (run_length(rest, '*'), None)
            }
            [b'\\', next, ..] if NOT_ESCAPED.as_bytes().contains(next) => (1, Some("\\\\")),
            [b'<', b'<', ..] => (2, Some("«")),
            [b'>', b'>', ..] => (2, Some("»")),
            _ => (span_length(rest), None),
        };
        result.push_str(replacement.unwrap_or(&rest[..length]));
        rest = &rest[length..];
    }
    result + rest
}

fn run_length(text: &str, sign: char) -> usize {
    text.chars().take_while(|character| *character == sign).count()
}

/// Returns emphasis at the start of a string, and the length of its source. What only kramdown reads, because a letter is next
/// to its punctuation, such as `**Note:**see`, becomes an element.
fn emphasis(text: &str, before: Option<char>) -> Option<(String, usize)> {
    let run = run_length(text, '*');
    let name = match run {
        1 => "em",
        2 => "strong",
        _ => return None,
    };
    let delimiter = &text[..run];
    let inner = &text[run..];
    let end = inner.match_indices(delimiter).map(|(end, _)| end).find(|end| run_length(&inner[*end..], '*') == run)?;
    let (content, after) = (&inner[..end], inner[end + run..].chars().next());
    let is_word = |character: Option<char>| {
        character.is_some_and(|character| !is_punctuation(character) && !character.is_whitespace())
    };
    let (first, last) = (content.chars().next()?, content.chars().next_back()?);
    let closes_only_in_kramdown = is_punctuation(last) && is_word(after);
    let opens_only_in_kramdown = is_punctuation(first) && is_word(before);
    let is_emphasis = !first.is_whitespace() && !last.is_whitespace() && !content.contains(['*', '`', '\\', '\n']);
    let length = run + end + run;
    match closes_only_in_kramdown || opens_only_in_kramdown {
        true => is_emphasis.then(|| (format!("<{name}>{content}</{name}>"), length)),
        false => is_emphasis.then(|| (String::from(&text[..length]), length)),
    }
}

fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    #[test]
    fn signs_outside_of_code_are_those_of_kramdown() {
        for (text, expected) in [
            (">> a <<b>> `<<c>>` \\<< <i>d</i>", ">> a «b» `<<c>>` \\<< <i>d</i>"),
            ("    <<e>>\n```\n<<f>> \\^\n```", "    <<e>>\n```\n<<f>> \\^\n```"),
            ("\\[\\^x\\] `\\^` \\\\^", "\\[\\\\^x\\] `\\^` \\\\^"),
            (" ## Words\n## Words", " \\## Words\n## Words"),
            ("about ~5~ and ~~six~~", "about \\~5\\~ and ~~six~~"),
            (
                "**Note:**see *x!*y **a** *b* **注意：**次",
                "<strong>Note:</strong>see <em>x!</em>y **a** *b* <strong>注意：</strong>次",
            ),
            ("**重要**：注意。**注意：**次", "**重要**：注意。<strong>注意：</strong>次"),
            ("* a\n* b **c:** d", "* a\n* b **c:** d"),
        ] {
            let lines = rewrite(split_lines(text, 1)).into_iter().map(|line| line.text).collect::<Vec<_>>();
            assert_eq!(lines.join("\n"), expected);
        }
    }
}
