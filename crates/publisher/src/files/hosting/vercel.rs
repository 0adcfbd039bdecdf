//! `vercel.json`, which Vercel reads.

use super::Hosted;
use crate::files::headers::PathPattern;
use crate::files::redirects::Redirect;
use serde_json::{Value, json};

/// Headers and redirects by path. Vercel itself redirects `/about` to `/about/` where it is asked to.
pub(super) fn configuration(hosted: &Hosted<'_>) -> String {
    let headers: Vec<Value> = hosted
        .rules
        .iter()
        .map(|rule| {
            let headers = rule.headers.iter().map(|(name, value)| json!({ "key": name, "value": value }));
            json!({ "source": source(&rule.path), "headers": headers.collect::<Vec<_>>() })
        })
        .collect();
    let redirects: Vec<Value> = hosted.redirects.iter().flat_map(redirects).collect();
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
    redirect.paths().map(|source| json!({ "source": source, "destination": redirect.to, "statusCode": 301 }))
}

/// A path with groups of a regular expression. The paths of a site hold no character that means something in one but
/// the dot, which Vercel takes for itself.
fn source(path: &PathPattern) -> String {
    match path {
        PathPattern::Exactly(path) => path.clone(),
        PathPattern::Below(folder) => format!("{folder}(.*)"),
        PathPattern::EndingWith { folder, ending } => format!("{folder}(.*){ending}"),
    }
}
