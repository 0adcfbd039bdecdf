//! HTML blocks. In kramdown they extend from a start tag to its end tag, whatever is between them.
//!
//! Each is extracted and replaced by a placeholder. Where its content is Markdown (`markdown="1"`, or, outside of kramdown, a
//! wrapper whose start tag is followed by an empty line), only the two tags are extracted.

use super::PLACEHOLDER_PREFIX;
use super::code::{CodeTracker, code_span_length};
use super::list_marker::split_list_marker;
use crate::dom::html::{decode, tokenize};
use crate::dom::{is_block, is_void};
use crate::source_map::{Line, MappedText};
use html5gum::Token;
use std::collections::HashMap;

/// The maximum nesting depth of Markdown within HTML.
const MAX_DEPTH: usize = 16;

/// Replaces HTML blocks by placeholders.
///
/// `html_parsing` says from which line on the content of blocks is parsed, or is not.
pub fn extract(
    lines: &[Line],
    (html_parsing, is_kramdown): (&[(usize, bool)], bool),
    html_blocks: &mut Vec<Option<(String, usize)>>,
) -> Vec<Line> {
    if !lines.iter().any(|line| line.text.contains('<')) {
        return lines.to_vec();
    }
    let source = MappedText::join(lines);
    let mut extractor = Extractor {
        source: &source,
        without_code: mask_code(&source.text),
        html_parsing,
        is_kramdown,
        html_blocks,
        lines: Vec::new(),
        end_tags: HashMap::new(),
    };
    extractor.extract_markdown(0, source.text.len(), 0);
    extractor.lines
}

struct Extractor<'a> {
    source: &'a MappedText,
    /// The source with no tag in its code, for elements whose content is Markdown.
    without_code: String,
    html_parsing: &'a [(usize, bool)],
    is_kramdown: bool,
    html_blocks: &'a mut Vec<Option<(String, usize)>>,
    lines: Vec<Line>,
    /// By tag name: the offset of each start tag → the range of its end tag. Filled once an element has no end tag, so
    /// that the search for end tags stays linear.
    end_tags: HashMap<(String, bool), HashMap<usize, (usize, usize)>>,
}

/// The ranges of a block's start tag and end tag.
struct Block {
    start_tag: (usize, usize),
    end_tag: (usize, usize),
    contains_markdown: bool,
}

