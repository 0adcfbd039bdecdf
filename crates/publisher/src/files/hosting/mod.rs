//! The configuration of hosts: headers and redirects, in the format that each host reads.

mod cloudflare_netlify;
mod nginx;
mod vercel;

use crate::authored::Hsts;
use crate::convert::Published;
use crate::files::headers::{self, ContentSecurityPolicy, Rule};
use crate::files::redirects::{Redirect, redirects};
use crate::output::Output;
use crate::output::site_address::SiteAddress;
use rustc_hash::FxHashSet;

/// The configuration files. Visitors have no use for them.
pub const FILES: [&str; 4] = ["_headers", "_redirects", "nginx.conf", "vercel.json"];

/// What the configuration files contain, each in its own format.
struct Hosting<'a> {
    address: &'a SiteAddress,
    rules: Vec<Rule>,
    redirects: Vec<Redirect>,
}

/// Adds the configuration files. Their rules are about all files that were added before.
pub(crate) fn add(
    output: &mut Output<'_>,
    published: &Published,
    address: &SiteAddress,
    policy: &ContentSecurityPolicy,
    hsts: Hsts,
) {
    let redirects = redirects(published, address);
    // Hosts limit the number of rules. They redirect an alias, so they need no rule for its document.
    let documents: FxHashSet<&str> = redirects.iter().map(|redirect| redirect.document.as_str()).collect();
    let paths = output.files().iter().map(|file| file.path.as_str()).filter(|path| !documents.contains(path));
    let rules = headers::rules(address, policy, hsts, paths);
    let hosting = Hosting { address, rules, redirects };
    output.add("_headers", cloudflare_netlify::headers(&hosting));
    output.add("_redirects", cloudflare_netlify::redirects(&hosting));
    output.add("nginx.conf", nginx::configuration(&hosting));
    output.add("vercel.json", vercel::configuration(&hosting));
}
