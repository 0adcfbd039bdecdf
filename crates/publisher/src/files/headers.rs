//! Which headers the site is to be served with: the one source for all hosts and for the documents themselves.

use crate::document::theme_init;
use crate::files::icons::SVG_ICON;
use crate::output::site_address::SiteAddress;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The name of the header that says how long an answer may be kept.
pub const CACHE_CONTROL: &str = "Cache-Control";
/// The name of the header that says what an answer is.
pub const CONTENT_TYPE: &str = "Content-Type";

/// For files whose names change with their content.
const FOREVER: &str = "public, max-age=31536000, immutable";
const FOR_A_DAY: &str = "public, max-age=86400";
/// Kept, but asked for again each time, which costs next to nothing where nothing has changed.
const REVALIDATED: &str = "no-cache";

const FRAME_ANCESTORS: &str = "frame-ancestors 'none'";
/// What holds for every site. What stands in the documents themselves is added by its digest.
const CONTENT_SECURITY: [&str; 10] = [
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

/// What a page could ask a browser for. A name that a browser does not know is a warning in its console, so these are
/// the ones that Chromium knows and that are not about to go.
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

/// Headers for the paths that match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which paths.
    pub path: PathPattern,
    /// The names and values of the headers.
    pub headers: Vec<(&'static str, String)>,
}

/// Paths of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPattern {
    /// This path and no other.
    Exactly(String),
    /// All paths that begin with this one, which has a slash at its end.
    Below(String),
    /// All paths below the folder that have this ending.
    EndingWith {
        /// With a slash at its end.
        folder: String,
        /// The last characters.
        ending: &'static str,
    },
}

impl PathPattern {
    /// Whether a path of the host is meant.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        match self {
            PathPattern::Exactly(exact) => path == exact,
            PathPattern::Below(folder) => path.starts_with(folder),
            PathPattern::EndingWith { folder, ending } => path.starts_with(folder) && path.ends_with(ending),
        }
    }
}

/// What a page may load and do: <https://www.w3.org/TR/CSP3/>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentSecurityPolicy {
    directives: Vec<String>,
}

impl ContentSecurityPolicy {
    /// The policy of a site with this style sheet and this watchdog, which stand in every document, as the script of the
    /// first paint does. All are known by their digests; no other may.
    #[must_use]
    pub fn new(style: &str, watchdog: &str) -> ContentSecurityPolicy {
        let scripts = [theme_init::SCRIPT, watchdog].map(|script| format!("'{}'", digest(script))).join(" ");
        let inline =
            [format!("script-src 'self' 'wasm-unsafe-eval' {scripts}"), format!("style-src '{}'", digest(style))];
        ContentSecurityPolicy { directives: CONTENT_SECURITY.map(String::from).into_iter().chain(inline).collect() }
    }

    /// The value of the header.
    #[must_use]
    pub fn header(&self) -> String {
        self.directives.join("; ")
    }

    /// The same for a `meta` element in a document, for hosts that send no headers. Such an element cannot say who may put
    /// the page into a frame: browsers read that from a header only, and warn where it stands elsewhere.
    #[must_use]
    pub fn meta(&self) -> String {
        let directives = self.directives.iter().filter(|directive| *directive != FRAME_ANCESTORS);
        directives.map(String::as_str).collect::<Vec<_>>().join("; ")
    }
}

/// The digest by which a policy knows a text: <https://www.w3.org/TR/CSP3/#grammardef-hash-source>.
fn digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The rules for a site with these files, named by their paths below its folder.
///
/// Where several rules match a path, Cloudflare and Netlify join the values of a header that is in more than one of
/// them. So no header is in two rules that match the same path: what is kept for how long is said for each folder and
/// file of the site by itself, instead of for all and then differently for some.
#[must_use]
pub fn rules<'a>(
    address: &SiteAddress,
    policy: &ContentSecurityPolicy,
    files: impl Iterator<Item = &'a str>,
) -> Vec<Rule> {
    let base = address.base_path.as_str();
    let mut rules = vec![Rule { path: PathPattern::Below(String::from(base)), headers: headers_of_all(policy) }];
    let cached = |path, value: &str| Rule { path, headers: vec![(CACHE_CONTROL, String::from(value))] };
    let kept = [("assets", FOREVER), ("icons", FOR_A_DAY), ("images", FOR_A_DAY)];
    rules.extend(kept.map(|(folder, value)| cached(PathPattern::Below(format!("{base}{folder}/")), value)));
    // Every page shows it, and the app draws it anew when it takes over.
    let icon = PathPattern::Exactly(format!("{base}{SVG_ICON}"));
    rules.push(cached(icon.clone(), FOR_A_DAY));
    let is_kept = |pattern: &PathPattern| {
        *pattern == icon || kept.iter().any(|(folder, _)| pattern.matches(&format!("{base}{folder}/")))
    };
    let others = revalidated(base, files).into_iter().filter(|pattern| !is_kept(pattern));
    rules.extend(others.map(|pattern| cached(pattern, REVALIDATED)));
    rules.extend(content_types(address));
    rules
}

