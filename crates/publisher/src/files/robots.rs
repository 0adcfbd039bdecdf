//! `robots.txt`, which allows every crawler every page and names the sitemap: RFC 9309, sitemaps.org/protocol.html.

use crate::files::sitemap::SITEMAP;
use crate::output::Output;
use crate::output::site_address::SiteAddress;

/// The path of the file below the output folder.
pub const ROBOTS: &str = "robots.txt";

/// Adds `robots.txt`. Crawlers ask for it only at the root of a host.
pub fn add(output: &mut Output<'_>, address: &SiteAddress) {
    let sitemap = address.absolute_urls().file(SITEMAP);
    output.add(ROBOTS, format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"));
}
