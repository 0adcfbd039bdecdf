//! The filters of Liquid and Jekyll that need nothing but their value and arguments.
//!
//! Reference: <https://jekyllrb.com/docs/liquid/filters/>

use super::value::Value;
use crate::dates;
use crate::source::{Site, SlugMode, jekyll_slug};

/// Applies a filter. Returns `None` for unknown filters, and for those that need more than the value.
#[must_use]
pub fn apply(name: &str, value: Option<Value>, arguments: &[Value], site: &Site) -> Option<Value> {
    if name == "default" {
        return value.filter(|value| !value.is_empty()).or_else(|| arguments.first().cloned());
    }
    let value = value?;
    match value {
        Value::List(_) | Value::Table(_) => of_list(name, value, arguments),
        scalar => of_scalar(name, &scalar.to_text()?, arguments, site),
    }
}

fn of_list(name: &str, value: Value, arguments: &[Value]) -> Option<Value> {
    let key = || arguments.first().and_then(Value::to_text);
    if let "size" | "first" | "last" = name {
        return Some(value.get(name));
    }
    let mut items = value.items();
    Some(match name {
        "join" => Value::Text(texts_of(&items)?.join(&key().unwrap_or_else(|| String::from(" ")))),
        "array_to_sentence_string" => {
            Value::Text(sentence(&texts_of(&items)?, &key().unwrap_or_else(|| String::from("and"))))
        }
        "reverse" => {
            items.reverse();
            Value::List(items)
        }
        "compact" => Value::List(items.into_iter().filter(|item| *item != Value::Nil).collect()),
        "uniq" => {
            let mut unique: Vec<Value> = Vec::new();
            for item in items {
                if !unique.contains(&item) {
                    unique.push(item);
                }
            }
            Value::List(unique)
        }
        "sort" | "sort_natural" => {
            let sort_key = |item: &Value| match key() {
                Some(key) => item.get(&key).to_text(),
                None => item.to_text(),
            };
            let keys = |item: &Value| {
                let text = sort_key(item).unwrap_or_default();
                let number = text.parse::<f64>().ok();
                (number, if name == "sort" { text } else { text.to_lowercase() })
            };
            items.sort_by(|one, other| match (keys(one), keys(other)) {
                ((Some(one), _), (Some(other), _)) => one.total_cmp(&other),
                ((_, one), (_, other)) => one.cmp(&other),
            });
            // Values without the key come first, unless they are to come last.
            if arguments.get(1).and_then(Value::to_text).as_deref() == Some("last") {
                let (without, with): (Vec<_>, Vec<_>) =
                    items.into_iter().partition(|item| sort_key(item).is_none_or(|text| text.is_empty()));
                items = with.into_iter().chain(without).collect();
            }
            Value::List(items)
        }
        "map" => Value::List(items.iter().map(|item| item.get(&key().unwrap_or_default())).collect()),
        "where" => {
            let (key, wanted) = (key()?, arguments.get(1)?);
            Value::List(items.into_iter().filter(|item| has_value(&item.get(&key), wanted)).collect())
        }
        "concat" => {
            items.extend(arguments.first()?.clone().items());
            Value::List(items)
        }
        "push" => {
            items.push(arguments.first()?.clone());
            Value::List(items)
        }
        _ => return None,
    })
}

fn texts_of(items: &[Value]) -> Option<Vec<String>> {
    items.iter().map(Value::to_text).collect()
}

/// Returns a list as Jekyll writes it in a sentence: `a, b, and c`.
fn sentence(texts: &[String], conjunction: &str) -> String {
    match texts {
        [one, other] => format!("{one} {conjunction} {other}"),
        [first @ .., last] if first.len() > 1 => format!("{}, {conjunction} {last}", first.join(", ")),
        texts => texts.concat(),
    }
}

/// Returns whether a property has a value, or is a list that contains it.
fn has_value(property: &Value, wanted: &Value) -> bool {
    match property {
        Value::List(items) => items.contains(wanted),
        property => property == wanted,
    }
}

