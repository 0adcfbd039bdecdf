//! Evaluation of expressions: `{{ value | filter: argument }}`.

use super::{Renderer, filters};
use crate::yaml::{Value, Yaml};

/// Variables of `site` that Jekyll sets at build time: lists and times.
const BUILD_TIME_VARIABLES: [&str; 12] = [
    "time",
    "pages",
    "posts",
    "related_posts",
    "static_files",
    "html_pages",
    "html_files",
    "collections",
    "documents",
    "categories",
    "tags",
    "github",
];

impl Renderer<'_> {
    /// Evaluates an expression, if its value can be known.
    pub(super) fn evaluate(&self, expression: &str) -> Option<String> {
        let mut parts = split_outside_quotes(expression, '|').into_iter();
        let mut value = self.value(parts.next()?.trim());
        for filter in parts {
            let (name, arguments) = filter.split_once(':').unwrap_or((filter, ""));
            let arguments: Option<Vec<String>> = split_outside_quotes(arguments, ',')
                .into_iter()
                .map(str::trim)
                .filter(|argument| !argument.is_empty())
                .map(|argument| self.value(argument))
                .collect();
            value = filters::apply(name.trim(), value, &arguments?, self.context.site);
        }
        value
    }

    /// Evaluates a literal or a variable.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let quoted = |quote: char| name.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(text) = quoted('"').or_else(|| quoted('\'')) {
            return Some(String::from(text));
        }
        if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Some(String::from(name));
        }
        let document = self.context.document;
        match name.split_once('.') {
            Some(("include", key)) => {
                let parameters = self.parameters.last()?;
                Some(parameters.get(key).cloned().unwrap_or_default())
            }
            Some(("page", "url")) => Some(document.source_url.clone()),
            Some(("page", "path")) => Some(document.path.clone()),
            Some(("page", key)) => match find(&document.front_matter.keys, key) {
                Some(value) => scalar_value(value),
                None => (!matches!(key, "content" | "excerpt" | "date" | "next" | "previous")).then(String::new),
            },
            // Links in the content are written without a base path.
            Some(("site", "baseurl")) => Some(String::new()),
            Some(("site", key)) => self.site_variable(key),
            _ => self.variables.get(name).cloned(),
        }
    }

    fn site_variable(&self, key: &str) -> Option<String> {
        let site = self.context.site;
        if let Some(path) = key.strip_prefix("data.") {
            let mut names: Vec<&str> = site.data.keys().map(String::as_str).collect();
            names.sort_by_key(|name| std::cmp::Reverse(name.len()));
            let name =
                names.into_iter().find(|name| path.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))?;
            return scalar_value(find(&site.data[name].1, &path[name.len() + 1..])?);
        }
        if BUILD_TIME_VARIABLES.contains(&key.split('.').next().unwrap_or_default()) {
            return None;
        }
        site.config.get(key).map_or_else(|| Some(String::new()), scalar_value)
    }
}

/// Finds a value by its path: keys and indexes, separated by dots.
fn find<'a>(yaml: &'a Yaml, path: &str) -> Option<&'a Yaml> {
    path.split('.').try_fold(yaml, |value, key| match (&value.value, key.parse::<usize>()) {
        (Value::List(items), Ok(index)) => items.get(index),
        _ => value.get(key),
    })
}

fn scalar_value(yaml: &Yaml) -> Option<String> {
    match &yaml.value {
        Value::Null => Some(String::new()),
        Value::Scalar { string, .. } => Some(string.clone()),
        Value::List(_) | Value::Table(_) => None,
    }
}

/// Splits a string at each separator outside of quotation marks.
pub(super) fn split_outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (index, character) in text.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character == separator => {
                parts.push(&text[start..index]);
                start = index + character.len_utf8();
            }
            None => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
