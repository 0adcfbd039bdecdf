//! Rendering of tags: `{% tag %}`.

use super::output::Output;
use super::template::TagBlock;
use super::value::Value;
use super::{Failed, Interrupt, Renderer, code_block};
use crate::report::Cause;

impl Renderer<'_> {
    /// Renders a tag.
    pub(super) fn render_tag(&mut self, block: &TagBlock<'_, '_>, output: &mut Output) -> Result<(), Failed> {
        let token = block.token();
        let (name, arguments) = block.tag();
        match name {
            "comment" => self.comment(block),
            "assign" => self.assign(arguments, token.line, token.source)?,
            "capture" => {
                let mut captured = Output::default();
                self.render_inner(block, &mut captured)?;
                let name = String::from(arguments.trim_matches(['"', '\'']));
                self.variables.insert(name, Some(Value::Text(captured.into_text())));
            }
            "if" | "unless" | "case" => self.branch(block, output)?,
            "for" => self.repeat(block, output)?,
            "break" => self.interrupt = Some(Interrupt::Break),
            "continue" => self.interrupt = Some(Interrupt::Continue),
            "highlight" => {
                let mut code = Output::default();
                self.render_inner(block, &mut code)?;
                let language = arguments.split_whitespace().next().unwrap_or_default();
                let code = code.into_text();
                let element = code_block::element(language, &code);
                if output.push_block(&element, self.line.unwrap_or(token.line)) {
                    self.file_report.add(Cause::CodeKeptInList, token.line, &code, &code);
                }
                self.count_output(element.len(), token.line)?;
            }
            "link" => {
                let path = self.evaluate_argument(arguments).trim().trim_start_matches('/').to_owned();
                let url = self.context.url_map.url_of_file(&path).map(String::from);
                self.push(&url.unwrap_or_else(|| format!("/{path}")), token.line, output)?;
            }
            "post_url" => {
                let name = self.evaluate_argument(arguments);
                let url = self.context.url_map.url_of_post(name.trim()).map(String::from);
                if url.is_none() {
                    self.file_report.add(Cause::LinkToNoPost, self.line.unwrap_or(token.line), token.source, "");
                }
                self.push(&url.unwrap_or_else(|| format!("/{}/", name.trim())), token.line, output)?;
            }
            "include" | "include_cached" | "include_relative" => {
                self.include(name == "include_relative", arguments, token, output)?;
            }
            "raw" | "endraw" => {}
            _ => self.report_removed(token.line, &block.source()),
        }
        Ok(())
    }

    fn render_inner(&mut self, block: &TagBlock<'_, '_>, output: &mut Output) -> Result<(), Failed> {
        self.render_range(block.template, block.inner.clone(), output)
    }

    fn comment(&mut self, block: &TagBlock<'_, '_>) {
        let text: String = block.template.tokens[block.inner.clone()].iter().map(|token| token.source).collect();
        if !text.trim().is_empty() {
            self.file_report.add(Cause::CommentLeftOut, self.line.unwrap_or(block.token().line), &text, "");
        }
    }

    fn assign(&mut self, arguments: &str, line: usize, source: &str) -> Result<(), Failed> {
        let assigned = arguments.split_once('=').map(|(name, value)| (name.trim(), self.evaluate(value)));
        let is_known = matches!(assigned, Some((_, Some(_))));
        // A value that doubles again and again would have no end.
        if let Some((_, Some(Value::Text(text)))) = &assigned {
            self.count_output(text.len(), line)?;
        }
        if let Some((name, value)) = assigned {
            self.variables.insert(String::from(name), value);
        }
        if !is_known {
            self.report_removed(line, source);
        }
        Ok(())
    }

    /// Evaluates arguments that are an output, such as `{% link {{ page.target }} %}`.
    pub(super) fn evaluate_argument(&self, arguments: &str) -> String {
        let inner = arguments.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        let value = inner.and_then(|expression| self.evaluate(expression)?.to_text());
        value.unwrap_or_else(|| String::from(arguments))
    }
}
