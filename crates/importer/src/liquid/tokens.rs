//! Text → the tags and outputs of Liquid, and what stands between them.

use std::collections::HashMap;

/// A part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// How it was written.
    pub source: &'a str,
    /// The line on which it begins.
    pub line: usize,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Text that stays as it is.
    Text,
    /// `{{ expression }}`
    Output(&'a str),
    /// `{% name arguments %}`
    Tag {
        /// Its first word.
        name: &'a str,
        /// The rest.
        arguments: &'a str,
    },
}

/// Cuts a text whose first line is `first_line` of its file.
#[must_use]
pub fn read(text: &str, first_line: usize) -> Vec<Token<'_>> {
    let mut cutter = Cutter {
        text,
        place: 0,
        line: first_line,
        counted: 0,
        tokens: Vec::new(),
        trim_next: false,
        raw_may_end: true,
    };
    cutter.cut();
    cutter.tokens
}

/// For each tag that begins a block, the place of the tag that ends it.
#[must_use]
pub fn ends(tokens: &[Token<'_>]) -> Vec<Option<usize>> {
    let mut ends = vec![None; tokens.len()];
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, token) in tokens.iter().enumerate() {
        let Kind::Tag { name, .. } = token.kind else { continue };
        match name.strip_prefix("end") {
            Some(begun) => {
                if let Some(begin) = open.get_mut(begun).and_then(Vec::pop) {
                    ends[begin] = Some(index);
                }
            }
            None => open.entry(name).or_default().push(index),
        }
    }
    ends
}

struct Cutter<'a> {
    text: &'a str,
    place: usize,
    /// The line at `counted`.
    line: usize,
    counted: usize,
    tokens: Vec<Token<'a>>,
    /// Whether white space at the beginning of the next text is to be left out.
    trim_next: bool,
    /// What has no end once has none later either, so that nothing is looked for twice.
    raw_may_end: bool,
}

impl<'a> Cutter<'a> {
    fn cut(&mut self) {
        let (mut outputs_end, mut tags_end) = (true, true);
        let mut from = self.place;
        while let Some(found) = self.text[from..].find('{').map(|index| from + index) {
            let rest = &self.text[found..];
            let (closing, may_end) = match rest.as_bytes().get(1) {
                Some(b'{') => ("}}", &mut outputs_end),
                Some(b'%') => ("%}", &mut tags_end),
                _ => {
                    from = found + 1;
                    continue;
                }
            };
            let end = if *may_end { rest[2..].find(closing) } else { None };
            let Some(end) = end.map(|length| found + 2 + length + 2) else {
                *may_end = false;
                from = found + 2;
                continue;
            };
            self.text_to(found, rest[2..].starts_with('-'));
            self.marked(found, end);
            from = self.place;
        }
        self.text_to(self.text.len(), false);
    }

    /// Adds the text up to an offset.
    fn text_to(&mut self, end: usize, trim_end: bool) {
        let mut part = &self.text[self.place..end];
        let mut start = self.place;
        if std::mem::take(&mut self.trim_next) {
            part = part.trim_start();
            start = end - part.len();
        }
        if trim_end {
            part = part.trim_end();
        }
        if !part.is_empty() {
            let line = self.line_of(start);
            self.tokens.push(Token { kind: Kind::Text, source: part, line });
        }
        self.place = end;
    }

    /// Adds what stands between the marks; a raw block counts as text.
    fn marked(&mut self, start: usize, end: usize) {
        let source = &self.text[start..end];
        let line = self.line_of(start);
        let inner = &source[2..source.len() - 2];
        self.trim_next = inner.ends_with('-') && inner.len() > 1;
        let inner = inner.strip_prefix('-').unwrap_or(inner);
        let inner = inner.strip_suffix('-').unwrap_or(inner).trim();
        self.place = end;
        if source.starts_with("{{") {
            self.tokens.push(Token { kind: Kind::Output(inner), source, line });
            return;
        }
        let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let raw_end = if name == "raw" && self.raw_may_end { end_of_raw(&self.text[end..]) } else { None };
        self.raw_may_end &= name != "raw" || raw_end.is_some();
        match raw_end {
            Some((length, behind)) => {
                let line = self.line_of(end);
                self.tokens.push(Token { kind: Kind::Text, source: &self.text[end..end + length], line });
                self.place = end + behind;
            }
            None => self.tokens.push(Token { kind: Kind::Tag { name, arguments: arguments.trim() }, source, line }),
        }
    }

    fn line_of(&mut self, offset: usize) -> usize {
        self.line += self.text[self.counted..offset].matches('\n').count();
        self.counted = offset;
        self.line
    }
}

/// Where a raw block ends, and where the text goes on.
fn end_of_raw(text: &str) -> Option<(usize, usize)> {
    text.match_indices("endraw").find_map(|(index, word)| {
        let before = text[..index].trim_end();
        let before = before.strip_suffix('-').unwrap_or(before).strip_suffix("{%")?;
        let behind = text[index + word.len()..].trim_start();
        let behind = behind.strip_prefix('-').unwrap_or(behind).strip_prefix("%}")?;
        Some((before.len(), text.len() - behind.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_outputs_and_raw_blocks_are_cut_out() {
        let tokens = read("a\n{{ x | y }} {%- if z -%}\n b{% raw %}{{ q }}{% endraw %}{{", 1);
        let kinds: Vec<_> = tokens.iter().map(|token| (token.kind, token.source, token.line)).collect();
        assert_eq!(
            kinds,
            [
                (Kind::Text, "a\n", 1),
                (Kind::Output("x | y"), "{{ x | y }}", 2),
                (Kind::Tag { name: "if", arguments: "z" }, "{%- if z -%}", 2),
                (Kind::Text, "b", 3),
                (Kind::Text, "{{ q }}", 3),
                (Kind::Text, "{{", 3),
            ]
        );
    }
}
