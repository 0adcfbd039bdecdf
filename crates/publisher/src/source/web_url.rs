//! Absolute URLs as editors write them: which of them work, and how they are published.

use crate::diagnostic::Problem;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode_byte, utf8_percent_encode};
use thiserror::Error;

/// The characters that the path of a URL cannot have, or that have a meaning in it.
pub const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// A URL that does not work.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UrlError {
    /// It has no scheme, or one that links cannot have.
    #[error("`{url}` is not a complete web address")]
    Scheme {
        /// The URL as the editor wrote it.
        url: String,
    },
    /// It has a space.
    #[error("the address `{url}` has a space")]
    Space {
        /// The URL as the editor wrote it.
        url: String,
        /// The URL with the space encoded.
        corrected: String,
    },
    /// It has no host, or one that cannot exist.
    #[error("the address `{url}` does not name a site")]
    Host {
        /// The URL as the editor wrote it.
        url: String,
    },
    /// It has a name before its host, which looks like another host.
    #[error("the address `{url}` leads to `{host}`, and not to what is before the `@`")]
    UserInformation {
        /// The URL as the editor wrote it.
        url: String,
        /// The host.
        host: String,
    },
    /// It is no e-mail address.
    #[error("`{url}` is not an e-mail address")]
    EMail {
        /// The URL as the editor wrote it.
        url: String,
    },
    /// It is no telephone number.
    #[error("`{url}` is not a telephone number")]
    Telephone {
        /// The URL as the editor wrote it.
        url: String,
    },
}

impl UrlError {
    /// Returns how to fix it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            UrlError::Space { corrected, .. } => format!("write `{corrected}`"),
            UrlError::Scheme { .. } | UrlError::Host { .. } => {
                String::from("write the whole address, as the address bar of your browser shows it")
            }
            UrlError::UserInformation { .. } => String::from("remove what is between `//` and `@`, with the `@`"),
            UrlError::EMail { .. } => String::from("write it like `mailto:name@example.org`"),
            UrlError::Telephone { .. } => String::from("write it with its country, like `tel:+14155550100`"),
        }
    }
}

impl From<UrlError> for Problem {
    fn from(error: UrlError) -> Problem {
        Problem::error(error.to_string(), error.help())
    }
}

/// Parses a URL of the scheme `https`, `http`, `mailto` or `tel`. Returns it as it is published: with the scheme in lower
/// case, and without characters that a URL cannot have.
///
/// # Errors
/// Errors if it has another scheme, or does not work.
pub fn parse(url: &str) -> Result<String, UrlError> {
    let written = || String::from(url);
    let (scheme, rest) = url.split_once(':').ok_or_else(|| UrlError::Scheme { url: written() })?;
    let scheme = scheme.to_ascii_lowercase();
    match scheme.as_str() {
        "http" | "https" => web(url, &scheme, rest),
        "mailto" => {
            let address = rest.split('?').next().unwrap_or_default();
            let parts = address.rsplit_once('@').filter(|(name, host)| !name.is_empty() && is_host(host));
            match parts.is_some() && !address.contains(char::is_whitespace) {
                true => Ok(format!("mailto:{}", encode(rest))),
                false => Err(UrlError::EMail { url: written() }),
            }
        }
        "tel" => {
            let number: String = rest.chars().filter(|sign| !sign.is_whitespace()).collect();
            let is_sign = |sign: char| sign.is_ascii_digit() || "+-.()*#".contains(sign);
            match number.contains(|sign: char| sign.is_ascii_digit()) && number.chars().all(is_sign) {
                true => Ok(format!("tel:{}", number.replace('#', "%23"))),
                false => Err(UrlError::Telephone { url: written() }),
            }
        }
        _ => Err(UrlError::Scheme { url: written() }),
    }
}

/// Parses a URL of the scheme `https` or `http`, as [`parse`] does.
///
/// # Errors
/// Errors if it has another scheme, or does not work.
pub fn parse_web(url: &str) -> Result<String, UrlError> {
    parse(url).and_then(|published| match published.starts_with("http") {
        true => Ok(published),
        false => Err(UrlError::Scheme { url: String::from(url) }),
    })
}

