//! Rendering of tags: `{% tag %}`.

use super::expression::split_outside_quotes;
use super::output::Output;
use super::tokens::{Token, TokenKind};
use super::{Failed, MAX_INCLUDE_DEPTH, Renderer};
use std::collections::BTreeMap;

impl Renderer<'_> {
    /// Renders a tag. `inner` is the range of tokens between it and its end tag, which may be empty.
    pub(super) fn render_tag(
        &mut self,
        tokens: &[Token<'_>],
        block_ends: &[Option<usize>],
        (name, arguments, index): (&str, &str, usize),
        inner: (usize, usize),
        output: &mut Output,
    ) -> Result<(), Failed> {
        let line = tokens[index].line;
        match name {
            "comment" => self.comment(tokens, inner, line),
            "assign" => self.assign(arguments, &tokens[index]),
            "capture" => {
                let mut captured = Output::default();
                self.render_range(tokens, block_ends, inner.0, inner.1, &mut captured)?;
                self.variables.insert(String::from(arguments.trim_matches(['"', '\''])), captured.into_text());
            }
            "highlight" => {
                let mut code = Output::default();
                self.render_range(tokens, block_ends, inner.0, inner.1, &mut code)?;
                let language = arguments.split_whitespace().next().unwrap_or_default();
                let fenced_code = fenced_code(language, &code.into_text());
                self.push(&fenced_code, line, output)?;
            }
            "link" => {
                let path = self.evaluate_argument(arguments).trim().trim_start_matches('/').to_owned();
                let url = self.context.url_map.url_of_file(&path).map(String::from);
                let url = url.unwrap_or_else(|| format!("/{path}"));
                self.push(&url, line, output)?;
            }
            "post_url" => {
                let name = self.evaluate_argument(arguments);
                let url = self.context.url_map.url_of_post(name.trim()).map(String::from);
                if url.is_none() {
                    self.file_report.action_required(line, "there is no post with this name", tokens[index].source, "");
                }
                self.push(&url.unwrap_or_else(|| format!("/{}/", name.trim())), line, output)?;
            }
            "include" | "include_cached" | "include_relative" => {
                self.include(name == "include_relative", arguments, &tokens[index], output)?;
            }
            "raw" | "endraw" => {}
            _ => {
                let source = tag_source(tokens, index, inner);
                self.report_removed(line, &source);
            }
        }
        Ok(())
    }

    fn comment(&mut self, tokens: &[Token<'_>], inner: (usize, usize), line: usize) {
        let text: String = tokens[inner.0..inner.1].iter().map(|token| token.source).collect();
        if !text.trim().is_empty() {
            self.file_report.info(self.line.unwrap_or(line), "a comment was left out", &text, "");
        }
    }

    fn assign(&mut self, arguments: &str, token: &Token<'_>) {
        let assigned = arguments.split_once('=').map(|(name, value)| (name.trim(), self.evaluate(value)));
        match assigned {
            Some((name, Some(value))) => {
                self.variables.insert(String::from(name), value);
            }
            _ => self.report_removed(token.line, token.source),
        }
    }

    fn include(
        &mut self,
        is_relative: bool,
        arguments: &str,
        token: &Token<'_>,
        output: &mut Output,
    ) -> Result<(), Failed> {
        let (name, rest) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
        let context = self.context;
        let relative;
        let template = match is_relative {
            true => {
                let folder = context.document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let path = format!("{folder}/{name}");
                relative =
                    context.site.file(path.trim_start_matches('/')).and_then(|file| std::fs::read_to_string(file).ok());
                relative.as_ref()
            }
            false => context.site.includes.get(name),
        };
        let Some(template) = template else {
            self.report_removed(token.line, token.source);
            return Ok(());
        };
        if self.open_includes.iter().any(|open| open == name) {
            return Err(self.fail(token.line, &format!("the include `{name}` includes itself")));
        }
        if self.open_includes.len() >= MAX_INCLUDE_DEPTH {
            return Err(self.fail(token.line, "there are too many includes inside each other"));
        }
        let parameters = self.parse_parameters(rest);
        let outer_line = self.line;
        self.line.get_or_insert(token.line);
        self.open_includes.push(String::from(name));
        self.parameters.push(parameters);
        let result = self.render_template(template.trim_end_matches('\n'), 1, output);
        self.parameters.pop();
        self.open_includes.pop();
        self.line = outer_line;
        result
    }

    fn parse_parameters(&self, text: &str) -> BTreeMap<String, String> {
        let mut parameters = BTreeMap::new();
        for word in split_outside_quotes(text, ' ') {
            let Some((key, value)) = word.split_once('=') else { continue };
            parameters.extend(self.value(value.trim()).map(|value| (String::from(key.trim()), value)));
        }
        parameters
    }

    /// Evaluates arguments that are an output, such as `{% link {{ page.target }} %}`.
    fn evaluate_argument(&self, arguments: &str) -> String {
        let inner = arguments.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        inner.and_then(|expression| self.evaluate(expression)).unwrap_or_else(|| String::from(arguments))
    }
}

/// Returns the source of a tag, up to and including its end tag.
fn tag_source(tokens: &[Token<'_>], index: usize, inner: (usize, usize)) -> String {
    let mut source = String::from(tokens[index].source);
    if inner.1 > index + 1
        || matches!(tokens.get(inner.1), Some(Token { kind: TokenKind::Tag { name, .. }, .. }) if is_end_tag(name, &tokens[index]))
    {
        tokens[inner.0..=inner.1.min(tokens.len() - 1)].iter().for_each(|token| source.push_str(token.source));
    }
    source
}

fn is_end_tag(name: &str, start: &Token<'_>) -> bool {
    matches!(start.kind, TokenKind::Tag { name: start_name, .. } if name.strip_prefix("end") == Some(start_name))
}

fn fenced_code(language: &str, code: &str) -> String {
    let longest_run = code.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest_run.max(2) + 1);
    format!("\n{fence}{language}\n{}\n{fence}\n", code.trim_matches('\n'))
}
