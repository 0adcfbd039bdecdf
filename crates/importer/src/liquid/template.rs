//! A template: its tokens, and the end of each of its blocks.

use super::tokens::{self, Token, TokenKind};
use std::ops::Range;

/// A tokenized template.
pub(super) struct Template<'a> {
    /// The tokens.
    pub tokens: Vec<Token<'a>>,
    /// For each block tag, the index of its end tag.
    block_ends: Vec<Option<usize>>,
}

impl<'a> Template<'a> {
    /// Tokenizes a template whose first line is `first_line` of its file.
    pub fn new(template: &'a str, first_line: usize) -> Template<'a> {
        let tokens = tokens::tokenize(template, first_line);
        let block_ends = tokens::block_ends(&tokens);
        Template { tokens, block_ends }
    }

    /// Returns the index of the end tag of a block, if it comes before `limit`.
    pub fn end(&self, index: usize, limit: usize) -> Option<usize> {
        self.block_ends[index].filter(|end| *end < limit)
    }

    /// Returns the name and the arguments of a tag.
    pub fn tag(&self, index: usize) -> Option<(&'a str, &'a str)> {
        match self.tokens[index].kind {
            TokenKind::Tag { name, arguments } => Some((name, arguments)),
            _ => None,
        }
    }
}

/// A tag of a template, with the tokens up to its end tag.
pub(super) struct TagBlock<'t, 'a> {
    /// The template.
    pub template: &'t Template<'a>,
    /// The index of the tag.
    pub index: usize,
    /// The range of tokens between the tag and its end tag, which may be empty.
    pub inner: Range<usize>,
}

impl<'a> TagBlock<'_, 'a> {
    /// Returns the tag itself.
    pub fn token(&self) -> &Token<'a> {
        &self.template.tokens[self.index]
    }

    /// Returns the name and the arguments of the tag.
    pub fn tag(&self) -> (&'a str, &'a str) {
        self.template.tag(self.index).unwrap_or_default()
    }

    /// Divides the inside at tags of these names. Returns the tag before each part, and its range.
    pub fn branches(&self, names: &[&str]) -> Vec<(usize, Range<usize>)> {
        let Range { start, end } = self.inner;
        let mut branches = Vec::new();
        let (mut tag, mut start, mut next) = (self.index, start, start);
        while next < end {
            if self.template.tag(next).is_some_and(|(name, _)| names.contains(&name)) {
                branches.push((tag, start..next));
                (tag, start) = (next, next + 1);
            }
            next = self.template.end(next, end).unwrap_or(next) + 1;
        }
        branches.push((tag, start..end));
        branches
    }

    /// Returns the source, up to and including the end tag.
    pub fn source(&self) -> String {
        let has_end = self.template.block_ends[self.index] == Some(self.inner.end);
        let end = if has_end { self.inner.end + 1 } else { self.index + 1 };
        self.template.tokens[self.index..end].iter().map(|token| token.source).collect()
    }
}
