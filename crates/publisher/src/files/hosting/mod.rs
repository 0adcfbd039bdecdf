//! What hosts are told: headers and redirects, in the form that each of them reads.

mod cloudflare_netlify;
mod nginx;
mod vercel;

use crate::convert::Published;
use crate::files::headers::{self, ContentSecurityPolicy, Rule};
use crate::files::redirects::{Redirect, redirects};
use crate::memory::{Memory, Shared};
use crate::output::site_address::SiteAddress;
use crate::output::{Output, OutputFile};
use rustc_hash::FxHashSet;

/// The files for hosts, which are not for readers.
pub const FILES: [&str; 4] = ["_headers", "_redirects", "nginx.conf", "vercel.json"];

/// All that the files for hosts are made from.
#[derive(Debug, PartialEq)]
pub(crate) struct HostsSource {
    address: SiteAddress,
    policy: ContentSecurityPolicy,
    redirects: Vec<Redirect>,
    files: Vec<Named>,
}

/// A file of which hosts are told the path. It equals all that have the same.
#[derive(Debug)]
struct Named(Shared<OutputFile>);

impl PartialEq for Named {
    fn eq(&self, Named(other): &Named) -> bool {
        // Mostly it is the same one, which is quicker to ask.
        self.0 == *other || self.0.path == other.path
    }
}

/// What the files for hosts say, each in its own form.
struct Hosted<'a> {
    address: &'a SiteAddress,
    rules: Vec<Rule>,
    redirects: &'a [Redirect],
}

/// Adds the files for hosts. They speak of all files that were added before.
pub(crate) fn add(
    output: &mut Output,
    published: &Published,
    address: &SiteAddress,
    policy: ContentSecurityPolicy,
    memory: &mut Memory,
) {
    let redirects = redirects(published, address);
    let files = output.files().iter().cloned().map(Named).collect();
    let source = HostsSource { address: address.clone(), policy, redirects, files };
    let files = memory.hosts.result(source, HostsSource::files);
    files.into_iter().for_each(|file| output.add_shared(file));
}

impl HostsSource {
    fn files(&self) -> Vec<Shared<OutputFile>> {
        // Hosts with a limit on rules need none for an old path: they redirect it.
        let forwarding: FxHashSet<&str> = self.redirects.iter().map(|redirect| redirect.file.as_str()).collect();
        let paths = self.files.iter().map(|Named(file)| file.path.as_str()).filter(|path| !forwarding.contains(path));
        let rules = headers::rules(&self.address, &self.policy, paths);
        let hosted = Hosted { address: &self.address, rules, redirects: &self.redirects };
        vec![
            OutputFile::shared("_headers", cloudflare_netlify::headers(&hosted)),
            OutputFile::shared("_redirects", cloudflare_netlify::redirects(&hosted)),
            OutputFile::shared("nginx.conf", nginx::configuration(&hosted)),
            OutputFile::shared("vercel.json", vercel::configuration(&hosted)),
        ]
    }
}