fn web(url: &str, scheme: &str, rest: &str) -> Result<String, UrlError> {
    let rest = rest.strip_prefix("//").unwrap_or_default();
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.rsplit_once(':') {
        Some((host, port)) if is_port(port) => host,
        _ => host,
    };
    // `https://https://x.org/` would lead to a host of that name.
    let is_scheme = ["http", "https"].iter().any(|scheme| host.eq_ignore_ascii_case(scheme));
    if is_scheme || !is_host(host) || authority.contains(char::is_whitespace) {
        return Err(UrlError::Host { url: String::from(url) });
    }
    if authority.contains('@') {
        return Err(UrlError::UserInformation { url: String::from(url), host: String::from(host) });
    }
    let published = format!("{scheme}://{authority}{}", encode(path));
    match path.contains(char::is_whitespace) {
        true => Err(UrlError::Space { url: String::from(url), corrected: published }),
        false => Ok(published),
    }
}

/// Whether a string can be the port of a URL. An empty one is the default port of the scheme.
fn is_port(port: &str) -> bool {
    port.is_empty() || port.parse::<u16>().is_ok() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a string can be the host of a URL: a name in any script, or an IPv6 address in brackets.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_sign = |sign: char| !sign.is_ascii() || sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    host.split('.').all(|label| !label.is_empty() && label.chars().all(is_sign))
}

/// Encodes the characters of a path, a query or a fragment that a URL cannot have. Characters that are already encoded stay.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for (index, sign) in text.char_indices() {
        let is_valid = match sign {
            '%' => is_escape(&text[index + 1..]),
            '"' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}' => false,
            _ => !sign.is_whitespace() && !sign.is_control(),
        };
        match is_valid {
            true => encoded.push(sign),
            false => {
                encoded.extend(sign.encode_utf8(&mut [0; 4]).bytes().map(percent_encode_byte));
            }
        }
    }
    encoded
}

/// Encodes the path of a file, which is not encoded yet.
#[must_use]
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, IN_PATH).to_string()
}

/// Whether a string begins with the two digits after a percent sign.
fn is_escape(text: &str) -> bool {
    text.len() >= 2 && text.bytes().take(2).all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_published_as_browsers_understand_them() {
        for (written, published) in [
            ("https://a.example/x", "https://a.example/x"),
            ("HTTP://OK.org", "http://OK.org"),
            ("https://a.example:8080/?q=[1]#a|b", "https://a.example:8080/?q=%5B1%5D#a%7Cb"),
            ("https://a.example/50%/%41", "https://a.example/50%25/%41"),
            ("https://é.example/São", "https://é.example/São"),
            ("http://[::1]:80/", "http://[::1]:80/"),
            ("https://a.example:65535/", "https://a.example:65535/"),
            ("https://a.example:/", "https://a.example:/"),
            ("mailto:a@b.org", "mailto:a@b.org"),
            ("mailto:a@b.org?subject=A b", "mailto:a@b.org?subject=A%20b"),
            ("tel:+1 (415) 555-0100", "tel:+1(415)555-0100"),
        ] {
            assert_eq!(parse(written).as_deref(), Ok(published), "{written}");
            assert_eq!(parse(published).as_deref(), Ok(published), "{published} again");
        }
    }

    #[test]
    fn urls_that_do_not_work_say_why() {
        let space = parse("https://x.org/a b").expect_err("a URL has no space");
        assert_eq!(space.help(), "write `https://x.org/a%20b`");
        for url in [
            "https://",
            "https:///a",
            "https:a",
            "https://a b.org/",
            "https://?q",
            "https://a..b/",
            "http://.",
            "https://a|b/",
            "https://x.org:a/",
            "https://x.org:+80/",
            "https://x.org:65536/",
            "https://https://x.org/",
            "https://http//x.org/",
        ] {
            assert!(matches!(parse(url), Err(UrlError::Host { .. })), "{url}");
        }
        for url in ["https://user@a.example/", "https://github.com@evil.example/x", "http://a:b@c.example"] {
            assert!(matches!(parse(url), Err(UrlError::UserInformation { .. })), "{url}");
        }
        for url in ["mailto:x", "mailto:@b.org", "mailto:a b@c.org", "mailto:a@"] {
            assert!(matches!(parse(url), Err(UrlError::EMail { .. })), "{url}");
        }
        for url in ["tel:", "tel:call us", "tel:+"] {
            assert!(matches!(parse(url), Err(UrlError::Telephone { .. })), "{url}");
        }
        for url in ["", "about", "/about/", "javascript:alert(1)", "data:text/html,x", "//a.org/", "ftp://a.org/"] {
            assert!(matches!(parse(url), Err(UrlError::Scheme { .. })), "{url}");
        }
        assert!(parse_web("mailto:a@b.org").is_err() && parse_web("https://a.org").is_ok());
    }
}
