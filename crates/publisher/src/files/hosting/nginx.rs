//! `nginx.conf`, which nginx includes in a `server { }` block.

use super::{FILES, Hosting};
use crate::files::headers::{CACHE_CONTROL, CONTENT_TYPE, PathPattern, Rule};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The media types of the files that a site can contain, apart from those that the rules name: nginx warns of an
/// extension that appears twice. A `types { }` block replaces all inherited types.
const TYPES: [(&str, &str); 19] = [
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
    ("text/css", "css"),
    ("text/csv; charset=utf-8", "csv"),
    ("text/html; charset=utf-8", "html"),
    ("text/javascript", "js mjs"),
    ("text/plain; charset=utf-8", "txt"),
    ("video/mp4", "mp4"),
];

/// The query of the request, which `return` drops by itself. The other hosts keep it.
const QUERY: &str = "$is_args$args";

const INTRODUCTION: &str = "\
# What nginx is to do with this site. Include this file in a `server { }` that says where to listen and what its root
# is. It needs nginx's modules for brotli and gzip files: on Debian, nginx and libnginx-mod-http-brotli-static.
";

/// Writes one location, so that the rest of the server is not affected. Nested locations only set a variable: their own
/// headers would replace all inherited ones.
pub(super) fn configuration(hosting: &Hosting<'_>) -> String {
    let base = hosting.address.base_path.as_str();
    let mut lines = vec![String::from("set $site_cache_control \"\";")];
    if let Some(without_slash) = base.strip_suffix('/').filter(|path| !path.is_empty()) {
        lines.push(format!("location = {without_slash} {{ absolute_redirect off; return 301 {base}{QUERY}; }}"));
    }
    lines.push(format!("location {base} {{"));
    lines.extend(settings(hosting).iter().map(|line| format!("    {line}")));
    lines.push(String::from("}\n"));
    [INTRODUCTION, &lines.join("\n")].concat()
}

fn settings(hosting: &Hosting<'_>) -> Vec<String> {
    let base = hosting.address.base_path.as_str();
    let mut lines = vec![
        String::from("index index.html;"),
        String::from("absolute_redirect off;"),
        String::from("brotli_static on;"),
        String::from("gzip_static on;"),
        String::from("gzip_vary on;"),
        not_found(base),
    ];
    lines.extend(types(hosting));
    lines.extend(headers(hosting));
    lines.extend(locations(hosting));
    lines.extend(redirects(hosting));
    // Without `=`, so that the compressed forms of these files match as well.
    lines.extend(FILES.map(|file| format!("location {base}{file} {{ return 404; }}")));
    lines
}

/// Answers 404 for a folder without a document too. Nginx by itself answers 403 (forbidden).
fn not_found(folder: &str) -> String {
    format!("error_page 403 404 =404 {folder}404.html;")
}

fn types(hosting: &Hosting<'_>) -> Vec<String> {
    let from_rules = hosting.rules.iter().filter_map(|rule| match &rule.path {
        PathPattern::Suffix { suffix, .. } => Some((value(rule, CONTENT_TYPE)?, suffix.trim_start_matches('.'))),
        _ => None,
    });
    let mut lines = vec![String::from("default_type application/octet-stream;"), String::from("types {")];
    lines.extend(
        TYPES
            .into_iter()
            .chain(from_rules)
            .map(|(media_type, extensions)| format!("    \"{media_type}\" {extensions};")),
    );
    lines.push(String::from("}"));
    lines
}

/// Returns the headers of all responses. `Cache-Control` has no `always`, so error responses go without it.
fn headers(hosting: &Hosting<'_>) -> Vec<String> {
    let common = hosting.rules.iter().filter(|rule| applies_to_all(rule, hosting)).flat_map(|rule| &rule.headers);
    let mut lines: Vec<String> = common.map(|(name, value)| format!("add_header {name} \"{value}\" always;")).collect();
    lines.push(format!("add_header {CACHE_CONTROL} $site_cache_control;"));
    lines
}

fn applies_to_all(rule: &Rule, hosting: &Hosting<'_>) -> bool {
    rule.path == PathPattern::Prefix(hosting.address.base_path.clone())
}

/// Returns a location for each path or folder with differing headers. Nginx uses one location only, so each has all of
/// them.
fn locations(hosting: &Hosting<'_>) -> Vec<String> {
    let locations: BTreeSet<(String, &str)> = hosting
        .rules
        .iter()
        .filter(|rule| !applies_to_all(rule, hosting))
        .filter_map(|rule| match &rule.path {
            PathPattern::Exact(path) => Some((format!("= {path}"), path.as_str())),
            PathPattern::Prefix(folder) => Some((folder.clone(), folder.as_str())),
            PathPattern::Suffix { .. } => None,
        })
        .collect();
    locations
        .iter()
        .map(|(location, path)| format!("location {location} {{ {} }}", differences(path, hosting)))
        .collect()
}

fn differences(path: &str, hosting: &Hosting<'_>) -> String {
    let matching = || hosting.rules.iter().filter(|rule| rule.path.matches(path));
    let cache = matching().find_map(|rule| value(rule, CACHE_CONTROL));
    let cache = cache.map(|value| format!("set $site_cache_control \"{value}\";"));
    let media_type = matching().find_map(|rule| value(rule, CONTENT_TYPE));
    let media_type = media_type.map(|media_type| format!("types {{ }} default_type \"{media_type}\";"));
    let is_language = |language: &&String| hosting.address.relative_urls().href(language, "") == path;
    let not_found = hosting.address.languages().iter().skip(1).find(is_language).map(|_| not_found(path));
    let differences: Vec<String> = [cache, media_type, not_found].into_iter().flatten().collect();
    differences.join(" ")
}

fn value<'a>(rule: &'a Rule, name: &str) -> Option<&'a str> {
    rule.headers.iter().find(|(found, _)| *found == name).map(|(_, value)| value.as_str())
}

fn redirects(hosting: &Hosting<'_>) -> Vec<String> {
    let redirects = hosting.redirects.iter().flat_map(|redirect| {
        redirect.paths().map(|from| format!("location = {} {{ return 301 {}{QUERY}; }}", quoted(from), redirect.to))
    });
    redirects.collect()
}

/// Quotes a path if it has characters with a meaning. Nginx compares it with the decoded path of a request.
fn quoted(path: &str) -> Cow<'_, str> {
    let is_plain = |character: char| character.is_alphanumeric() || "/-._~".contains(character);
    match path.chars().all(is_plain) {
        true => Cow::Borrowed(path),
        // An alias has no quotation mark and no backslash.
        false => Cow::Owned(format!("\"{path}\"")),
    }
}
