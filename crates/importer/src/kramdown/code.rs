//! Detection of code: fences, indented code, `<pre>` and code spans.

use super::line_signs::END_OF_BLOCK;
use super::list_marker::split_list_marker;
use crate::source_map::Line;

/// Tracks code blocks from line to line.
#[derive(Debug)]
pub struct CodeTracker {
    fence: Option<(char, usize)>,
    in_pre: bool,
    /// The columns of the marker and of the text of each open list item.
    items: Vec<(usize, usize)>,
    /// Whether an indented line would be code: after an empty line, after a heading, and in indented code.
    may_be_indented: bool,
}

impl Default for CodeTracker {
    fn default() -> CodeTracker {
        CodeTracker { fence: None, in_pre: false, items: Vec::new(), may_be_indented: true }
    }
}

impl CodeTracker {
    /// Returns whether the next line is code, or a fence or tag around it. Expects every line, in order.
    pub fn is_code(&mut self, line: &str) -> bool {
        if let Some(fence) = self.fence {
            self.fence = Some(fence).filter(|fence| !closes(line, *fence));
            return true;
        }
        if self.in_pre {
            self.in_pre = !line.contains("</pre");
            return true;
        }
        let text = without_quotes(line);
        let columns = indentation(text);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.may_be_indented = true;
            return false;
        }
        let is_outside = |(marker, content): &(usize, usize)| columns < (*content).min(*marker + 2);
        while self.may_be_indented && self.items.last().is_some_and(is_outside) {
            self.items.pop();
        }
        let content_column = self.items.last().map_or(0, |(_, content)| *content);
        if self.may_be_indented && columns >= content_column + 4 {
            return true;
        }
        if trimmed == END_OF_BLOCK || trimmed == "^" {
            self.items.retain(|(_, content)| *content <= columns);
            self.may_be_indented = true;
            return false;
        }
        self.may_be_indented = trimmed.starts_with('#');
        self.note_item(trimmed, columns);
        self.fence = opening_fence(without_markers(text));
        let is_pre = self.fence.is_none() && (trimmed.starts_with("<pre>") || trimmed.starts_with("<pre "));
        self.in_pre = is_pre && !trimmed.contains("</pre");
        self.fence.is_some() || is_pre
    }

    /// Returns whether a fence is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.fence.is_some()
    }

    fn note_item(&mut self, text: &str, columns: usize) {
        let Some(rest) = after_marker(text).filter(|_| !text.starts_with('>')) else { return };
        while self.items.last().is_some_and(|(marker, _)| columns < marker + 2) {
            self.items.pop();
        }
        let length = text.len() - rest.trim_start().len();
        self.items.push((columns, columns + length));
    }
}

/// Returns the indentation in columns. A tab advances to the next multiple of four.
pub fn indentation(text: &str) -> usize {
    let mut columns = 0;
    for byte in text.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}

fn opening_fence(text: &str) -> Option<(char, usize)> {
    let delimiter = text.chars().next().filter(|delimiter| matches!(delimiter, '`' | '~'))?;
    let length = text.chars().take_while(|character| *character == delimiter).count();
    let is_fence = length >= 3 && !(delimiter == '`' && text[length..].contains('`'));
    is_fence.then_some((delimiter, length))
}

fn closes(line: &str, (delimiter, needed): (char, usize)) -> bool {
    let text = line.trim_start_matches([' ', '\t', '>']).trim_end();
    text.len() >= needed && text.chars().all(|character| character == delimiter)
}

/// Returns a line without the markers of quotations before its text.
fn without_quotes(line: &str) -> &str {
    let mut text = line;
    while let Some(rest) = text.trim_start_matches(' ').strip_prefix('>').filter(|_| indentation(text) < 4) {
        text = rest.strip_prefix(' ').unwrap_or(rest);
    }
    text
}

/// Returns a line without the markers of quotations and list items before its text.
fn without_markers(line: &str) -> &str {
    let mut text = line.trim_start();
    while let Some(rest) = after_marker(text) {
        text = rest.trim_start();
    }
    text
}

fn after_marker(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('>') {
        return Some(rest);
    }
    let rest = text.strip_prefix(':').or_else(|| split_list_marker(text).map(|(_, rest)| rest));
    rest.filter(|rest| rest.starts_with([' ', '\t']))
}

/// Rewrites the lines outside of code.
pub fn rewrite_text(lines: Vec<Line>, rewrite: impl Fn(&str) -> String) -> Vec<Line> {
    let mut code = CodeTracker::default();
    let rewrite_line = |mut line: Line| {
        if !code.is_code(&line.text) {
            line.text = rewrite(&line.text);
        }
        line
    };
    lines.into_iter().map(rewrite_line).collect()
}

/// Returns the length of the code span, the escape or the single character at the start of a string.
pub fn span_length(text: &str) -> usize {
    match text.as_bytes().first() {
        Some(b'`') => code_span_length(text),
        Some(b'\\') => text.chars().take(2).map(char::len_utf8).sum(),
        _ => text.chars().next().map_or(0, char::len_utf8),
    }
}

/// Returns the length of the code span at the start of a string. An unmatched run of backticks is text.
pub fn code_span_length(text: &str) -> usize {
    let fence = text.bytes().take_while(|byte| *byte == b'`').count();
    let mut offset = fence;
    while let Some(index) = text[offset..].find('`').map(|index| offset + index) {
        let length = text[index..].bytes().take_while(|byte| *byte == b'`').count();
        offset = index + length;
        if length == fence {
            return offset;
        }
    }
    fence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_text() {
        for (text, code_lines) in [
            ("text\n    text", &[][..]),
            ("text\n\n    code\n\n    code\ntext", &[2, 4]),
            ("\tcode\n> text\n>\n>     code", &[0, 3]),
            ("* a\n\n    * b\n\n          code", &[4]),
            ("1. a\n\n    text\n\n       code", &[4]),
            ("* a\n^\n    code", &[2]),
            ("## a\n    code", &[1]),
            ("* ```\n  code\n  ```\ntext", &[0, 1, 2]),
            (": ~~~\n  code\n  ~~~", &[0, 1, 2]),
            ("<pre>\n: code\n\n^\n</pre>\ntext", &[0, 1, 2, 3, 4]),
        ] {
            let mut tracker = CodeTracker::default();
            let code: Vec<usize> = text
                .split('\n')
                .enumerate()
                .filter(|(_, line)| tracker.is_code(line))
                .map(|(index, _)| index)
                .collect();
            assert_eq!(code, code_lines, "{text}");
        }
    }
}
