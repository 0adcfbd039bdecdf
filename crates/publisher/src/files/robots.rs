//! `robots.txt`, which allows every crawler every page and names the sitemap: RFC 9309, sitemaps.org/protocol.html.

use crate::files::sitemap::SITEMAP;
use crate::output::Output;
use crate::output::site_address::SiteAddress;

/// Adds `robots.txt`. Crawlers ask for it only at the root of a host.
pub fn add(output: &mut Output, address: &SiteAddress) {
    let sitemap = address.absolute_urls().file(SITEMAP);
    output.add("robots.txt", format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"));
}
