//! What hosts are told: headers and redirects, in the form that each of them reads.

mod cloudflare_netlify;
mod nginx;
mod vercel;

use crate::address::{Address, file_path};
use crate::output::Output;
use crate::policy::{self, ContentSecurityPolicy, Rule};
use crate::publish::Published;
use crate::redirects::{Redirect, redirects};
use rustc_hash::FxHashSet;

/// The files for hosts, which are not for readers.
pub const FILES: [&str; 4] = ["_headers", "_redirects", "nginx.conf", "vercel.json"];

/// What the files for hosts are made from.
struct Hosted<'a> {
    address: &'a Address,
    rules: Vec<Rule>,
    redirects: Vec<Redirect>,
}

/// Adds the files for hosts. They speak of all files that were added before.
pub fn add(output: &mut Output, published: &Published, address: &Address, policy: &ContentSecurityPolicy) {
    // Hosts with a limit on rules need none for an old path: they redirect it.
    let forwarding: FxHashSet<String> = published
        .editions
        .iter()
        .flat_map(|edition| &edition.pages)
        .flat_map(|page| &page.aliases)
        .map(|alias| file_path(alias))
        .collect();
    let rules = policy::rules(address, policy, output.paths().filter(|path| !forwarding.contains(*path)));
    let hosted = Hosted { address, rules, redirects: redirects(published, address) };
    output.add("_headers", cloudflare_netlify::headers(&hosted));
    output.add("_redirects", cloudflare_netlify::redirects(&hosted));
    output.add("nginx.conf", nginx::configuration(&hosted));
    output.add("vercel.json", vercel::configuration(&hosted));
}