fn of_scalar(name: &str, text: &str, arguments: &[Value], site: &Site) -> Option<Value> {
    let arguments: Option<Vec<String>> = arguments.iter().map(Value::to_text).collect();
    let arguments = arguments?;
    let argument = || arguments.first().map(String::as_str);
    let string = match name {
        "relative_url" => relative_url(text),
        "absolute_url" if is_absolute(text) => String::from(text),
        "absolute_url" => {
            let host = site.config.get_str("url").unwrap_or_default();
            format!("{}{}", host.trim_end_matches('/'), relative_url(text))
        }
        "append" => format!("{text}{}", argument()?),
        "prepend" => format!("{}{text}", argument()?),
        "remove" => text.replace(argument()?, ""),
        "remove_first" => text.replacen(argument()?, "", 1),
        "replace" => text.replace(argument()?, arguments.get(1)?),
        "replace_first" => text.replacen(argument()?, arguments.get(1)?, 1),
        "strip" => String::from(text.trim()),
        "lstrip" => String::from(text.trim_start()),
        "rstrip" => String::from(text.trim_end()),
        "strip_newlines" => text.replace('\n', ""),
        "newline_to_br" => text.replace('\n', "<br>\n"),
        "upcase" => text.to_uppercase(),
        "downcase" => text.to_lowercase(),
        "capitalize" => capitalize(text),
        "escape" | "xml_escape" => escape(text),
        "escape_once" => {
            escape(text).replace("&amp;amp;", "&amp;").replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")
        }
        "markdownify" => markdown_to_html(text),
        "smartify" => String::from(text),
        "normalize_whitespace" => text.split_whitespace().collect::<Vec<_>>().join(" "),
        "slugify" if arguments.is_empty() => jekyll_slug(text, SlugMode::Default),
        "size" => text.chars().count().to_string(),
        "number_of_words" => text.split_whitespace().count().to_string(),
        "date" => format_date(text, argument()?)?,
        "date_to_string" if arguments.is_empty() => format_date(text, "%d %b %Y")?,
        "date_to_long_string" if arguments.is_empty() => format_date(text, "%d %B %Y")?,
        "plus" | "minus" | "times" | "modulo" => calculate(name, text, argument()?)?,
        "split" => {
            let separator = argument()?;
            let parts = text.split(separator).filter(|part| !(separator.is_empty() && part.is_empty()));
            let parts: Vec<&str> = if separator == " " { text.split_whitespace().collect() } else { parts.collect() };
            return Some(Value::List(parts.into_iter().filter(|_| !text.is_empty()).map(Value::text).collect()));
        }
        _ => return None,
    };
    Some(Value::Text(string))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters.flat_map(char::to_lowercase)).collect()
}

/// Returns Markdown as HTML, which can stand within HTML and Markdown.
fn markdown_to_html(markdown: &str) -> String {
    let mut html = String::new();
    let options = publisher::markdown::PARSER_OPTIONS.difference(pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION);
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(markdown, options));
    html
}

/// Calculates with whole numbers; others are left to a person.
fn calculate(name: &str, one: &str, other: &str) -> Option<String> {
    let (one, other) = (one.trim().parse::<i64>().ok()?, other.trim().parse::<i64>().ok()?);
    let result = match name {
        "plus" => one.checked_add(other),
        "minus" => one.checked_sub(other),
        "times" => one.checked_mul(other),
        _ => one.checked_rem_euclid(other),
    };
    Some(result?.to_string())
}

fn is_absolute(url: &str) -> bool {
    url.starts_with("//") || url.contains("://")
}

fn relative_url(path: &str) -> String {
    match is_absolute(path) || path.starts_with('/') {
        true => String::from(path),
        false => format!("/{path}"),
    }
}

fn format_date(text: &str, format: &str) -> Option<String> {
    jiff::fmt::strtime::format(format, dates::parse(text)?).ok()
}
