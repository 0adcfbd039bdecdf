//! Blocks of HTML, which in kramdown reach from a tag to its end, whatever stands between.
//!
//! Each is taken out and a mark put in its place. Where Markdown is meant within it (`markdown="1"`, or a wrapper whose tag
//! is followed by an empty line), only the two tags are taken out.

use super::MARK;
use super::fences::Fences;
use crate::dom::{is_block, is_void};
use crate::lines::{Line, Mapped};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use std::collections::HashMap;

/// How deeply Markdown within HTML may be nested.
const DEEPEST: usize = 16;

/// Takes the blocks out.
pub fn take_out(lines: &[Line], parses_html_blocks: bool, blocks: &mut Vec<Option<(String, usize)>>) -> Vec<Line> {
    if !lines.iter().any(|line| line.text.contains('<')) {
        return lines.to_vec();
    }
    let source = Mapped::join(lines);
    let mut cutter = Cutter { source: &source, parses_html_blocks, blocks, lines: Vec::new(), ends: HashMap::new() };
    cutter.markdown(0, source.text.len(), 0);
    cutter.lines
}

struct Cutter<'a> {
    source: &'a Mapped,
    parses_html_blocks: bool,
    blocks: &'a mut Vec<Option<(String, usize)>>,
    lines: Vec<Line>,
    /// By the name of a tag: where it begins → where its end begins and ends. Filled once one has no end, so that
    /// nothing is looked for twice.
    ends: HashMap<String, HashMap<usize, (usize, usize)>>,
}

/// A tag that begins a block, with its end.
struct Block {
    tag: (usize, usize),
    end: (usize, usize),
    holds_markdown: bool,
}

