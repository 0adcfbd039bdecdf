//! Attribute lists (`{: .class #id}`), tables of contents (`{:toc}`) and abbreviations.

use super::fences::Fences;
use crate::lines::Line;
use crate::report::Notes;

/// Keeps ids, of headings as theirs and of other parts as anchors, and takes all else out.
pub fn resolve(lines: Vec<Line>, anchors: &mut Vec<(String, usize)>, notes: &mut Notes) -> Vec<Line> {
    let mut fences = Fences::default();
    let mut state = State { lines: Vec::with_capacity(lines.len()), anchors, notes, pending: None, fence: None };
    for line in lines {
        let was_open = fences.is_open();
        match fences.is_code(&line.text) {
            true => {
                if !was_open {
                    state.fence = Some(state.lines.len());
                }
                state.lines.push(line);
            }
            false => state.line(line),
        }
    }
    state.lines
}

struct State<'a> {
    lines: Vec<Line>,
    anchors: &'a mut Vec<(String, usize)>,
    notes: &'a mut Notes,
    /// The id that stands before the heading it belongs to.
    pending: Option<String>,
    /// The line with the last fence that opened a code block.
    fence: Option<usize>,
}

impl State<'_> {
    fn line(&mut self, mut line: Line) {
        let text = line.text.trim();
        if let Some(inner) =
            text.strip_prefix("{:").and_then(|rest| rest.strip_suffix('}')).filter(|inner| !inner.contains('}'))
        {
            let inner = String::from(inner.trim());
            self.block_attributes(&inner, &line);
            return;
        }
        if let Some((name, meaning)) = text.strip_prefix("*[").and_then(|rest| rest.split_once("]:")) {
            let message = format!("the abbreviation `{name}` keeps its place, but not its explanation");
            self.notes.look(line.number, message, meaning, "");
            return;
        }
        if is_heading(&line.text) {
            self.heading(&mut line);
        } else if line.text.contains("{:") {
            self.span_attributes(&mut line);
        }
        let pending = if line.text.trim().is_empty() { None } else { self.pending.take() };
        if let Some(id) = pending.filter(|_| !line.text.starts_with('#')) {
            self.anchors.push((id, line.number));
        }
        self.lines.push(line);
    }

    fn block_attributes(&mut self, inner: &str, line: &Line) {
        if inner == "toc" || inner.starts_with("toc ") {
            let is_placeholder =
                self.lines.last().is_some_and(|last| last.text.trim_start().starts_with(['*', '-', '+', '1']));
            let placeholder = if is_placeholder { self.lines.pop() } else { None };
            let before = placeholder.map(|line| line.text).unwrap_or_default();
            self.notes.record(line.number, "a table of contents was left out", &format!("{before} {{:toc}}"), "");
            return;
        }
        let id = self.keep_id(inner, line.number);
        let code_language = inner.split_whitespace().find_map(|word| word.strip_prefix(".language-"));
        if let (Some(language), Some(fence)) = (code_language, self.fence) {
            let opening = &mut self.lines[fence].text;
            if opening.trim().chars().all(|letter| matches!(letter, '`' | '~')) {
                opening.push_str(language);
            }
        }
        let Some(id) = id else { return };
        let is_after = self.lines.last().is_some_and(|last| !last.text.trim().is_empty());
        match is_after {
            true => match self.heading_above() {
                Some(heading) => heading.push_str(&format!(" {{#{id}}}")),
                None => self.anchors.push((id, line.number)),
            },
            false => self.pending = Some(id),
        }
    }

    /// The text of the heading that has just ended, if it was one.
    fn heading_above(&mut self) -> Option<&mut String> {
        let last = self.lines.len().checked_sub(1)?;
        let is_underline = |text: &str| {
            let text = text.trim();
            !text.is_empty() && (text.bytes().all(|byte| byte == b'-') || text.bytes().all(|byte| byte == b'='))
        };
        if is_heading(&self.lines[last].text) {
            return Some(&mut self.lines[last].text);
        }
        let above = last.checked_sub(1)?;
        let has_text = !self.lines[above].text.trim().is_empty();
        (is_underline(&self.lines[last].text) && has_text).then(|| &mut self.lines[above].text)
    }

    /// A heading: `{: #id}` at its end is an id, other braces are text.
    fn heading(&mut self, line: &mut Line) {
        let text = line.text.trim_end();
        let Some((start, inner)) =
            text.strip_suffix('}').and_then(|rest| rest.rsplit_once('{')).map(|(before, inner)| (before.len(), inner))
        else {
            if let Some(id) = self.pending.take() {
                line.text = format!("{text} {{#{id}}}");
            }
            return;
        };
        let (start, inner) = (start, String::from(inner));
        if let Some(attributes) = inner.strip_prefix(':') {
            let id = self.keep_id(attributes, line.number);
            line.text.truncate(start);
            line.text.truncate(line.text.trim_end().len());
            if let Some(id) = id {
                line.text.push_str(&format!(" {{#{id}}}"));
            }
        } else if !inner.starts_with('#') || inner.contains(char::is_whitespace) {
            // To the parser any braces there would be attributes.
            line.text.insert(start, '\\');
        }
    }

    /// Attributes within a line, behind what they belong to.
    fn span_attributes(&mut self, line: &mut Line) {
        let mut kept = String::with_capacity(line.text.len());
        let mut rest = line.text.as_str();
        let behind_last = line.text.rfind('}').map_or(usize::MAX, |last| line.text.len() - last);
        let mut found = Vec::new();
        while let Some(index) = rest.find(['{', '`']) {
            kept.push_str(&rest[..index]);
            rest = &rest[index..];
            // Where nothing ends an attribute list, nothing is looked for twice.
            let may_end = rest.len() > behind_last;
            if rest.starts_with('`') {
                let length = code_span(rest);
                kept.push_str(&rest[..length]);
                rest = &rest[length..];
            } else if let Some(inner) = rest
                .strip_prefix("{:")
                .filter(|_| may_end && !kept.ends_with(['\\', ' ']))
                .and_then(|rest| rest.split_once('}'))
            {
                found.push(String::from(inner.0));
                rest = inner.1;
            } else {
                kept.push('{');
                rest = &rest[1..];
            }
        }
        kept.push_str(rest);
        for attributes in &found {
            if let Some(id) = self.keep_id(attributes, line.number) {
                self.anchors.push((id, line.number));
            }
        }
        line.text = kept;
    }

    /// The id among attributes; the others are noted.
    fn keep_id(&mut self, attributes: &str, number: usize) -> Option<String> {
        let words: Vec<&str> = attributes.split_whitespace().collect();
        let id = words.iter().find_map(|word| {
            word.strip_prefix('#').or_else(|| word.strip_prefix("id=\"").and_then(|rest| rest.strip_suffix('"')))
        });
        let others: Vec<&str> =
            words.iter().copied().filter(|word| !word.starts_with('#') && !word.starts_with("id=")).collect();
        if !others.is_empty() {
            self.notes.record(number, "attributes were left out", &format!("{{:{attributes}}}"), "");
        }
        id.map(String::from)
    }
}

fn is_heading(text: &str) -> bool {
    let signs = text.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&signs) && text[signs..].starts_with([' ', '\t'])
}

/// How long the code span is at the beginning of a text; a sign without an end is a sign.
fn code_span(text: &str) -> usize {
    let fence = text.bytes().take_while(|byte| *byte == b'`').count();
    let mut place = fence;
    while let Some(index) = text[place..].find('`').map(|index| place + index) {
        let length = text[index..].bytes().take_while(|byte| *byte == b'`').count();
        place = index + length;
        if length == fence {
            return place;
        }
    }
    fence
}
