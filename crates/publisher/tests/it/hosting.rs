//! The configuration files of hosts, parsed: all set the same headers and redirects.

use crate::nginx_config::NginxConfig;
use crate::support::{Checkout, Files, RELEASE, fixture_policy, text};
use publisher::authored::Hsts;
use publisher::files::headers;
use publisher::output::site_address::SiteAddress;
use serde_json::Value;
use std::collections::BTreeMap;

type Headers = BTreeMap<String, String>;

const PATHS: [&str; 14] = [
    "",
    "about/",
    "about/index.html",
    "news/page/2/",
    "es/news/first/",
    "assets/x.js",
    "assets/x.wasm",
    "content/en/site.json",
    "feed.xml",
    "es/feed.json",
    "icons/icon-192.png",
    "images/bars.svg",
    "site.webmanifest",
    "unknown",
];

/// The behaviour of a host with its configuration files.
struct Host {
    name: &'static str,
    headers: Box<dyn Fn(&str) -> Headers>,
    redirects: BTreeMap<String, String>,
}

fn hosts(files: &Files) -> [Host; 3] {
    [cloudflare_netlify(files), vercel(files), nginx(files)]
}

fn cloudflare_netlify(files: &Files) -> Host {
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in text(files, "_headers").lines() {
        match line.strip_prefix("  ") {
            None => rules.push((String::from(line), Vec::new())),
            Some(header) => {
                let (name, value) = header.split_once(": ").unwrap();
                rules.last_mut().unwrap().1.push((String::from(name), String::from(value)));
            }
        }
    }
    let redirects = text(files, "_redirects");
    let redirects = redirects.lines().map(|line| {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!((words.len(), words[2]), (3, "301"), "{line}");
        (String::from(words[0]), String::from(words[1]))
    });
    let headers = Box::new(move |path: &str| joined(&rules, path, "*"));
    Host { name: "Cloudflare and Netlify", headers, redirects: redirects.collect() }
}

fn vercel(files: &Files) -> Host {
    let file: Value = serde_json::from_slice(&files["vercel.json"]).unwrap();
    assert_eq!((&file["trailingSlash"], &file["cleanUrls"]), (&Value::Bool(true), &Value::Bool(false)));
    let string = |value: &Value| String::from(value.as_str().unwrap());
    let header = |header: &Value| (string(&header["key"]), string(&header["value"]));
    let rule = |rule: &Value| {
        (string(&rule["source"]), rule["headers"].as_array().unwrap().iter().map(header).collect::<Vec<_>>())
    };
    let rules: Vec<_> = file["headers"].as_array().unwrap().iter().map(rule).collect();
    let redirects = file["redirects"].as_array().unwrap().iter().map(|redirect| {
        assert_eq!(redirect["statusCode"], 301);
        (string(&redirect["source"]), string(&redirect["destination"]))
    });
    let redirects = redirects.collect();
    Host { name: "Vercel", headers: Box::new(move |path| joined(&rules, path, "(.*)")), redirects }
}

/// Returns the headers of all rules that match a path. Hosts join the values of a header that several rules set.
fn joined(rules: &[(String, Vec<(String, String)>)], path: &str, wildcard: &str) -> Headers {
    let matches = |pattern: &str| match pattern.split_once(wildcard) {
        Some((start, end)) => path.starts_with(start) && path[start.len()..].ends_with(end),
        None => path == pattern,
    };
    let mut headers = Headers::new();
    for (name, value) in rules.iter().filter(|(pattern, _)| matches(pattern)).flat_map(|(_, headers)| headers) {
        let joined = headers.get(name).map_or_else(|| value.clone(), |first| format!("{first}, {value}"));
        headers.insert(name.clone(), joined);
    }
    headers
}

fn nginx(files: &Files) -> Host {
    let config = NginxConfig::parse(text(files, "nginx.conf"));
    let redirect = |path: String| {
        let to = config.redirect(&path)?;
        // Nginx drops the query otherwise.
        let to = to.strip_suffix("$is_args$args").unwrap_or_else(|| panic!("{path} loses its query: {to}"));
        Some((path, String::from(to)))
    };
    let redirects = config.exact_paths().into_iter().filter_map(redirect);
    // The redirect to the base path is not an alias.
    let redirects = redirects.filter(|(from, to)| *to != format!("{from}/")).collect();
    Host { name: "nginx", headers: Box::new(move |path| config.headers(path)), redirects }
}