impl Extractor<'_> {
    /// Processes the Markdown between two offsets.
    fn extract_markdown(&mut self, from: usize, to: usize, depth: usize) {
        let mut code = CodeTracker::default();
        let mut offset = from;
        let indentation = self.indentation(from, to, depth);
        let (mut in_list, mut after_empty) = (false, true);
        while offset < to {
            let end = self.source.text[offset..to].find('\n').map_or(to, |length| offset + length);
            let line = &self.source.text[offset..end];
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let is_code = code.is_code(line.get(spaces.min(indentation)..).unwrap_or(line));
            let text = &line[spaces..];
            let begins_item = split_list_marker(text).is_some();
            if after_empty && spaces == 0 && !text.is_empty() && !begins_item {
                in_list = false;
            }
            in_list |= begins_item;
            after_empty = text.trim().is_empty();
            let may_begin = !is_code && text.starts_with('<') && (spaces <= indentation || spaces <= 3 && !in_list);
            match may_begin.then(|| self.block_at(offset + spaces, to)).flatten() {
                Some(block) => {
                    match block.contains_markdown && depth < MAX_DEPTH {
                        true => {
                            self.push_placeholder(block.start_tag.0, block.start_tag.1);
                            self.extract_markdown(block.start_tag.1, block.end_tag.0, depth + 1);
                            self.push_placeholder(block.end_tag.0, block.end_tag.1);
                        }
                        false => self.extract_html(block.start_tag.0, block.end_tag.1, depth),
                    }
                    offset = block.end_tag.1;
                    // Anything after it on the same line is a paragraph of its own.
                    if self.source.text[offset..to].starts_with('\n') {
                        offset += 1;
                    }
                    after_empty = true;
                }
                None => {
                    let number = self.source.line_of(offset);
                    let text = line.get(spaces.min(indentation)..).unwrap_or(line);
                    self.lines.push(Line::new(text, number));
                    offset = end + 1;
                }
            }
        }
    }

    /// Returns the indentation of the first line of Markdown within HTML.
    fn indentation(&self, from: usize, to: usize, depth: usize) -> usize {
        if depth == 0 {
            return 0;
        }
        let first = self.source.text[from..to].split('\n').find(|line| !line.trim().is_empty());
        first.map_or(0, |line| line.len() - line.trim_start_matches(' ').len())
    }

    /// Extracts HTML, of which parts can again be Markdown.
    fn extract_html(&mut self, from: usize, to: usize, depth: usize) {
        let mut start = from;
        loop {
            let markdown_element = tokenize(&self.source.text[start..to]).find_map(|token| match token {
                Token::StartTag(tag) if tag.span.start > 0 || start > from => {
                    let is_markdown =
                        tag.attributes.get(&b"markdown"[..]).is_some_and(|value| value.value.as_slice() != b"0");
                    is_markdown.then(|| (start + tag.span.start, start + tag.span.end, decode(&tag.name)))
                }
                _ => None,
            });
            let Some((begin, after_tag, name)) = markdown_element.filter(|_| depth < MAX_DEPTH) else { break };
            let Some(end) = self.end_tag(begin, &name, true, to) else { break };
            self.push_placeholder(start, after_tag);
            self.extract_markdown(after_tag, end.0, depth + 1);
            start = end.0;
        }
        self.push_placeholder(start, to);
    }

    /// Replaces a range of HTML by a placeholder.
    fn push_placeholder(&mut self, from: usize, to: usize) {
        let number = self.source.line_of(from);
        let placeholder = format!("{PLACEHOLDER_PREFIX}{}\">", self.html_blocks.len());
        self.html_blocks.push(Some((String::from(&self.source.text[from..to]), number)));
        for text in ["", &placeholder, ""] {
            self.lines.push(Line::new(text, number));
        }
    }

    /// Returns the block at an offset, if its start tag has an end tag.
    fn block_at(&mut self, begin: usize, to: usize) -> Option<Block> {
        let rest = &self.source.text[begin + 1..to];
        let length = rest.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest[..length].to_ascii_lowercase();
        if !is_block(&name) || is_void(&name) || matches!(name.as_str(), "pre" | "footnote") {
            return None;
        }
        let Some(Token::StartTag(tag)) = tokenize(&self.source.text[begin..to]).next() else { return None };
        let tag_end = begin + tag.span.end;
        if tag.self_closing || !self.source.text[..tag_end].ends_with('>') {
            return None;
        }
        let attribute = tag.attributes.get(&b"markdown"[..]).map(|value| value.value.as_slice() != b"0");
        let contains_markdown = attribute.unwrap_or_else(|| {
            is_wrapper(&name)
                && (self.parses_html(begin)
                    || !self.is_kramdown && begins_with_paragraph(&self.source.text[tag_end..to]))
        });
        let end = self.end_tag(begin, &name, contains_markdown, to)?;
        Some(Block { start_tag: (begin, tag_end), end_tag: end, contains_markdown })
    }

    /// Returns whether kramdown parses the content of a block at an offset.
    fn parses_html(&self, offset: usize) -> bool {
        let number = self.source.line_of(offset);
        self.html_parsing.iter().rev().find(|(first, _)| *first <= number).is_some_and(|(_, parses)| *parses)
    }

    /// Returns the range of the end tag of an element. Tags within the code of Markdown are text.
    fn end_tag(&mut self, begin: usize, name: &str, is_markdown: bool, to: usize) -> Option<(usize, usize)> {
        let key = (String::from(name), is_markdown);
        if let Some(end_tags) = self.end_tags.get(&key) {
            return end_tags.get(&begin).copied().filter(|end| end.1 <= to);
        }
        let mut open = Vec::new();
        let mut end_tags = HashMap::new();
        let text = if is_markdown { &self.without_code } else { &self.source.text };
        for token in tokenize(&text[begin..]) {
            match token {
                Token::StartTag(tag) if tag.name.as_slice() == name.as_bytes() && !tag.self_closing => {
                    open.push(begin + tag.span.start);
                }
                Token::EndTag(tag) if tag.name.as_slice() == name.as_bytes() => {
                    if let Some(start) = open.pop() {
                        end_tags.insert(start, (begin + tag.span.start, begin + tag.span.end));
                    }
                    if open.is_empty() {
                        return end_tags.remove(&begin).filter(|end| end.1 <= to);
                    }
                }
                _ => {}
            }
        }
        let end_tags = self.end_tags.entry(key).or_insert(end_tags);
        end_tags.get(&begin).copied().filter(|end| end.1 <= to)
    }
}

/// Replaces each `<` in code by a space, so that offsets stay.
fn mask_code(text: &str) -> String {
    let mut code = CodeTracker::default();
    let mut masked = String::with_capacity(text.len());
    // A code span ends in its paragraph.
    let mut paragraph = String::new();
    for line in text.split_inclusive('\n') {
        let is_code = code.is_code(line.trim_end_matches('\n'));
        if is_code || line.trim().is_empty() {
            masked.push_str(&mask_spans(&std::mem::take(&mut paragraph)));
            masked.push_str(&if is_code { line.replace('<', " ") } else { String::from(line) });
        } else {
            paragraph.push_str(line);
        }
    }
    masked + &mask_spans(&paragraph)
}

fn mask_spans(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(index) = rest.find('`') {
        let length = code_span_length(&rest[index..]);
        masked.push_str(&rest[..index]);
        masked.push_str(&rest[index..index + length].replace('<', " "));
        rest = &rest[index + length..];
    }
    masked + rest
}

/// Returns whether an element can wrap Markdown.
fn is_wrapper(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "div"
            | "figure"
            | "footer"
            | "header"
            | "main"
            | "nav"
            | "section"
    )
}

/// Returns whether the content of a wrapper begins with an empty line and a line that is neither HTML nor indented.
fn begins_with_paragraph(content: &str) -> bool {
    let mut lines = content.split('\n');
    let is_first_line_empty = lines.next().is_some_and(|rest| rest.trim().is_empty());
    let mut empty_lines = 0;
    let first = lines.find(|line| {
        empty_lines += usize::from(line.trim().is_empty());
        !line.trim().is_empty()
    });
    is_first_line_empty
        && empty_lines > 0
        && first.is_some_and(|line| !line.starts_with("    ") && !line.trim_start().starts_with('<'))
}
