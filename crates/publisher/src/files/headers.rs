//! The HTTP headers of the site: the single source for all hosts and for the documents themselves.

use crate::authored::Hsts;
use crate::document::theme_init;
use crate::files::icons::SVG_ICON;
use crate::output::folders::{Caching, FILE_FOLDERS};
use crate::output::site_address::SiteAddress;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The header for how long a response may be cached.
pub const CACHE_CONTROL: &str = "Cache-Control";
/// The header for the media type of a response.
pub const CONTENT_TYPE: &str = "Content-Type";

/// For files whose names change with their content.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const ONE_DAY: &str = "public, max-age=86400";
/// Cached, but revalidated each time, which costs almost nothing if the file is unchanged.
const REVALIDATED: &str = "no-cache";

const FRAME_ANCESTORS: &str = "frame-ancestors 'none'";
/// The directives of every site. Inline styles and scripts are added by their hashes.
const DIRECTIVES: [&str; 10] = [
    "default-src 'none'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    FRAME_ANCESTORS,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
];

/// Browser features that the site does not use. An unknown name logs a warning in the console, so these are the ones
/// that Chromium knows and does not plan to remove.
const UNUSED_FEATURES: [&str; 33] = [
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "compute-pressure",
    "cross-origin-isolated",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "unload",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// Headers for matching paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The paths.
    pub path: PathPattern,
    /// The names and values of the headers.
    pub headers: Vec<(&'static str, String)>,
}

/// Paths of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPattern {
    /// This path alone.
    Exact(String),
    /// All paths with this prefix, which has a trailing slash.
    Prefix(String),
    /// All paths below the folder with this suffix.
    Suffix {
        /// With a trailing slash.
        folder: String,
        /// The suffix.
        suffix: &'static str,
    },
}

impl PathPattern {
    /// Whether a path of the host matches.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        match self {
            PathPattern::Exact(exact) => path == exact,
            PathPattern::Prefix(folder) => path.starts_with(folder),
            PathPattern::Suffix { folder, suffix } => path.starts_with(folder) && path.ends_with(suffix),
        }
    }
}

/// The Content Security Policy of a page: <https://www.w3.org/TR/CSP3/>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentSecurityPolicy {
    directives: Vec<String>,
}

impl ContentSecurityPolicy {
    /// A policy that allows the site's own files, and the inline code of documents by hash: this style sheet, this
    /// watchdog, and the script of `theme_init`.
    #[must_use]
    pub fn new(style: &str, watchdog: &str) -> ContentSecurityPolicy {
        let scripts = [theme_init::SCRIPT, watchdog].map(|script| format!("'{}'", hash(script))).join(" ");
        let inline =
            [format!("script-src 'self' 'wasm-unsafe-eval' {scripts}"), format!("style-src 'self' '{}'", hash(style))];
        ContentSecurityPolicy { directives: DIRECTIVES.map(String::from).into_iter().chain(inline).collect() }
    }

    /// Returns the value of the header.
    #[must_use]
    pub fn header(&self) -> String {
        self.directives.join("; ")
    }

    /// Returns the policy for a `meta` element, for hosts that send no headers. It has no `frame-ancestors`: browsers
    /// accept that in a header only, and warn about it elsewhere.
    #[must_use]
    pub fn meta(&self) -> String {
        let directives = self.directives.iter().filter(|directive| *directive != FRAME_ANCESTORS);
        directives.map(String::as_str).collect::<Vec<_>>().join("; ")
    }
}

/// Returns the hash source of inline code: <https://www.w3.org/TR/CSP3/#grammardef-hash-source>.
fn hash(code: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(code)))
}

/// Returns the rules for a site with these files, given by their paths below the output folder.
///
/// If several rules match a path and have the same header, Cloudflare and Netlify join its values. So no two rules that
/// match the same path have the same header: caching has a rule for each folder and file at the root, instead of a
/// default with exceptions.
#[must_use]
pub fn rules<'a>(
    address: &SiteAddress,
    policy: &ContentSecurityPolicy,
    hsts: Hsts,
    files: impl Iterator<Item = &'a str>,
) -> Vec<Rule> {
    let base = address.base_path.as_str();
    let mut rules = vec![Rule { path: PathPattern::Prefix(String::from(base)), headers: common_headers(policy, hsts) }];
    let cached = |path, value: &str| Rule { path, headers: vec![(CACHE_CONTROL, String::from(value))] };
    let folders = FILE_FOLDERS.map(|folder| (PathPattern::Prefix(format!("{base}{}/", folder.name)), folder.caching));
    rules.extend(folders.iter().map(|(pattern, caching)| cached(pattern.clone(), cache_control(*caching))));
    // Every page shows it, and the app requests it again when it replaces the static HTML.
    let icon = PathPattern::Exact(format!("{base}{SVG_ICON}"));
    rules.push(cached(icon.clone(), ONE_DAY));
    let is_cached = |pattern: &PathPattern| *pattern == icon || folders.iter().any(|(folder, _)| folder == pattern);
    let others = revalidated(base, files).into_iter().filter(|pattern| !is_cached(pattern));
    rules.extend(others.map(|pattern| cached(pattern, REVALIDATED)));
    rules.extend(content_types(address));
    rules
}

