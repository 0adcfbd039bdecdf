//! Extensions: `{::comment}`, `{::nomarkdown}` and `{::options}`, as blocks and within a line.

use super::code::{CodeTracker, span_length};
use super::raw_elements::encode_signs;
use crate::report::{Cause, FileReport};
use crate::source_map::Line;

/// A document without extensions.
pub struct Resolved {
    /// Its lines.
    pub lines: Vec<Line>,
    /// From which line on the content of HTML blocks is parsed, or is not.
    pub html_parsing: Vec<(usize, bool)>,
}

/// Resolves kramdown's extensions.
pub fn resolve(lines: Vec<Line>, file_report: &mut FileReport) -> Resolved {
    let resolved = Resolved { lines: Vec::with_capacity(lines.len()), html_parsing: Vec::new() };
    let mut resolver = Resolver { resolved, file_report, code: CodeTracker::default(), open: None };
    lines.into_iter().for_each(|line| resolver.line(line));
    if let Some(Open::Comment { number, text }) = resolver.open.take() {
        resolver.file_report.add(Cause::CommentNotClosed, number, &text, "");
    }
    resolver.resolved
}

/// A block that is open.
enum Open {
    Comment {
        number: usize,
        text: String,
    },
    /// Raw HTML.
    NoMarkdown,
}

struct Resolver<'a> {
    resolved: Resolved,
    file_report: &'a mut FileReport,
    code: CodeTracker,
    open: Option<Open>,
}

impl Resolver<'_> {
    fn line(&mut self, mut line: Line) {
        let text = line.text.trim();
        match &mut self.open {
            Some(Open::Comment { number, text: comment }) => {
                if text.starts_with("{:/") {
                    let number = *number;
                    let comment = std::mem::take(comment);
                    self.file_report.add(Cause::CommentLeftOut, number, &comment, "");
                    self.open = None;
                } else {
                    comment.push_str(&line.text);
                    comment.push('\n');
                }
                return;
            }
            Some(Open::NoMarkdown) if text.starts_with("{:/") => {
                self.open = None;
                line.text = String::from("</div>");
            }
            Some(Open::NoMarkdown) => {}
            None => {
                if !self.code.is_code(&line.text) && !self.begin_block(&mut line) && line.text.contains("{::") {
                    line.text = self.spans(&line.text, line.number);
                }
                if matches!(self.open, Some(Open::Comment { .. })) {
                    return;
                }
            }
        }
        self.resolved.lines.push(line);
    }

    /// Opens a block, or applies a setting. Returns whether the line was one of these.
    fn begin_block(&mut self, line: &mut Line) -> bool {
        let text = String::from(line.text.trim());
        match text.as_str() {
            "{::comment}" => self.open = Some(Open::Comment { number: line.number, text: String::new() }),
            "{::nomarkdown}" => {
                self.open = Some(Open::NoMarkdown);
                line.text = String::from("<div>");
            }
            text if (text.starts_with("{::") || text.starts_with("{:/")) && text.find('}') == Some(text.len() - 1) => {
                if let Some((_, value)) = text.split_once("parse_block_html=\"") {
                    self.resolved.html_parsing.push((line.number, value.starts_with("true")));
                }
                self.file_report.add(Cause::KramdownSettingLeftOut, line.number, text, "");
                line.text.clear();
            }
            _ => return false,
        }
        true
    }

    /// Resolves the extensions within a line.
    fn spans(&mut self, text: &str, number: usize) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(index) = rest.find(['`', '{']) {
            result.push_str(&rest[..index]);
            rest = &rest[index..];
            let Some(span) = Span::parse(rest) else {
                let length = span_length(rest);
                result.push_str(&rest[..length]);
                rest = &rest[length..];
                continue;
            };
            match span.name {
                "nomarkdown" => result.push_str(&encode_signs(span.body)),
                "comment" => self.file_report.add(Cause::CommentLeftOut, number, span.body, ""),
                _ => self.file_report.add(Cause::KramdownSettingLeftOut, number, &rest[..span.length], ""),
            }
            rest = &rest[span.length..];
        }
        result + rest
    }
}

/// An extension within a line: `{::name}body{:/name}`, or `{::name /}` without a body.
struct Span<'a> {
    name: &'a str,
    body: &'a str,
    length: usize,
}

impl Span<'_> {
    /// Parses the extension at the start of a string.
    fn parse(text: &str) -> Option<Span<'_>> {
        let inner = text.strip_prefix("{::")?;
        let end = inner.find('}')?;
        let name = inner[..end].split([' ', '/']).next().unwrap_or_default();
        let body_start = "{::".len() + end + 1;
        if inner[..end].ends_with('/') {
            return Some(Span { name, body: "", length: body_start });
        }
        let after = &text[body_start..];
        let body_length = after.find("{:/")?;
        let end_length = after[body_length..].find('}')? + 1;
        Some(Span { name, body: &after[..body_length], length: body_start + body_length + end_length })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    #[test]
    fn extensions_are_resolved() {
        for (text, expected) in [
            ("a {::comment}b{:/comment} c `{::comment}`", "a  c `{::comment}`"),
            ("a {::nomarkdown}<b>*b*</b>{:/} c", "a <b>&#42;b&#42;</b> c"),
            ("{::nomarkdown}\n*a*\n\n<p>\n{:/nomarkdown}", "<div>\n*a*\n\n<p>\n</div>"),
            ("{::comment}\na\n{:/}\nb", "b"),
            ("```\n{::comment}\n^\n```", "```\n{::comment}\n^\n```"),
            ("{::options parse_block_html=\"true\" /}\na {::options x=\"y\" /}b", "\na b"),
        ] {
            let resolved = resolve(split_lines(text, 1), &mut FileReport::new("a.md"));
            let lines: Vec<String> = resolved.lines.into_iter().map(|line| line.text).collect();
            assert_eq!(lines.join("\n"), expected);
        }
    }
}