fn site_address(base_path: &str) -> SiteAddress {
    SiteAddress::new("https://fixture.example/", base_path, &["en", "es"].map(String::from))
}

fn expected_headers(files: &Files, base_path: &str, path: &str) -> Headers {
    let rules =
        headers::rules(&site_address(base_path), &fixture_policy(), Hsts::default(), files.keys().map(String::as_str));
    let matching = rules.into_iter().filter(|rule| rule.path.matches(path)).flat_map(|rule| rule.headers);
    matching.map(|(name, value)| (String::from(name), value)).collect()
}

#[test]
fn all_hosts_send_the_headers_of_the_rules() {
    for base_path in ["/", "/some/path/"] {
        let files = Checkout::fixture_site().build(base_path, RELEASE).unwrap();
        for host in hosts(&files) {
            for path in PATHS {
                let path = format!("{base_path}{path}");
                let expected = expected_headers(&files, base_path, &path);
                let mut headers = (host.headers)(&path);
                // Other hosts set the type of most files themselves; the nginx file lists all of them.
                if host.name == "nginx" && !expected.contains_key("Content-Type") {
                    headers.remove("Content-Type");
                }
                assert_eq!(headers, expected, "{path} on {}", host.name);
            }
            assert_eq!((host.headers)("/elsewhere").is_empty(), base_path != "/", "{} reaches beyond", host.name);
        }
    }
}

#[test]
fn each_kind_of_file_has_its_headers() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let header = |path: &str, name: &str| expected_headers(&files, "/", path).remove(name);
    let cache = |path: &str| header(path, "Cache-Control");
    assert_eq!(cache("/assets/x.js").as_deref(), Some("public, max-age=31536000, immutable"));
    assert_eq!(cache("/icons/icon-192.png").as_deref(), Some("public, max-age=86400"));
    assert_eq!(cache("/icon.svg").as_deref(), Some("public, max-age=86400"));
    for path in ["/", "/about/", "/content/en/site.json", "/es/about/", "/404.html"] {
        assert_eq!(cache(path).as_deref(), Some("no-cache"), "{path}");
    }
    assert_eq!(cache("/unknown"), None);
    assert_eq!(header("/feed.xml", "Content-Type").as_deref(), Some("application/atom+xml; charset=utf-8"));
    assert_eq!(header("/assets/x.wasm", "Content-Type").as_deref(), Some("application/wasm"));
    for path in PATHS {
        let path = format!("/{path}");
        assert_eq!(header(&path, "Content-Security-Policy"), Some(fixture_policy().header()), "{path}");
        assert_eq!(header(&path, "X-Content-Type-Options").as_deref(), Some("nosniff"), "{path}");
    }
}

#[test]
fn https_only_sets_the_scope_of_hsts_on_all_hosts() {
    for (setting, expected) in [
        ("", "max-age=63072000"),
        ("https_only = \"this host\"\n", "max-age=63072000"),
        ("https_only = \"subdomains\"\n", "max-age=63072000; includeSubDomains"),
        ("https_only = \"preload\"\n", "max-age=63072000; includeSubDomains; preload"),
    ] {
        let checkout = Checkout::fixture_site();
        checkout.replace("content/site.toml", "news_per_page", &format!("{setting}news_per_page"));
        for host in hosts(&checkout.build("/", RELEASE).unwrap()) {
            assert_eq!((host.headers)("/about/")["Strict-Transport-Security"], expected, "{setting}{}", host.name);
        }
    }
}

