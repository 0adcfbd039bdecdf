//! Includes: `{% include name.html %}`.

use super::output::Output;
use super::tokens::Token;
use super::{Failed, MAX_INCLUDE_DEPTH, Renderer};
use crate::report::Cause;

impl Renderer<'_> {
    /// Renders an included file in place of the tag.
    pub(super) fn include(
        &mut self,
        is_relative: bool,
        arguments: &str,
        token: &Token<'_>,
        output: &mut Output,
    ) -> Result<(), Failed> {
        let (name, rest) = split_name(arguments);
        let name = self.evaluate_argument(name);
        let Some(template) = self.included_file(&name, is_relative) else {
            self.report_removed(token.line, token.source);
            return Ok(());
        };
        if self.open_includes.contains(&name) {
            return Err(self.fail(token.line, Cause::IncludesItself, &name));
        }
        if self.open_includes.len() >= MAX_INCLUDE_DEPTH {
            return Err(self.fail(token.line, Cause::TemplateTooDeep, &name));
        }
        let parameters = self.parse_parameters(rest);
        let outer_line = self.line;
        self.line.get_or_insert(token.line);
        self.open_includes.push(name);
        self.parameters.push(parameters);
        let result = self.render_template(&template, 1, output);
        let unused = self.parameters.pop().map(|parameters| parameters.unused()).unwrap_or_default();
        self.open_includes.pop();
        self.line = outer_line;
        for argument in unused {
            self.file_report.add(Cause::IncludeArgumentUnused, self.line.unwrap_or(token.line), &argument, "");
        }
        result
    }

    fn included_file(&self, name: &str, is_relative: bool) -> Option<String> {
        let site = self.context.site;
        if !is_relative {
            return site.includes.get(name).cloned();
        }
        let folder = self.context.document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = format!("{folder}/{name}");
        std::fs::read_to_string(site.file(path.trim_start_matches('/'))?).ok()
    }
}

/// Splits the name of the file, which can be an output, from the arguments.
fn split_name(arguments: &str) -> (&str, &str) {
    let end = match arguments.starts_with("{{") {
        true => arguments.find("}}").map_or(arguments.len(), |end| end + 2),
        false => arguments.find(char::is_whitespace).unwrap_or(arguments.len()),
    };
    arguments.split_at(end)
}
