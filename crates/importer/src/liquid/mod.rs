//! Liquid, resolved as far as possible without running the old site. The rest is removed and reported with its source.

pub mod code_block;
mod condition;
mod control;
mod expression;
mod filters;
mod include;
mod output;
mod parameters;
mod tags;
mod template;
mod tokens;
mod value;
mod variables;

use crate::report::{Cause, FileReport};
use crate::source::{Document, Site};
use crate::source_map::{self, Line};
use crate::url_map::UrlMap;
use output::Output;
use parameters::Parameters;
use std::collections::BTreeMap;
use std::ops::Range;
use template::{TagBlock, Template};
use tokens::{Token, TokenKind};
use value::Value;

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
/// More rounds than the loops of a page have.
const MAX_ROUNDS: usize = 100_000;
/// The maximum nesting depth of blocks, which is that of Liquid.
const MAX_BLOCK_DEPTH: usize = 100;
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
        block_depth: 0,
        rounds: 0,
        line: None,
        interrupt: None,
    };
    let mut output = Output::default();
    renderer.render_template(template, first_line, &mut output).ok()?;
    Some(output.into_lines())
}

/// The template cannot be rendered; the error has been reported.
struct Failed;

/// What ends the current round of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Interrupt {
    Break,
    Continue,
}

struct Renderer<'a> {
    context: Context<'a>,
    file_report: &'a mut FileReport,
    /// The variables that tags have set; `None` where the value cannot be known.
    variables: BTreeMap<String, Option<Value>>,
    /// The parameters of the open includes.
    parameters: Vec<Parameters>,
    /// The names of the open includes.
    open_includes: Vec<String>,
    /// The size of the output so far, in bytes.
    output_bytes: usize,
    /// The number of open blocks.
    block_depth: usize,
    /// The number of rounds of all loops so far.
    rounds: usize,
    /// The line of the outermost include, where the contents of included files are reported.
    line: Option<usize>,
    /// Set by `break` and `continue` until the loop has seen it.
    interrupt: Option<Interrupt>,
}

impl Renderer<'_> {
    fn render_template(&mut self, template: &str, first_line: usize, output: &mut Output) -> Result<(), Failed> {
        self.count_output(template.len(), first_line)?;
        let template = Template::new(template, first_line);
        self.render_range(&template, 0..template.tokens.len(), output)
    }

    fn render_range(
        &mut self,
        template: &Template<'_>,
        range: Range<usize>,
        output: &mut Output,
    ) -> Result<(), Failed> {
        let mut index = range.start;
        while index < range.end && self.interrupt.is_none() {
            let token = &template.tokens[index];
            let end = template.end(index, range.end);
            match token.kind {
                TokenKind::Text => self.push_source(token, output)?,
                TokenKind::Output(expression) => match self.evaluate(expression).and_then(|value| value.to_text()) {
                    Some(text) => self.push(&text, token.line, output)?,
                    None => self.report_removed(token.line, token.source),
                },
                TokenKind::Tag { .. } => {
                    if self.block_depth >= MAX_BLOCK_DEPTH {
                        return Err(self.fail(token.line, Cause::TemplateTooDeep, token.source));
                    }
                    let inner = index + 1..end.unwrap_or(index + 1);
                    self.block_depth += 1;
                    self.render_tag(&TagBlock { template, index, inner }, output)?;
                    self.block_depth -= 1;
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
            return Err(self.fail(line, Cause::OutputTooLong, ""));
        }
        Ok(())
    }

    fn count_round(&mut self, line: usize) -> Result<(), Failed> {
        self.rounds += 1;
        if self.rounds > MAX_ROUNDS {
            return Err(self.fail(line, Cause::OutputTooLong, ""));
        }
        Ok(())
    }

    fn fail(&mut self, line: usize, cause: Cause, before: &str) -> Failed {
        self.file_report.add(cause, self.line.unwrap_or(line), before, "");
        Failed
    }

    fn report_removed(&mut self, line: usize, source: &str) {
        self.file_report.add(Cause::LiquidRemoved, self.line.unwrap_or(line), source, "");
    }
}
