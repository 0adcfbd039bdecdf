//! `nginx.conf`, which an nginx includes in its `server { }`.

use super::{FILES, Hosted};
use crate::files::headers::{CACHE_CONTROL, CONTENT_TYPE, PathPattern, Rule};
use std::collections::BTreeSet;

/// The types of files that a site can hold. A `types { }` replaces all types that were known before.
const TYPES: [(&str, &str); 20] = [
    ("application/json", "json"),
    ("application/pdf", "pdf"),
    ("application/xml", "xml"),
    ("application/zip", "zip"),
    ("audio/mpeg", "mp3"),
    ("font/woff2", "woff2"),
    ("image/avif", "avif"),
    ("image/gif", "gif"),
    ("image/jpeg", "jpg jpeg"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("image/webp", "webp"),
    ("image/x-icon", "ico"),
    ("text/calendar", "ics"),
    ("text/css", "css"),
    ("text/csv; charset=utf-8", "csv"),
    ("text/html; charset=utf-8", "html"),
    ("text/javascript", "js mjs"),
    ("text/plain; charset=utf-8", "txt"),
    ("video/mp4", "mp4"),
];

const INTRODUCTION: &str = "\
# What nginx is to do with this site. Include this file in a `server { }` that says where to listen and what its root
# is. It needs nginx's modules for brotli and gzip files: on Debian, nginx and libnginx-mod-http-brotli-static.
";

/// All in one location, so that the rest of a server is left alone. The locations in it only set a variable: headers of
/// their own would take the place of all that they inherit.
pub(super) fn configuration(hosted: &Hosted<'_>) -> String {
    let base = hosted.address.base_path.as_str();
    let mut lines = vec![String::from("set $site_cache_control \"\";")];
    if let Some(without_slash) = base.strip_suffix('/').filter(|path| !path.is_empty()) {
        lines.push(format!("location = {without_slash} {{ absolute_redirect off; return 301 {base}; }}"));
    }
    lines.push(format!("location {base} {{"));
    lines.extend(settings(hosted).iter().map(|line| format!("    {line}")));
    lines.push(String::from("}\n"));
    [INTRODUCTION, &lines.join("\n")].concat()
}

fn settings(hosted: &Hosted<'_>) -> Vec<String> {
    let base = hosted.address.base_path.as_str();
    let mut lines = vec![
        String::from("index index.html;"),
        String::from("absolute_redirect off;"),
        String::from("brotli_static on;"),
        String::from("gzip_static on;"),
        String::from("gzip_vary on;"),
        not_found(base),
    ];
    lines.extend(types(hosted));
    lines.extend(headers(hosted));
    lines.extend(locations(hosted));
    lines.extend(redirects(hosted));
    // Without `=`, so that the compressed forms of these files are meant as well.
    lines.extend(FILES.map(|file| format!("location {base}{file} {{ return 404; }}")));
    lines
}

/// A folder without a document is not there either: nginx alone would say that it is forbidden.
fn not_found(folder: &str) -> String {
    format!("error_page 403 404 =404 {folder}404.html;")
}

fn types(hosted: &Hosted<'_>) -> Vec<String> {
    let of_rules = hosted.rules.iter().filter_map(|rule| match &rule.path {
        PathPattern::EndingWith { ending, .. } => Some((value(rule, CONTENT_TYPE)?, ending.trim_start_matches('.'))),
        _ => None,
    });
    let mut lines = vec![String::from("default_type application/octet-stream;"), String::from("types {")];
    lines.extend(TYPES.into_iter().chain(of_rules).map(|(kind, endings)| format!("    \"{kind}\" {endings};")));
    lines.push(String::from("}"));
    lines
}

/// The headers of all answers. How long to keep one is said of what was found only, not of a failure.
fn headers(hosted: &Hosted<'_>) -> Vec<String> {
    let of_all = hosted.rules.iter().filter(|rule| is_of_all(rule, hosted)).flat_map(|rule| &rule.headers);
    let mut lines: Vec<String> = of_all.map(|(name, value)| format!("add_header {name} \"{value}\" always;")).collect();
    lines.push(format!("add_header {CACHE_CONTROL} $site_cache_control;"));
    lines
}

fn is_of_all(rule: &Rule, hosted: &Hosted<'_>) -> bool {
    rule.path == PathPattern::Below(hosted.address.base_path.clone())
}

/// What differs at a path or below a folder. Nginx looks into one location only, so each says all that holds there.
fn locations(hosted: &Hosted<'_>) -> Vec<String> {
    let places: BTreeSet<(String, &str)> = hosted
        .rules
        .iter()
        .filter(|rule| !is_of_all(rule, hosted))
        .filter_map(|rule| match &rule.path {
            PathPattern::Exactly(path) => Some((format!("= {path}"), path.as_str())),
            PathPattern::Below(folder) => Some((folder.clone(), folder.as_str())),
            PathPattern::EndingWith { .. } => None,
        })
        .collect();
    places.iter().map(|(place, path)| format!("location {place} {{ {} }}", differences(path, hosted))).collect()
}

fn differences(path: &str, hosted: &Hosted<'_>) -> String {
    let matching = || hosted.rules.iter().filter(|rule| rule.path.matches(path));
    let cache = matching().find_map(|rule| value(rule, CACHE_CONTROL));
    let cache = cache.map(|value| format!("set $site_cache_control \"{value}\";"));
    let kind = matching().find_map(|rule| value(rule, CONTENT_TYPE));
    let kind = kind.map(|kind| format!("types {{ }} default_type \"{kind}\";"));
    let is_language = |language: &&String| hosted.address.links().href(language, "") == path;
    let language = hosted.address.languages.iter().skip(1).find(is_language).map(|_| not_found(path));
    let differences: Vec<String> = [cache, kind, language].into_iter().flatten().collect();
    differences.join(" ")
}

fn value<'a>(rule: &'a Rule, name: &str) -> Option<&'a str> {
    rule.headers.iter().find(|(found, _)| *found == name).map(|(_, value)| value.as_str())
}

fn redirects(hosted: &Hosted<'_>) -> Vec<String> {
    let redirects = hosted.redirects.iter().flat_map(|redirect| {
        redirect.paths().map(|from| format!("location = {from} {{ return 301 {}; }}", redirect.to))
    });
    redirects.collect()
}
