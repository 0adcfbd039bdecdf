//! Liquid, as far as it can be resolved without running the old site: what remains is removed and noted with its source.

mod expression;
mod filters;
mod output;
mod tags;
mod tokens;

use crate::addresses::Addresses;
use crate::lines::{self, Line};
use crate::report::Notes;
use crate::source::{Document, Site};
use output::Output;
use std::collections::BTreeMap;
use tokens::{Kind, Token};

/// What expressions can refer to.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The old site.
    pub site: &'a Site,
    /// The document whose text it is.
    pub document: &'a Document,
    /// The addresses of all documents.
    pub addresses: &'a Addresses,
}

/// More text than any document has: includes could multiply it without end.
const LARGEST: usize = 8 * 1024 * 1024;
/// How deeply includes may be nested.
const DEEPEST: usize = 16;

/// Resolves a text whose first line is `first_line` of its file. A cycle of includes is noted as an error and gives `None`.
pub fn resolve(text: &str, first_line: usize, context: Context<'_>, notes: &mut Notes) -> Option<Vec<Line>> {
    if !text.contains("{{") && !text.contains("{%") {
        return Some(lines::split(text, first_line));
    }
    let mut renderer = Renderer {
        context,
        notes,
        variables: BTreeMap::new(),
        parameters: Vec::new(),
        including: Vec::new(),
        written: 0,
        line: None,
    };
    let mut output = Output::default();
    renderer.text(text, first_line, &mut output).ok()?;
    Some(output.into_lines())
}

/// The text cannot be resolved; why has been noted.
struct Failed;

struct Renderer<'a> {
    context: Context<'a>,
    notes: &'a mut Notes,
    variables: BTreeMap<String, String>,
    /// The parameters of the includes that are open.
    parameters: Vec<BTreeMap<String, String>>,
    /// The files that are being included.
    including: Vec<String>,
    /// How much has been written, in bytes.
    written: usize,
    /// The line of the outermost include: what an included file says is reported there.
    line: Option<usize>,
}

impl Renderer<'_> {
    fn text(&mut self, text: &str, first_line: usize, output: &mut Output) -> Result<(), Failed> {
        self.count(text.len(), first_line)?;
        let tokens = tokens::read(text, first_line);
        let ends = tokens::ends(&tokens);
        self.range(&tokens, &ends, 0, tokens.len(), output)
    }

    fn range(
        &mut self,
        tokens: &[Token<'_>],
        ends: &[Option<usize>],
        from: usize,
        to: usize,
        output: &mut Output,
    ) -> Result<(), Failed> {
        let mut index = from;
        while index < to {
            let token = &tokens[index];
            let end = ends[index].filter(|end| *end < to);
            match token.kind {
                Kind::Text => self.push_source(token, output)?,
                Kind::Output(expression) => match self.evaluate(expression) {
                    Some(value) => self.push(&value, token.line, output)?,
                    None => self.removed(token.line, token.source),
                },
                Kind::Tag { name, arguments } => {
                    let inner = (index + 1, end.unwrap_or(index + 1));
                    self.tag(tokens, ends, (name, arguments, index), inner, output)?;
                }
            }
            index = end.unwrap_or(index) + 1;
        }
        Ok(())
    }

    fn push_source(&mut self, token: &Token<'_>, output: &mut Output) -> Result<(), Failed> {
        match self.line {
            Some(line) => self.push(token.source, line, output),
            None => {
                output.push_source(token.source, token.line);
                self.count(token.source.len(), token.line)
            }
        }
    }

    fn push(&mut self, text: &str, line: usize, output: &mut Output) -> Result<(), Failed> {
        output.push_made(text, self.line.unwrap_or(line));
        self.count(text.len(), line)
    }

    fn count(&mut self, length: usize, line: usize) -> Result<(), Failed> {
        self.written += length;
        if self.written > LARGEST {
            return Err(self.failed(line, "the included files make the text endlessly long"));
        }
        Ok(())
    }

    fn failed(&mut self, line: usize, message: &str) -> Failed {
        self.notes.error(self.line.unwrap_or(line), message);
        Failed
    }

    fn removed(&mut self, line: usize, source: &str) {
        self.notes.look(self.line.unwrap_or(line), "Liquid that only the old site could run was removed", source, "");
    }
}