impl Cutter<'_> {
    /// Goes through Markdown, from one offset to another.
    fn markdown(&mut self, from: usize, to: usize, depth: usize) {
        let mut fences = Fences::default();
        let mut place = from;
        let indentation = self.indentation(from, to, depth);
        let (mut in_list, mut after_empty) = (false, true);
        while place < to {
            let end = self.source.text[place..to].find('\n').map_or(to, |length| place + length);
            let line = &self.source.text[place..end];
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let is_code = fences.is_code(line);
            let text = &line[spaces..];
            if after_empty && spaces == 0 && !text.is_empty() && !is_marker(text) {
                in_list = false;
            }
            in_list |= is_marker(text);
            after_empty = text.trim().is_empty();
            let may_begin = !is_code && text.starts_with('<') && (spaces <= indentation || spaces <= 3 && !in_list);
            match may_begin.then(|| self.block(place + spaces, to)).flatten() {
                Some(block) => {
                    match block.holds_markdown && depth < DEEPEST {
                        true => {
                            self.mark(block.tag.0, block.tag.1);
                            self.markdown(block.tag.1, block.end.0, depth + 1);
                            self.mark(block.end.0, block.end.1);
                        }
                        false => self.html(block.tag.0, block.end.1, depth),
                    }
                    place = block.end.1;
                    // What follows on the same line is a paragraph of its own.
                    if self.source.text[place..to].starts_with('\n') {
                        place += 1;
                    }
                    after_empty = true;
                }
                None => {
                    let number = self.source.line_of(place);
                    let text = line.get(spaces.min(indentation)..).unwrap_or(line);
                    self.lines.push(Line::new(text, number));
                    place = end + 1;
                }
            }
        }
    }

    /// How far the first line of Markdown within HTML is indented.
    fn indentation(&self, from: usize, to: usize, depth: usize) -> usize {
        if depth == 0 {
            return 0;
        }
        let first = self.source.text[from..to].split('\n').find(|line| !line.trim().is_empty());
        first.map_or(0, |line| line.len() - line.trim_start_matches(' ').len())
    }

    /// Takes HTML out; parts of it can be Markdown all the same.
    fn html(&mut self, from: usize, to: usize, depth: usize) {
        let mut start = from;
        loop {
            let inner = tokens(&self.source.text[start..to]).find_map(|token| match token {
                Token::StartTag(tag) if tag.span.start > 0 || start > from => {
                    let is_markdown =
                        tag.attributes.get(&b"markdown"[..]).is_some_and(|value| value.value.as_slice() != b"0");
                    is_markdown.then(|| (start + tag.span.start, start + tag.span.end, text(&tag.name)))
                }
                _ => None,
            });
            let Some((begin, behind, name)) = inner.filter(|_| depth < DEEPEST) else { break };
            let Some(end) = self.end_of(begin, &name, to) else { break };
            self.mark(start, behind);
            self.markdown(behind, end.0, depth + 1);
            start = end.0;
        }
        self.mark(start, to);
    }

    /// Puts a mark in the place of HTML.
    fn mark(&mut self, from: usize, to: usize) {
        let number = self.source.line_of(from);
        let mark = format!("{MARK}{}\">", self.blocks.len());
        self.blocks.push(Some((String::from(&self.source.text[from..to]), number)));
        for text in ["", &mark, ""] {
            self.lines.push(Line::new(text, number));
        }
    }

    /// The block that begins at an offset, if its tag has an end.
    fn block(&mut self, begin: usize, to: usize) -> Option<Block> {
        let rest = &self.source.text[begin + 1..to];
        let length = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest[..length].to_ascii_lowercase();
        if !is_block(&name) || is_void(&name) || matches!(name.as_str(), "pre" | "footnote") {
            return None;
        }
        let Some(Token::StartTag(tag)) = tokens(&self.source.text[begin..to]).next() else { return None };
        let tag_end = begin + tag.span.end;
        if tag.self_closing || !self.source.text[..tag_end].ends_with('>') {
            return None;
        }
        let end = self.end_of(begin, &name, to)?;
        let attribute = tag.attributes.get(&b"markdown"[..]).map(|value| value.value.as_slice() != b"0");
        let holds_markdown = attribute.unwrap_or_else(|| {
            is_wrapper(&name) && (self.parses_html_blocks || begins_with_paragraph(&self.source.text[tag_end..end.0]))
        });
        Some(Block { tag: (begin, tag_end), end, holds_markdown })
    }

    /// Where the end of a tag begins and ends.
    fn end_of(&mut self, begin: usize, name: &str, to: usize) -> Option<(usize, usize)> {
        if let Some(ends) = self.ends.get(name) {
            return ends.get(&begin).copied().filter(|end| end.1 <= to);
        }
        let mut open = Vec::new();
        let mut ends = HashMap::new();
        for token in tokens(&self.source.text[begin..]) {
            match token {
                Token::StartTag(tag) if tag.name.as_slice() == name.as_bytes() && !tag.self_closing => {
                    open.push(begin + tag.span.start);
                }
                Token::EndTag(tag) if tag.name.as_slice() == name.as_bytes() => {
                    if let Some(start) = open.pop() {
                        ends.insert(start, (begin + tag.span.start, begin + tag.span.end));
                    }
                    if open.is_empty() {
                        return ends.remove(&begin).filter(|end| end.1 <= to);
                    }
                }
                _ => {}
            }
        }
        self.ends.insert(String::from(name), ends);
        self.ends.get(name)?.get(&begin).copied().filter(|end| end.1 <= to)
    }
}

fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> + '_ {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

fn text(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

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

/// Whether the content of a wrapper begins with an empty line and a line that is neither HTML nor indented.
fn begins_with_paragraph(content: &str) -> bool {
    let mut lines = content.split('\n');
    let is_alone = lines.next().is_some_and(|rest| rest.trim().is_empty());
    let mut empty = 0;
    let first = lines.find(|line| {
        empty += usize::from(line.trim().is_empty());
        !line.trim().is_empty()
    });
    is_alone && empty > 0 && first.is_some_and(|line| !line.starts_with("    ") && !line.trim_start().starts_with('<'))
}

/// Whether a line begins an item of a list.
fn is_marker(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if digits > 0 { text[digits..].strip_prefix(['.', ')']) } else { text.strip_prefix(['*', '-', '+']) };
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}
