//! Tokenizer of Liquid templates: tags, outputs and literal text.

use std::collections::HashMap;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The kind of token.
    pub kind: TokenKind<'a>,
    /// The source of the token.
    pub source: &'a str,
    /// The line of its first character.
    pub line: usize,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind<'a> {
    /// Literal text.
    Text,
    /// `{{ expression }}`
    Output(&'a str),
    /// `{% name arguments %}`
    Tag {
        /// The first word.
        name: &'a str,
        /// The rest.
        arguments: &'a str,
    },
}

/// Tokenizes a template whose first line is `first_line` of its file.
#[must_use]
pub fn tokenize(template: &str, first_line: usize) -> Vec<Token<'_>> {
    let mut tokenizer = Tokenizer {
        template,
        offset: 0,
        line: first_line,
        counted: 0,
        tokens: Vec::new(),
        trim_next: false,
        may_close_raw: true,
    };
    tokenizer.run();
    tokenizer.tokens
}

/// Returns, for each block tag, the index of its end tag.
#[must_use]
pub fn block_ends(tokens: &[Token<'_>]) -> Vec<Option<usize>> {
    let mut block_ends = vec![None; tokens.len()];
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenKind::Tag { name, .. } = token.kind else { continue };
        match name.strip_prefix("end") {
            Some(start_name) => {
                if let Some(start) = open.get_mut(start_name).and_then(Vec::pop) {
                    block_ends[start] = Some(index);
                }
            }
            None => open.entry(name).or_default().push(index),
        }
    }
    block_ends
}

struct Tokenizer<'a> {
    template: &'a str,
    offset: usize,
    /// The line number at the byte offset `counted`.
    line: usize,
    counted: usize,
    tokens: Vec<Token<'a>>,
    /// Whether to trim the start of the next literal text.
    trim_next: bool,
    /// Cleared by an unclosed raw block: later ones are unclosed as well, and another search would be quadratic.
    may_close_raw: bool,
}

impl<'a> Tokenizer<'a> {
    fn run(&mut self) {
        let (mut may_close_output, mut may_close_tag) = (true, true);
        let mut from = self.offset;
        while let Some(found) = self.template[from..].find('{').map(|index| from + index) {
            let rest = &self.template[found..];
            let (closing, may_close) = match rest.as_bytes().get(1) {
                Some(b'{') => ("}}", &mut may_close_output),
                Some(b'%') => ("%}", &mut may_close_tag),
                _ => {
                    from = found + 1;
                    continue;
                }
            };
            let end = if *may_close { rest[2..].find(closing) } else { None };
            let Some(end) = end.map(|length| found + 2 + length + 2) else {
                *may_close = false;
                from = found + 2;
                continue;
            };
            self.push_text_until(found, rest[2..].starts_with('-'));
            self.push_markup(found, end);
            from = self.offset;
        }
        self.push_text_until(self.template.len(), false);
    }

    /// Adds the literal text up to an offset.
    fn push_text_until(&mut self, end: usize, trim_end: bool) {
        let mut part = &self.template[self.offset..end];
        let mut start = self.offset;
        if std::mem::take(&mut self.trim_next) {
            part = part.trim_start();
            start = end - part.len();
        }
        if trim_end {
            part = part.trim_end();
        }
        if !part.is_empty() {
            let line = self.line_of(start);
            self.tokens.push(Token { kind: TokenKind::Text, source: part, line });
        }
        self.offset = end;
    }

    /// Adds an output or a tag. The content of a raw block is literal text.
    fn push_markup(&mut self, start: usize, end: usize) {
        let source = &self.template[start..end];
        let line = self.line_of(start);
        let inner = &source[2..source.len() - 2];
        self.trim_next = inner.ends_with('-') && inner.len() > 1;
        let inner = inner.strip_prefix('-').unwrap_or(inner);
        let inner = inner.strip_suffix('-').unwrap_or(inner).trim();
        self.offset = end;
        if source.starts_with("{{") {
            self.tokens.push(Token { kind: TokenKind::Output(inner), source, line });
            return;
        }
        let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let raw_end = if name == "raw" && self.may_close_raw { raw_block_end(&self.template[end..]) } else { None };
        self.may_close_raw &= name != "raw" || raw_end.is_some();
        match raw_end {
            Some((length, after)) => {
                let line = self.line_of(end);
                self.tokens.push(Token { kind: TokenKind::Text, source: &self.template[end..end + length], line });
                self.offset = end + after;
            }
            None => {
                self.tokens.push(Token { kind: TokenKind::Tag { name, arguments: arguments.trim() }, source, line });
            }
        }
    }

    fn line_of(&mut self, offset: usize) -> usize {
        self.line += self.template[self.counted..offset].matches('\n').count();
        self.counted = offset;
        self.line
    }
}

/// Returns the length of a raw block's content, and the offset after its end tag.
fn raw_block_end(text: &str) -> Option<(usize, usize)> {
    text.match_indices("endraw").find_map(|(index, word)| {
        let before = text[..index].trim_end();
        let before = before.strip_suffix('-').unwrap_or(before).strip_suffix("{%")?;
        let after = text[index + word.len()..].trim_start();
        let after = after.strip_prefix('-').unwrap_or(after).strip_prefix("%}")?;
        Some((before.len(), text.len() - after.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_outputs_and_raw_blocks_are_tokens() {
        let tokens = tokenize("a\n{{ x | y }} {%- if z -%}\n b{% raw %}{{ q }}{% endraw %}{{", 1);
        let kinds: Vec<_> = tokens.iter().map(|token| (token.kind, token.source, token.line)).collect();
        assert_eq!(
            kinds,
            [
                (TokenKind::Text, "a\n", 1),
                (TokenKind::Output("x | y"), "{{ x | y }}", 2),
                (TokenKind::Tag { name: "if", arguments: "z" }, "{%- if z -%}", 2),
                (TokenKind::Text, "b", 3),
                (TokenKind::Text, "{{ q }}", 3),
                (TokenKind::Text, "{{", 3),
            ]
        );
    }
}
