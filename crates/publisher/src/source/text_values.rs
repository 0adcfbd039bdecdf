//! Values that readers see as text: signs around or within them that an editor did not mean to show.

use crate::diagnostic::{Diagnostics, Problem};
use crate::source::file::SourceFile;
use crate::source::front_matter::YAML_OPTIONS;
use crate::source::front_matter_keys::is_text_key;
use crate::source::joined_lines::joined;
use crate::source::node::{Key, Node, Value};
use crate::source::plain_text::without_markup;
use crate::source::quotation_marks::{between_quotes, setting};
use crate::source::yaml;

/// Reports texts in brackets, in curly quotation marks, and with Markdown or HTML. Puts what a help shows in the place of a
/// value that is none, so that it is reported once.
pub fn check(
    front_matter: &mut Node,
    yaml: &str,
    first_line: usize,
    source: &SourceFile,
    diagnostics: &mut Diagnostics,
) {
    let Value::Table(entries) = &mut front_matter.value else { return };
    let lines: Vec<&str> = yaml.lines().collect();
    for (key, node) in entries {
        let position = node.position;
        let problem = match &node.value {
            Value::List(_) | Value::Table(_) if is_text_key(&key.name) => in_brackets(key, node, &lines, first_line),
            Value::Scalar { string, is_plain: true } if between_quotes(string).is_some() => in_curly_quotes(key, node),
            Value::Scalar { string, .. } if is_text_key(&key.name) => with_markup(&key.name, string),
            _ => None,
        };
        if let Some(problem) = problem {
            diagnostics.add(&source.path, position, problem);
        }
    }
}

fn in_brackets(key: &Key, node: &mut Node, lines: &[&str], first_line: usize) -> Option<Problem> {
    let kind = node.value.kind();
    let text = joined(lines, key.position.line.checked_sub(first_line)?)?.text;
    let read = yaml::parse(&text, key.position.line, YAML_OPTIONS).ok()?;
    node.value = read.get(&key.name)?.value.clone();
    Some(Problem::error(format!("`{}` must be text, not {kind}", key.name), format!("write `{text}`")))
}

fn in_curly_quotes(key: &Key, node: &mut Node) -> Option<Problem> {
    let Value::Scalar { string, .. } = &mut node.value else { return None };
    let inner = between_quotes(string)?;
    let line = setting(&key.name, inner);
    if is_text_key(&key.name) {
        let message = format!("the quotation marks around `{string}` would be shown");
        return Some(Problem::warning(
            message,
            format!("if they are not part of the text, write straight ones: `{line}`"),
        ));
    }
    let message = format!("the quotation marks around `{string}` are not straight ones");
    *string = String::from(inner);
    Some(Problem::error(message, format!("write `{line}`")))
}

fn with_markup(key: &str, string: &str) -> Option<Problem> {
    without_markup(string)?;
    let message = format!("Markdown and HTML do not work in `{key}`: readers would see their signs");
    Some(Problem::warning(message, format!("write `{}`", setting(key, string))))
}
