//! The string filters of Liquid and Jekyll.
//!
//! Reference: <https://jekyllrb.com/docs/liquid/filters/>

use crate::dates;
use crate::source::Site;
use publisher::source::slugify::slugify;

/// Applies a filter. Returns `None` for unknown filters, and for those that need more than the value.
#[must_use]
pub fn apply(name: &str, value: Option<String>, arguments: &[String], site: &Site) -> Option<String> {
    if name == "default" {
        return value.filter(|text| !text.is_empty()).or_else(|| arguments.first().cloned());
    }
    let text = value?;
    let argument = || arguments.first().map(String::as_str);
    Some(match name {
        "relative_url" => relative_url(&text),
        "absolute_url" => match is_absolute(&text) {
            true => text,
            false => {
                format!(
                    "{}{}",
                    site.config.get_str("url").unwrap_or_default().trim_end_matches('/'),
                    relative_url(&text)
                )
            }
        },
        "append" => text + argument()?,
        "prepend" => String::from(argument()?) + &text,
        "remove" => text.replace(argument()?, ""),
        "replace" => text.replace(argument()?, arguments.get(1)?),
        "strip" => String::from(text.trim()),
        "lstrip" => String::from(text.trim_start()),
        "rstrip" => String::from(text.trim_end()),
        "strip_newlines" => text.replace('\n', ""),
        "upcase" => text.to_uppercase(),
        "downcase" => text.to_lowercase(),
        "capitalize" => {
            let mut characters = text.chars();
            characters.next().into_iter().flat_map(char::to_uppercase).chain(characters).collect()
        }
        "escape" | "xml_escape" | "escape_once" | "cgi_escape" => {
            text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
        }
        // The value is parsed as Markdown anyway.
        "markdownify" | "smartify" | "normalize_whitespace" => text,
        "slugify" => slugify(&text),
        "date" => format_date(&text, argument()?)?,
        "date_to_string" => format_date(&text, "%d %b %Y")?,
        "date_to_long_string" => format_date(&text, "%d %B %Y")?,
        "date_to_xmlschema" => format_date(&text, "%Y-%m-%d")?,
        _ => return None,
    })
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
