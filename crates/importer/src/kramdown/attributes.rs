//! Attribute lists (`{: .class #id}`), tables of contents (`{:toc}`) and abbreviations.

use super::code::{CodeTracker, code_span_length};
use super::list_marker::split_kramdown_marker;
use crate::report::{Cause, FileReport};
use crate::source_map::Line;

/// Removes attribute lists. Ids of headings stay with them; ids of other blocks become anchors.
pub fn resolve(lines: Vec<Line>, anchors: &mut Vec<(String, usize)>, file_report: &mut FileReport) -> Vec<Line> {
    let mut code = CodeTracker::default();
    let mut resolver = AttributeResolver {
        lines: Vec::with_capacity(lines.len()),
        anchors,
        file_report,
        pending_id: None,
        fence: None,
    };
    for line in lines {
        let was_open = code.is_open();
        match code.is_code(&line.text) {
            true => {
                if !was_open && code.is_open() {
                    resolver.fence = Some(resolver.lines.len());
                }
                resolver.lines.push(line);
            }
            false => resolver.line(line),
        }
    }
    resolver.lines
}

struct AttributeResolver<'a> {
    lines: Vec<Line>,
    anchors: &'a mut Vec<(String, usize)>,
    file_report: &'a mut FileReport,
    /// An id that precedes the block it belongs to.
    pending_id: Option<String>,
    /// The index of the line that opened the last fenced code block.
    fence: Option<usize>,
}

