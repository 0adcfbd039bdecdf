//! `_headers` and `_redirects`, which Cloudflare Pages and Netlify read in one and the same form.

use super::Hosted;
use crate::files::headers::PathPattern;

/// A path, and below it the headers, for each rule. A `*` stands for anything, also for slashes.
pub(super) fn headers(hosted: &Hosted<'_>) -> String {
    let mut text = String::new();
    for rule in &hosted.rules {
        text.push_str(&pattern(&rule.path));
        text.push('\n');
        for (name, value) in &rule.headers {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    }
    text
}

/// A line for each old path. Netlify takes `/old` and `/old/` for one, Cloudflare for two.
pub(super) fn redirects(hosted: &Hosted<'_>) -> String {
    let mut text = String::new();
    for redirect in hosted.redirects {
        for from in redirect.paths() {
            text.push_str(&format!("{from} {} 301\n", redirect.to));
        }
    }
    text
}

fn pattern(path: &PathPattern) -> String {
    match path {
        PathPattern::Exactly(path) => path.clone(),
        PathPattern::Below(folder) => format!("{folder}*"),
        PathPattern::EndingWith { folder, ending } => format!("{folder}*{ending}"),
    }
}