#[test]
fn all_hosts_redirect_the_same_aliases() {
    let expected = [
        ("2024-01-02-first", "news/first/"),
        ("2024-01-02-first/", "news/first/"),
        ("es/2024-01-02-primera", "es/news/first/"),
        ("es/2024-01-02-primera/", "es/news/first/"),
        ("loom-grant", "opportunities/loom-grant/"),
        ("loom-grant/", "opportunities/loom-grant/"),
        ("pairs", "events/pair-evening/"),
        ("pairs/", "events/pair-evening/"),
        ("the/same-day", "news/same-day/"),
        ("the/same-day/", "news/same-day/"),
        ("who-we-are.html", "about/"),
        ("who/we-are", "about/"),
        ("who/we-are/", "about/"),
    ];
    for base_path in ["/", "/some/path/"] {
        let files = Checkout::fixture_site().build(base_path, RELEASE).unwrap();
        let expected = expected.map(|(from, to)| (format!("{base_path}{from}"), format!("{base_path}{to}")));
        for host in hosts(&files) {
            assert_eq!(host.redirects, BTreeMap::from(expected.clone()), "{}", host.name);
        }
    }
}

#[test]
fn documents_at_aliases_redirect_without_host_support() {
    let files = Checkout::fixture_site().build("/some/path/", RELEASE).unwrap();
    let document = text(&files, "es/2024-01-02-primera/index.html");
    let policy = fixture_policy().header().replace(" frame-ancestors 'none';", "");
    let parts = [
        r#"<!DOCTYPE html><html lang="es" dir="ltr">"#,
        r#"<meta charset="utf-8">"#,
        &format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#),
        r#"<meta http-equiv="refresh" content="0; url=/some/path/es/news/first/">"#,
        r#"<link rel="canonical" href="https://fixture.example/es/news/first/">"#,
        r#"<a href="/some/path/es/news/first/">Primera</a>"#,
    ];
    for part in parts {
        assert!(document.contains(part), "{part} is not in {document}");
    }
    assert!(!document.contains("script>") && !document.contains("style=") && !document.contains("noindex"));
}

#[test]
fn headers_file_is_within_the_limits_of_cloudflare() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let headers = text(&files, "_headers");
    assert!(headers.lines().all(|line| line.len() < 2000));
    assert!(headers.lines().filter(|line| line.starts_with('/')).count() < 100);
}

#[test]
fn aliases_in_any_script_redirect_on_all_hosts() {
    let checkout = Checkout::fixture_site();
    let aliases = "[/our news/, /привет.html, '/a,b;c-(old)+$1!.html']";
    checkout.replace("content/en/pages/about.md", "[/who-we-are.html, /who/we-are/]", aliases);
    let files = checkout.build("/", RELEASE).unwrap();
    for document in ["our news/index.html", "привет.html", "a,b;c-(old)+$1!.html"] {
        assert!(text(&files, document).contains(r#"content="0; url=/about/""#), "{document}");
    }
    let redirects = text(&files, "_redirects");
    for from in ["/our%20news/", "/our%20news", "/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82.html", "/a,b;c-(old)+$1!.html"] {
        assert!(redirects.lines().any(|line| line == format!("{from} /about/ 301")), "{redirects}");
    }
    let nginx = text(&files, "nginx.conf");
    for from in ["\"/our news/\"", "\"/our news\"", "/привет.html", "\"/a,b;c-(old)+$1!.html\""] {
        assert!(nginx.contains(&format!("location = {from} {{ return 301 /about/$is_args$args; }}")), "{nginx}");
    }
    let vercel: Value = serde_json::from_slice(&files["vercel.json"]).unwrap();
    let sources: Vec<&str> =
        vercel["redirects"].as_array().unwrap().iter().filter_map(|redirect| redirect["source"].as_str()).collect();
    for from in ["/our%20news/", "/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82.html", r"/a,b;c-\(old\)\+$1!.html"] {
        assert!(sources.contains(&from), "{sources:?}");
    }
}

#[test]
fn the_decomposed_form_of_an_alias_is_the_same_alias() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/en/pages/about.md", "[/who-we-are.html, /who/we-are/]", "[/cafe\u{301}/, /caf\u{e9}/]");
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(files.contains_key("caf\u{e9}/index.html") && !files.contains_key("cafe\u{301}/index.html"));
}

#[test]
fn nginx_gets_each_extension_once() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let mut extensions = NginxConfig::parse(text(&files, "nginx.conf")).extensions("/");
    let count = extensions.len();
    assert!(count > 10, "{extensions:?}");
    extensions.sort_unstable();
    extensions.dedup();
    assert_eq!(extensions.len(), count, "nginx warns of an extension that appears twice: {extensions:?}");
}