impl AttributeResolver<'_> {
    fn line(&mut self, mut line: Line) {
        let text = line.text.trim();
        if let Some(attributes) = text
            .strip_prefix("{:")
            .and_then(|rest| rest.strip_suffix('}'))
            .filter(|attributes| !attributes.contains('}'))
        {
            let attributes = String::from(attributes.trim());
            self.block_attributes(&attributes, &line);
            return;
        }
        if let Some((name, explanation)) = text.strip_prefix("*[").and_then(|rest| rest.split_once("]:")) {
            let before = format!("{name}: {explanation}");
            self.file_report.add(Cause::AbbreviationExplanationLeftOut, line.number, &before, "");
            return;
        }
        self.item_attributes(&mut line);
        if is_heading(&line.text) {
            self.heading(&mut line);
        } else if line.text.contains("{:") {
            self.span_attributes(&mut line);
        }
        let pending_id = if line.text.trim().is_empty() { None } else { self.pending_id.take() };
        if let Some(id) = pending_id.filter(|_| !line.text.starts_with('#')) {
            self.anchors.push((id, line.number));
        }
        self.lines.push(line);
    }

    /// Removes the attribute list of a list item: `- {: .class} text`.
    fn item_attributes(&mut self, line: &mut Line) {
        let Some((_, rest)) = split_kramdown_marker(line.text.trim_start()) else { return };
        let rest = rest.trim_start();
        let Some((attributes, after)) = rest.strip_prefix("{:").and_then(|rest| rest.split_once('}')) else { return };
        let start = line.text.len() - rest.len();
        let (attributes, after) = (String::from(attributes), String::from(after.trim_start()));
        if let Some(id) = self.take_id(&attributes, line.number) {
            self.anchors.push((id, line.number));
        }
        line.text.truncate(start);
        line.text.push_str(&after);
    }

    fn block_attributes(&mut self, attributes: &str, line: &Line) {
        if attributes == "toc" || attributes.starts_with("toc ") {
            let is_placeholder =
                self.lines.last().is_some_and(|last| last.text.trim_start().starts_with(['*', '-', '+', '1']));
            let placeholder = if is_placeholder { self.lines.pop() } else { None };
            let before = placeholder.map(|line| line.text).unwrap_or_default();
            self.file_report.add(Cause::TableOfContentsLeftOut, line.number, &format!("{before} {{:toc}}"), "");
            return;
        }
        let id = self.take_id(attributes, line.number);
        let code_language = attributes.split_whitespace().find_map(|word| word.strip_prefix(".language-"));
        if let (Some(language), Some(fence)) = (code_language, self.fence) {
            let opening = &mut self.lines[fence].text;
            if opening.trim().chars().all(|character| matches!(character, '`' | '~')) {
                opening.push_str(language);
            }
        }
        let Some(id) = id else { return };
        let follows_block = self.lines.last().is_some_and(|last| !last.text.trim().is_empty());
        match follows_block {
            true => match self.heading_above() {
                Some(heading) => heading.push_str(&format!(" {{#{id}}}")),
                None => self.anchors.push((id, line.number)),
            },
            false => self.pending_id = Some(id),
        }
    }

    /// Returns the heading text directly above, if there is one (ATX or setext).
    fn heading_above(&mut self) -> Option<&mut String> {
        let last = self.lines.len().checked_sub(1)?;
        let is_setext_underline = |text: &str| {
            let text = text.trim();
            !text.is_empty() && (text.bytes().all(|byte| byte == b'-') || text.bytes().all(|byte| byte == b'='))
        };
        if is_heading(&self.lines[last].text) {
            return Some(&mut self.lines[last].text);
        }
        let above = last.checked_sub(1)?;
        let has_text = !self.lines[above].text.trim().is_empty();
        (is_setext_underline(&self.lines[last].text) && has_text).then(|| &mut self.lines[above].text)
    }

    /// Resolves a heading: a trailing `{: #id}` is an id, other braces are text.
    fn heading(&mut self, line: &mut Line) {
        let text = line.text.trim_end();
        let Some((start, attributes)) = text
            .strip_suffix('}')
            .and_then(|rest| rest.rsplit_once('{'))
            .map(|(before, attributes)| (before.len(), attributes))
        else {
            if let Some(id) = self.pending_id.take() {
                line.text = format!("{text} {{#{id}}}");
            }
            return;
        };
        let (start, attributes) = (start, String::from(attributes));
        if let Some(attributes) = attributes.strip_prefix(':') {
            let id = self.take_id(attributes, line.number);
            line.text.truncate(start);
            line.text.truncate(line.text.trim_end().len());
            if let Some(id) = id {
                line.text.push_str(&format!(" {{#{id}}}"));
            }
        } else if !attributes.starts_with('#') || attributes.contains(char::is_whitespace) {
            // The parser would read trailing braces as attributes.
            line.text.insert(start, '\\');
        }
    }

    /// Removes span attribute lists, which follow the span they belong to.
    fn span_attributes(&mut self, line: &mut Line) {
        let mut result = String::with_capacity(line.text.len());
        let mut rest = line.text.as_str();
        let after_last_brace = line.text.rfind('}').map_or(usize::MAX, |last| line.text.len() - last);
        let mut attribute_lists = Vec::new();
        while let Some(index) = rest.find(['{', '`']) {
            result.push_str(&rest[..index]);
            rest = &rest[index..];
            // After the last `}` no attribute list can end, so that none is searched for. This keeps the time linear.
            let may_end = rest.len() > after_last_brace;
            if rest.starts_with('`') {
                let length = code_span_length(rest);
                result.push_str(&rest[..length]);
                rest = &rest[length..];
            } else if let Some(attributes) = rest
                .strip_prefix("{:")
                .filter(|_| may_end && !result.ends_with(['\\', ' ']))
                .and_then(|rest| rest.split_once('}'))
            {
                attribute_lists.push(String::from(attributes.0));
                rest = attributes.1;
            } else {
                result.push('{');
                rest = &rest[1..];
            }
        }
        result.push_str(rest);
        for attributes in &attribute_lists {
            if let Some(id) = self.take_id(attributes, line.number) {
                self.anchors.push((id, line.number));
            }
        }
        line.text = result;
    }

    /// Returns the id among attributes and reports the others.
    fn take_id(&mut self, attributes: &str, number: usize) -> Option<String> {
        let words: Vec<&str> = attributes.split_whitespace().collect();
        let id = words.iter().find_map(|word| {
            word.strip_prefix('#').or_else(|| word.strip_prefix("id=\"").and_then(|rest| rest.strip_suffix('"')))
        });
        let others: Vec<&str> =
            words.iter().copied().filter(|word| !word.starts_with('#') && !word.starts_with("id=")).collect();
        if !others.is_empty() {
            self.file_report.add(Cause::AttributesLeftOut, number, &format!("{{:{attributes}}}"), "");
        }
        id.map(String::from)
    }
}

/// Returns whether a line is a heading with hashes.
pub(super) fn is_heading(text: &str) -> bool {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&hashes) && text[hashes..].starts_with([' ', '\t'])
}