fn cache_control(caching: Caching) -> &'static str {
    match caching {
        Caching::Immutable => IMMUTABLE,
        Caching::OneDay => ONE_DAY,
        Caching::Revalidated => REVALIDATED,
    }
}

fn common_headers(policy: &ContentSecurityPolicy, hsts: Hsts) -> Vec<(&'static str, String)> {
    let unused = UNUSED_FEATURES.map(|feature| format!("{feature}=()"));
    // For the button that copies the URL of a post.
    let features = [String::from("clipboard-write=(self)")].into_iter().chain(unused).collect::<Vec<_>>();
    vec![
        ("Content-Security-Policy", policy.header()),
        ("Strict-Transport-Security", strict_transport_security(hsts)),
        ("X-Content-Type-Options", String::from("nosniff")),
        ("Referrer-Policy", String::from("strict-origin-when-cross-origin")),
        ("Permissions-Policy", features.join(", ")),
        ("Cross-Origin-Opener-Policy", String::from("same-origin")),
        ("Cross-Origin-Resource-Policy", String::from("same-origin")),
    ]
}

/// Returns the header's value for two years. The preload lists require one year at least.
fn strict_transport_security(hsts: Hsts) -> String {
    let scope = match hsts {
        Hsts::ThisHost => "",
        Hsts::Subdomains => "; includeSubDomains",
        Hsts::Preload => "; includeSubDomains; preload",
    };
    format!("max-age=63072000{scope}")
}

/// Returns the folders and files at the root of the site, each once.
fn revalidated<'a>(base: &str, files: impl Iterator<Item = &'a str>) -> Vec<PathPattern> {
    let names = files.map(|file| file.split_once('/').map_or(file, |(folder, _)| &file[..=folder.len()]));
    let mut names: Vec<&str> = names.collect();
    // There are thousands of files, and those of a folder mostly follow one another.
    names.dedup();
    let names: BTreeSet<&str> = names.into_iter().collect();
    let pattern = |name: &str| match name.ends_with('/') {
        true => PathPattern::Prefix(format!("{base}{name}")),
        false => PathPattern::Exact(format!("{base}{name}")),
    };
    let home = PathPattern::Exact(String::from(base));
    std::iter::once(home).chain(names.into_iter().map(pattern)).collect()
}

/// Returns the media types that not every host knows. With `nosniff`, a file with a wrong type does not work.
fn content_types(address: &SiteAddress) -> Vec<Rule> {
    let typed = |path, value: &str| Rule { path, headers: vec![(CONTENT_TYPE, String::from(value))] };
    let links = address.relative_urls();
    let feeds = address.languages().iter().flat_map(|language| {
        let file = |name| PathPattern::Exact(links.href(language, name));
        [
            typed(file("feed.xml"), "application/atom+xml; charset=utf-8"),
            typed(file("events/feed.xml"), "application/atom+xml; charset=utf-8"),
            typed(file("feed.json"), "application/feed+json; charset=utf-8"),
        ]
    });
    let with_suffix = |suffix| PathPattern::Suffix { folder: address.base_path.clone(), suffix };
    let others = [
        typed(with_suffix(".wasm"), "application/wasm"),
        typed(with_suffix(".ics"), "text/calendar; charset=utf-8"),
        typed(with_suffix(".webmanifest"), "application/manifest+json"),
    ];
    feeds.chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> SiteAddress {
        SiteAddress::new("https://a.org/sub/", "/sub/", &["en", "es"].map(String::from))
    }

    #[test]
    fn the_policy_of_a_document_has_no_frame_ancestors() {
        let policy = ContentSecurityPolicy::new("a{}", "b()");
        assert!(!policy.meta().contains("frame-ancestors"));
        assert_eq!(
            policy.meta().replace("form-action 'none'", "form-action 'none'; frame-ancestors 'none'"),
            policy.header()
        );
    }

    #[test]
    fn no_two_rules_set_the_same_header_for_a_path() {
        let files = ["index.html", "feed.xml", "about/index.html", "es/feed.xml", "icons/a.png", "site.webmanifest"];
        let rules = rules(&address(), &ContentSecurityPolicy::new("", ""), Hsts::default(), files.into_iter());
        let paths = [
            "",
            "about/",
            "feed.xml",
            "es/feed.xml",
            "icons/a.png",
            "assets/a.wasm",
            "x.webmanifest",
            "content/a.json",
            "events.ics",
            "es/events/a.ics",
            "events/feed.xml",
        ];
        for path in paths {
            let path = format!("/sub/{path}");
            let matching = rules.iter().filter(|rule| rule.path.matches(&path)).flat_map(|rule| &rule.headers);
            let mut names: Vec<&str> = matching.map(|(name, _)| *name).collect();
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{path}");
        }
        assert!(!rules.iter().any(|rule| rule.path.matches("/other/")));
    }
}
