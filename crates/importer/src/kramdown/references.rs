//! References and addresses as only kramdown reads them: `[words] [name]` with a space, `[words](an address)` with spaces, and
//! footnotes that end with their line.

use super::code::{self, CodeTracker, span_length};
use crate::brackets::closing_brackets;
use crate::source_map::Line;
use std::collections::HashSet;

/// Rewrites what only kramdown reads so.
pub fn rewrite(lines: Vec<Line>) -> Vec<Line> {
    join_references(code::rewrite_text(end_footnotes(lines), bracket_addresses))
}

/// Puts an empty line below each footnote.
fn end_footnotes(lines: Vec<Line>) -> Vec<Line> {
    let mut code = CodeTracker::default();
    let mut ended: Vec<Line> = Vec::with_capacity(lines.len());
    let mut after_footnote = false;
    for line in lines {
        let is_code = code.is_code(&line.text);
        let is_empty = line.text.trim().is_empty();
        let is_indented = line.text.starts_with("    ") || line.text.starts_with('\t');
        if after_footnote && !is_empty && !is_indented {
            ended.push(Line::new("", line.number));
        }
        after_footnote = !is_code && is_footnote(&line.text) || after_footnote && is_indented && !is_empty;
        ended.push(line);
    }
    ended
}

fn is_footnote(line: &str) -> bool {
    line.trim_start_matches(' ')
        .strip_prefix("[^")
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(name, _)| !name.contains(']'))
}

fn bracket_addresses(text: &str) -> String {
    let is_definition = defined_name(text).is_some() && !text.trim_start().starts_with("[^");
    if is_definition && let Some((name, address)) = text.split_once("]: ") {
        return format!("{name}]: {}", bracketed(address));
    }
    let closing = closing_brackets(text, '(', ')');
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(index) = rest.find(['`', ']']) {
        result.push_str(&rest[..index]);
        rest = &rest[index..];
        let start = text.len() - rest.len() + 2;
        let end = if rest.starts_with("](") { closing.get(&(start - 1)) } else { None };
        match end {
            Some(end) => {
                result.push_str(&format!("]({}", bracketed(&text[start..*end])));
                rest = &text[*end..];
            }
            None => {
                let length = span_length(rest);
                result.push_str(&rest[..length]);
                rest = &rest[length..];
            }
        }
    }
    result + rest
}

/// Returns an address with the title after it. An address with spaces is put in angle brackets.
fn bracketed(text: &str) -> String {
    let title = [" \"", " '"].iter().filter_map(|start| text.find(start)).min().unwrap_or(text.len());
    let (address, title) = text.split_at(title);
    let trimmed = address.trim();
    match trimmed.contains(' ') && !trimmed.starts_with('<') {
        true => format!("<{trimmed}>{title}"),
        false => String::from(text),
    }
}

/// Removes the space where a link with the name is defined.
fn join_references(lines: Vec<Line>) -> Vec<Line> {
    let names: HashSet<String> = lines.iter().filter_map(|line| defined_name(&line.text)).collect();
    code::rewrite_text(lines, |text| join_in_text(text, &names))
}

/// Returns the name that a line `[name]: address` defines.
fn defined_name(line: &str) -> Option<String> {
    let (name, _) = line.trim_start().strip_prefix('[')?.split_once("]: ")?;
    Some(normalize(name))
}

fn join_in_text(text: &str, names: &HashSet<String>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(index) = rest.find(['`', ']']) {
        result.push_str(&rest[..index]);
        rest = &rest[index..];
        let length = span_length(rest);
        result.push_str(&rest[..length]);
        let name = rest.strip_prefix("] [").and_then(|after| after.split_once(']')).map(|(name, _)| normalize(name));
        let is_reference = name.is_some_and(|name| names.contains(&name));
        rest = &rest[length + usize::from(is_reference)..];
    }
    result + rest
}

fn normalize(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    #[test]
    fn addresses_and_footnotes_are_those_of_kramdown() {
        for (text, expected) in [
            ("![a](/b c.png) [d](/e f \"g\") [h](/i)", "![a](</b c.png>) [d](</e f> \"g\") [h](/i)"),
            ("[a]: /b c.png", "[a]: </b c.png>"),
            ("`[a](b c)` [d](<e f>)", "`[a](b c)` [d](<e f>)"),
            ("[^1]: One\n[^2]: Two\n    more\nText", "[^1]: One\n\n[^2]: Two\n    more\n\nText"),
        ] {
            let lines = rewrite(split_lines(text, 1)).into_iter().map(|line| line.text).collect::<Vec<_>>();
            assert_eq!(lines.join("\n"), expected);
        }
    }

    #[test]
    fn only_references_to_defined_names_are_joined() {
        let text = "[a] [One] [b] [two] `[c] [one]`\n\n[one]: https://one.example/";
        let lines = join_references(split_lines(text, 1)).into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(lines.join("\n"), "[a][One] [b] [two] `[c] [one]`\n\n[one]: https://one.example/");
    }
}
