//! The variables `page` and `site`, as far as they can be known without running the old site.

use super::Context;
use super::expression::get_path;
use super::value::Value;
use crate::source::{DocumentKind, Site};
use crate::yaml::Yaml;

/// Variables of `page` that Jekyll sets at build time.
const PAGE_VARIABLES: [&str; 9] =
    ["content", "excerpt", "date", "next", "previous", "id", "output", "relative_path", "collection"];

/// Variables of `site` that Jekyll sets at build time: lists and times.
const SITE_VARIABLES: [&str; 12] = [
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

/// Returns a variable of the page, by the names after `page`.
pub(super) fn of_page(context: Context<'_>, names: &[String]) -> Option<Value> {
    let document = context.document;
    let (key, rest) = names.split_first()?;
    match key.as_str() {
        "url" => return Some(Value::text(&document.source_url)),
        "path" => return Some(Value::text(&document.path)),
        "date" => {
            let DocumentKind::Post { date: Some(date), .. } = document.kind else { return None };
            return Some(Value::text(format!("{date} 00:00:00 +0000")));
        }
        _ => {}
    }
    if let Some(value) = document.key(key) {
        return Some(value_at(value, rest));
    }
    let kind = if document.kind == DocumentKind::Page { "pages" } else { "posts" };
    match context.site.config.default_for(&document.path, kind, key) {
        Some(value) => Some(value_at(value, rest)),
        None => (!PAGE_VARIABLES.contains(&key.as_str())).then_some(Value::Nil),
    }
}

/// Returns a variable of the site, by the names after `site`.
pub(super) fn of_site(site: &Site, names: &[String]) -> Option<Value> {
    let (key, rest) = names.split_first()?;
    match key.as_str() {
        // Links in the content are written without a base path.
        "baseurl" => Some(Value::text("")),
        "data" => data(site, rest),
        key if SITE_VARIABLES.contains(&key) || site.config.get(&format!("collections.{key}")).is_some() => None,
        key => Some(site.config.get(key).map_or(Value::Nil, |value| value_at(value, rest))),
    }
}

/// Returns a value of the data files: names of folders, of a file, and of its keys.
fn data(site: &Site, names: &[String]) -> Option<Value> {
    for length in (1..=names.len()).rev() {
        if let Some((_, yaml)) = site.data.get(&names[..length].join(".")) {
            return Some(value_at(yaml, &names[length..]));
        }
    }
    let prefix: String = names.iter().map(|name| format!("{name}.")).collect();
    let files = site.data.iter().filter_map(|(name, (_, yaml))| {
        let rest = name.strip_prefix(&prefix).filter(|rest| !rest.contains('.'))?;
        Some((String::from(rest), Value::from(yaml)))
    });
    Some(Value::Table(files.collect())).filter(|folder| !folder.is_empty())
}

/// Follows names from a value of a file. Only what they lead to is copied.
fn value_at(yaml: &Yaml, names: &[String]) -> Value {
    let property = names.split_first().and_then(|(name, rest)| Some((yaml.get(name)?, rest)));
    match property {
        Some((property, rest)) => value_at(property, rest),
        None => get_path(Value::from(yaml), names),
    }
}
