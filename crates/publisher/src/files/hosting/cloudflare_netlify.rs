//! `_headers` and `_redirects`, which Cloudflare Pages and Netlify read in the same format.

use super::Hosting;
use crate::files::headers::PathPattern;
use crate::files::redirects::encoded;

/// Writes the path of each rule, with its headers below. A `*` matches any characters, including slashes.
pub(super) fn headers(hosting: &Hosting<'_>) -> String {
    let mut lines = String::new();
    for rule in &hosting.rules {
        lines.push_str(&pattern(&rule.path));
        lines.push('\n');
        for (name, value) in &rule.headers {
            lines.push_str(&format!("  {name}: {value}\n"));
        }
    }
    lines
}

/// Writes a line for each alias, encoded, because blanks separate the parts of a line. For Netlify `/old` and `/old/` are the
/// same path, for Cloudflare they are two.
pub(super) fn redirects(hosting: &Hosting<'_>) -> String {
    let mut lines = String::new();
    for redirect in &hosting.redirects {
        for from in redirect.paths() {
            lines.push_str(&format!("{} {} 301\n", encoded(from), redirect.to));
        }
    }
    lines
}

fn pattern(path: &PathPattern) -> String {
    match path {
        PathPattern::Exact(path) => path.clone(),
        PathPattern::Prefix(folder) => format!("{folder}*"),
        PathPattern::Suffix { folder, suffix } => format!("{folder}*{suffix}"),
    }
}