fn headers_of_all(policy: &ContentSecurityPolicy) -> Vec<(&'static str, String)> {
    let unused = UNUSED_FEATURES.map(|feature| format!("{feature}=()"));
    // The button that copies the address of a post.
    let features = [String::from("clipboard-write=(self)")].into_iter().chain(unused).collect::<Vec<_>>();
    vec![
        ("Content-Security-Policy", policy.header()),
        ("Strict-Transport-Security", String::from("max-age=63072000; includeSubDomains; preload")),
        ("X-Content-Type-Options", String::from("nosniff")),
        ("Referrer-Policy", String::from("strict-origin-when-cross-origin")),
        ("Permissions-Policy", features.join(", ")),
        ("Cross-Origin-Opener-Policy", String::from("same-origin")),
        ("Cross-Origin-Resource-Policy", String::from("same-origin")),
    ]
}

/// The folders and files at the root of the site, each once.
fn revalidated<'a>(base: &str, files: impl Iterator<Item = &'a str>) -> Vec<PathPattern> {
    let names = files.map(|file| file.split_once('/').map_or(file, |(folder, _)| &file[..=folder.len()]));
    let mut names: Vec<&str> = names.collect();
    // The files of a folder mostly follow one another, and there are thousands.
    names.dedup();
    let names: BTreeSet<&str> = names.into_iter().collect();
    let pattern = |name: &str| match name.ends_with('/') {
        true => PathPattern::Below(format!("{base}{name}")),
        false => PathPattern::Exactly(format!("{base}{name}")),
    };
    let home = PathPattern::Exactly(String::from(base));
    std::iter::once(home).chain(names.into_iter().map(pattern)).collect()
}

/// The types of files that not every host knows. With `nosniff`, a wrong type is a file that does not work.
fn content_types(address: &SiteAddress) -> Vec<Rule> {
    let typed = |path, value: &str| Rule { path, headers: vec![(CONTENT_TYPE, String::from(value))] };
    let links = address.links();
    let feeds = address.languages.iter().flat_map(|language| {
        let file = |name| PathPattern::Exactly(links.href(language, name));
        [
            typed(file("feed.xml"), "application/atom+xml; charset=utf-8"),
            typed(file("feed.json"), "application/feed+json; charset=utf-8"),
        ]
    });
    let ending = |ending| PathPattern::EndingWith { folder: address.base_path.clone(), ending };
    let others =
        [typed(ending(".wasm"), "application/wasm"), typed(ending(".webmanifest"), "application/manifest+json")];
    feeds.chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> SiteAddress {
        let languages = vec![String::from("en"), String::from("es")];
        SiteAddress { base_url: String::from("https://a.org/sub/"), base_path: String::from("/sub/"), languages }
    }

    #[test]
    fn the_policy_of_a_document_lacks_what_only_a_header_can_say() {
        let policy = ContentSecurityPolicy::new("a{}", "b()");
        assert!(!policy.meta().contains("frame-ancestors"));
        assert_eq!(
            policy.meta().replace("form-action 'none'", "form-action 'none'; frame-ancestors 'none'"),
            policy.header()
        );
    }

    #[test]
    fn no_header_is_set_twice_for_a_path() {
        let files = ["index.html", "feed.xml", "about/index.html", "es/feed.xml", "icons/a.png", "site.webmanifest"];
        let rules = rules(&address(), &ContentSecurityPolicy::new("", ""), files.into_iter());
        let paths = [
            "",
            "about/",
            "feed.xml",
            "es/feed.xml",
            "icons/a.png",
            "assets/a.wasm",
            "x.webmanifest",
            "content/a.json",
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
