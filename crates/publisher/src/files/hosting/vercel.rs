//! `vercel.json`, which Vercel reads.

use super::Hosting;
use crate::files::headers::PathPattern;
use crate::files::redirects::{Redirect, encoded};
use serde_json::{Value, json};

/// Writes headers and redirects by path. With `trailingSlash`, Vercel itself redirects `/about` to `/about/`.
pub(super) fn configuration(hosting: &Hosting<'_>) -> String {
    let headers: Vec<Value> = hosting
        .rules
        .iter()
        .map(|rule| {
            let headers = rule.headers.iter().map(|(name, value)| json!({ "key": name, "value": value }));
            json!({ "source": source(&rule.path), "headers": headers.collect::<Vec<_>>() })
        })
        .collect();
    let redirects: Vec<Value> = hosting.redirects.iter().flat_map(redirects).collect();
    let configuration = json!({
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "cleanUrls": false,
        "trailingSlash": true,
        "headers": headers,
        "redirects": redirects,
    });
    format!("{configuration:#}\n")
}

fn redirects(redirect: &Redirect) -> impl Iterator<Item = Value> {
    redirect.paths().map(|path| json!({ "source": literal(path), "destination": redirect.to, "statusCode": 301 }))
}

/// Returns a pattern with groups of a regular expression. The only special character in the paths of a site is the dot,
/// which Vercel matches literally.
fn source(path: &PathPattern) -> String {
    match path {
        PathPattern::Exact(path) => path.clone(),
        PathPattern::Prefix(folder) => format!("{folder}(.*)"),
        PathPattern::Suffix { folder, suffix } => format!("{folder}(.*){suffix}"),
    }
}

/// Encodes a path, and escapes the characters that a pattern has a meaning for.
fn literal(path: &str) -> String {
    let mut literal = String::new();
    for character in encoded(path).chars() {
        if "()+*?:{}".contains(character) {
            literal.push('\\');
        }
        literal.push(character);
    }
    literal
}
