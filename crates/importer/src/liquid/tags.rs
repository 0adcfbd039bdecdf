//! `{% tag %}`

use super::expression::split_outside_quotes;
use super::output::Output;
use super::tokens::{Kind, Token};
use super::{DEEPEST, Failed, Renderer};
use std::collections::BTreeMap;

impl Renderer<'_> {
    /// Resolves a tag; `inner` is what stands between it and its end, which may be nothing.
    pub(super) fn tag(
        &mut self,
        tokens: &[Token<'_>],
        ends: &[Option<usize>],
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
                self.range(tokens, ends, inner.0, inner.1, &mut captured)?;
                self.variables.insert(String::from(arguments.trim_matches(['"', '\''])), captured.into_text());
            }
            "highlight" => {
                let mut code = Output::default();
                self.range(tokens, ends, inner.0, inner.1, &mut code)?;
                let language = arguments.split_whitespace().next().unwrap_or_default();
                let fenced = fenced(language, &code.into_text());
                self.push(&fenced, line, output)?;
            }
            "link" => {
                let path = self.resolved(arguments).trim().trim_start_matches('/').to_owned();
                let address = self.context.addresses.of_source(&path).map(String::from);
                let address = address.unwrap_or_else(|| format!("/{path}"));
                self.push(&address, line, output)?;
            }
            "post_url" => {
                let name = self.resolved(arguments);
                let address = self.context.addresses.of_post(name.trim()).map(String::from);
                if address.is_none() {
                    self.notes.person(line, "there is no post of this name", tokens[index].source, "");
                }
                self.push(&address.unwrap_or_else(|| format!("/{}/", name.trim())), line, output)?;
            }
            "include" | "include_cached" | "include_relative" => {
                self.include(name == "include_relative", arguments, &tokens[index], output)?;
            }
            "raw" | "endraw" => {}
            _ => {
                let source = source_of(tokens, index, inner);
                self.removed(line, &source);
            }
        }
        Ok(())
    }

    fn comment(&mut self, tokens: &[Token<'_>], inner: (usize, usize), line: usize) {
        let text: String = tokens[inner.0..inner.1].iter().map(|token| token.source).collect();
        if !text.trim().is_empty() {
            self.notes.record(self.line.unwrap_or(line), "a comment was left out", &text, "");
        }
    }

    fn assign(&mut self, arguments: &str, token: &Token<'_>) {
        let assigned = arguments.split_once('=').map(|(name, value)| (name.trim(), self.evaluate(value)));
        match assigned {
            Some((name, Some(value))) => {
                self.variables.insert(String::from(name), value);
            }
            _ => self.removed(token.line, token.source),
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
        let own;
        let text = match is_relative {
            true => {
                let folder = context.document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let path = format!("{folder}/{name}");
                own =
                    context.site.file(path.trim_start_matches('/')).and_then(|file| std::fs::read_to_string(file).ok());
                own.as_ref()
            }
            false => context.site.includes.get(name),
        };
        let Some(text) = text else {
            self.removed(token.line, token.source);
            return Ok(());
        };
        if self.including.iter().any(|open| open == name) {
            return Err(self.failed(token.line, &format!("the include `{name}` includes itself")));
        }
        if self.including.len() >= DEEPEST {
            return Err(self.failed(token.line, "includes are nested too deeply"));
        }
        let parameters = self.parameters_of(rest);
        let outermost = self.line;
        self.line.get_or_insert(token.line);
        self.including.push(String::from(name));
        self.parameters.push(parameters);
        let result = self.text(text.trim_end_matches('\n'), 1, output);
        self.parameters.pop();
        self.including.pop();
        self.line = outermost;
        result
    }

    fn parameters_of(&self, text: &str) -> BTreeMap<String, String> {
        let mut parameters = BTreeMap::new();
        for word in split_outside_quotes(text, ' ') {
            let Some((key, value)) = word.split_once('=') else { continue };
            parameters.extend(self.value(value.trim()).map(|value| (String::from(key.trim()), value)));
        }
        parameters
    }

    /// Arguments with outputs in them, such as `{% link {{ page.target }} %}`.
    fn resolved(&self, arguments: &str) -> String {
        let inner = arguments.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
        inner.and_then(|expression| self.evaluate(expression)).unwrap_or_else(|| String::from(arguments))
    }
}

/// A tag as it was written, with all up to its end.
fn source_of(tokens: &[Token<'_>], index: usize, inner: (usize, usize)) -> String {
    let mut source = String::from(tokens[index].source);
    if inner.1 > index + 1
        || matches!(tokens.get(inner.1), Some(Token { kind: Kind::Tag { name, .. }, .. }) if is_end(name, &tokens[index]))
    {
        tokens[inner.0..=inner.1.min(tokens.len() - 1)].iter().for_each(|token| source.push_str(token.source));
    }
    source
}

fn is_end(name: &str, begin: &Token<'_>) -> bool {
    matches!(begin.kind, Kind::Tag { name: begun, .. } if name.strip_prefix("end") == Some(begun))
}

fn fenced(language: &str, code: &str) -> String {
    let longest = code.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("\n{fence}{language}\n{}\n{fence}\n", code.trim_matches('\n'))
}
