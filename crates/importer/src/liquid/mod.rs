//! Liquid, resolved as far as possible without running the old site. The rest is removed and reported with its source.

mod expression;
mod filters;
mod output;
mod tags;
mod tokens;

use crate::report::FileReport;
use crate::source::{Document, Site};
use crate::source_map::{self, Line};
use crate::url_map::UrlMap;
use output::Output;
use std::collections::BTreeMap;
use tokens::{Token, TokenKind};

/// The variables that expressions can refer to.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The old site.
    pub site: &'a Site,
    /// The document that contains the template.
    pub document: &'a Document,
    /// The URLs of all documents.
    pub url_map: &'a UrlMap,
}

/// More than any real document: nested includes could multiply the output without end.
const MAX_OUTPUT_BYTES: usize = 8 * 1024 * 1024;
/// The maximum nesting depth of includes.
const MAX_INCLUDE_DEPTH: usize = 16;

/// Renders a template whose first line is `first_line` of its file. Returns `None`, after reporting an error, for
/// cyclic includes or excessive output.
pub fn render(
    template: &str,
    first_line: usize,
    context: Context<'_>,
    file_report: &mut FileReport,
) -> Option<Vec<Line>> {
    if !template.contains("{{") && !template.contains("{%") {
        return Some(source_map::split_lines(template, first_line));
    }
    let mut renderer = Renderer {
        context,
        file_report,
        variables: BTreeMap::new(),
        parameters: Vec::new(),
        open_includes: Vec::new(),
        output_bytes: 0,
        line: None,
    };
    let mut output = Output::default();
    renderer.render_template(template, first_line, &mut output).ok()?;
    Some(output.into_lines())
}

/// The template cannot be rendered; the error has been reported.
struct Failed;

struct Renderer<'a> {
    context: Context<'a>,
    file_report: &'a mut FileReport,
    /// The variables that `assign` and `capture` have set.
    variables: BTreeMap<String, String>,
    /// The parameters of the open includes.
    parameters: Vec<BTreeMap<String, String>>,
    /// The names of the open includes.
    open_includes: Vec<String>,
    /// The size of the output so far, in bytes.
    output_bytes: usize,
    /// The line of the outermost include, where the contents of included files are reported.
    line: Option<usize>,
}

impl Renderer<'_> {
    fn render_template(&mut self, template: &str, first_line: usize, output: &mut Output) -> Result<(), Failed> {
        self.count_output(template.len(), first_line)?;
        let tokens = tokens::tokenize(template, first_line);
        let block_ends = tokens::block_ends(&tokens);
        self.render_range(&tokens, &block_ends, 0, tokens.len(), output)
    }

    fn render_range(
        &mut self,
        tokens: &[Token<'_>],
        block_ends: &[Option<usize>],
        from: usize,
        to: usize,
        output: &mut Output,
    ) -> Result<(), Failed> {
        let mut index = from;
        while index < to {
            let token = &tokens[index];
            let end = block_ends[index].filter(|end| *end < to);
            match token.kind {
                TokenKind::Text => self.push_source(token, output)?,
                TokenKind::Output(expression) => match self.evaluate(expression) {
                    Some(value) => self.push(&value, token.line, output)?,
                    None => self.report_removed(token.line, token.source),
                },
                TokenKind::Tag { name, arguments } => {
                    let inner = (index + 1, end.unwrap_or(index + 1));
                    self.render_tag(tokens, block_ends, (name, arguments, index), inner, output)?;
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
                self.count_output(token.source.len(), token.line)
            }
        }
    }

    fn push(&mut self, text: &str, line: usize, output: &mut Output) -> Result<(), Failed> {
        output.push_generated(text, self.line.unwrap_or(line));
        self.count_output(text.len(), line)
    }

    fn count_output(&mut self, length: usize, line: usize) -> Result<(), Failed> {
        self.output_bytes += length;
        if self.output_bytes > MAX_OUTPUT_BYTES {
            return Err(self.fail(line, "the includes make the page too long"));
        }
        Ok(())
    }

    fn fail(&mut self, line: usize, message: &str) -> Failed {
        self.file_report.error(self.line.unwrap_or(line), message);
        Failed
    }

    fn report_removed(&mut self, line: usize, source: &str) {
        self.file_report.review(
            self.line.unwrap_or(line),
            "Liquid code that only the old site could run was removed",
            source,
            "",
        );
    }
}
