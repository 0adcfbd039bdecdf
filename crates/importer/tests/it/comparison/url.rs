//! The addresses that links name.

use percent_encoding::percent_decode_str;

/// The parsed address of a link.
#[derive(Debug, PartialEq, Eq)]
pub enum Address {
    /// Of another site, or with another scheme; decoded.
    External(String),
    /// Of the same site.
    Internal {
        /// The absolute path, decoded.
        path: String,
        /// What follows `#`.
        fragment: Option<String>,
    },
}

/// Parses an address on the page with this path. `base_url` is the address of the site.
pub fn parse_address(url: &str, base_url: &str, page: &str) -> Address {
    let is_own = |rest: &str| rest.is_empty() || rest.starts_with(['/', '#', '?']);
    let own = url.strip_prefix(base_url).filter(|rest| !base_url.is_empty() && is_own(rest));
    if own.is_none() && is_absolute(url) {
        return Address::External(decode(url));
    }
    let base_path = base_url.splitn(4, '/').nth(3).map(|path| format!("/{path}")).unwrap_or_default();
    let (rest, fragment) = match own.unwrap_or(url).split_once('#') {
        Some((rest, fragment)) => (rest, Some(decode(fragment))),
        None => (own.unwrap_or(url), None),
    };
    let path = decode(rest.split('?').next().unwrap_or_default());
    let path = match (own, path.as_str()) {
        (Some(_), "") => String::from("/"),
        (_, "") => String::from(page),
        (_, absolute) if absolute.starts_with('/') => normalize(absolute.strip_prefix(&base_path).unwrap_or(absolute)),
        (_, relative) => normalize(&format!("{}/{relative}", page.rsplit_once('/').map_or("", |(folder, _)| folder))),
    };
    Address::Internal { path, fragment }
}

/// Returns whether an address has a scheme or a host.
fn is_absolute(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+.-".contains(character))
    };
    url.starts_with("//") || scheme.is_some_and(is_scheme)
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Resolves `.` and `..` in an absolute path.
fn normalize(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.trim_start_matches('/').split('/').peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            ".." => drop(segments.pop()),
            "." => {}
            _ => segments.push(part),
        }
        if is_last && matches!(part, "." | "..") {
            segments.push("");
        }
    }
    format!("/{}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_resolved_on_their_page() {
        let parse = |url: &str| parse_address(url, "https://old.example/base", "/news/a.html");
        let internal = |path: &str, fragment: Option<&str>| Address::Internal {
            path: String::from(path),
            fragment: fragment.map(String::from),
        };
        assert_eq!(parse("b.html#x"), internal("/news/b.html", Some("x")));
        assert_eq!(parse("../c%20d/?q=1"), internal("/c d/", None));
        assert_eq!(parse("#part"), internal("/news/a.html", Some("part")));
        assert_eq!(parse("/base/about/"), internal("/about/", None));
        assert_eq!(parse("https://old.example/base/about/"), internal("/about/", None));
        for external in ["https://old.example.org/", "mailto:a@b.example", "tel:+1", "//cdn.example/a"] {
            assert_eq!(parse(external), Address::External(String::from(external)));
        }
    }
}
