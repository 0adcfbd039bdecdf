//! Parses the destinations of links.

use crate::diagnostic::Problem;
use model::body::LinkTarget;
use thiserror::Error;

/// The destination of a link is not one that [`parse_target`] accepts.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// It is neither a path of the site, a fragment, nor an absolute URL.
    #[error("the link `{destination}` does not work")]
    Unsupported {
        /// The destination as the editor wrote it.
        destination: String,
    },
    /// The path of a page has no trailing slash.
    #[error("the link `{destination}` needs a `/` after the page's name")]
    MissingSlash {
        /// The destination as the editor wrote it.
        destination: String,
        /// The destination with the slash.
        corrected: String,
    },
}

impl LinkError {
    /// Returns the target that the editor obviously meant, if there is one.
    #[must_use]
    pub fn corrected(&self) -> Option<LinkTarget> {
        match self {
            LinkError::Unsupported { .. } => None,
            LinkError::MissingSlash { corrected, .. } => Some(LinkTarget::Page(corrected.clone())),
        }
    }
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Problem {
        let message = error.to_string();
        match error {
            LinkError::Unsupported { .. } => Problem::error(
                message,
                "write `/about/` for a page of this site, `#join-us` for a heading of this page, or an address with `https://`",
            ),
            LinkError::MissingSlash { corrected, .. } => Problem::warning(message, format!("write `{corrected}`")),
        }
    }
}

/// Parses the destination of a link.
///
/// # Errors
/// Errors if the destination is neither a path of the site, a fragment, nor an absolute `http`, `https` or `mailto` URL.
pub fn parse_target(destination: &str) -> Result<LinkTarget, LinkError> {
    if let Some(fragment) = destination.strip_prefix('#') {
        return Ok(LinkTarget::Fragment(String::from(fragment)));
    }
    if is_external(destination) {
        return Ok(LinkTarget::External(String::from(destination)));
    }
    if destination.starts_with('/') && !destination.starts_with("//") {
        return local_target(destination);
    }
    Err(LinkError::Unsupported { destination: String::from(destination) })
}

/// Returns the destination of a target, from which [`parse_target`] parses the same target.
#[must_use]
pub fn destination(target: &LinkTarget) -> String {
    match target {
        LinkTarget::Page(path) => path.clone(),
        LinkTarget::Fragment(fragment) => format!("#{fragment}"),
        LinkTarget::File(path) => format!("/{path}"),
        LinkTarget::External(url) => url.clone(),
    }
}

fn is_external(destination: &str) -> bool {
    let web = ["https://", "http://"].iter().find_map(|scheme| destination.strip_prefix(scheme));
    let e_mail = destination.strip_prefix("mailto:").filter(|address| address.contains('@'));
    let host = web.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    host.is_some_and(|host| !host.is_empty()) || e_mail.is_some()
}

fn local_target(destination: &str) -> Result<LinkTarget, LinkError> {
    let path = destination.split('#').next().unwrap_or_default();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file {
        return Ok(LinkTarget::File(String::from(destination.trim_start_matches('/'))));
    }
    if !path.ends_with('/') {
        let corrected = destination.replacen(path, &format!("{path}/"), 1);
        return Err(LinkError::MissingSlash { destination: String::from(destination), corrected });
    }
    Ok(LinkTarget::Page(String::from(destination)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_target_distinguishes_the_kinds_of_target() {
        let cases = [
            ("#goal", LinkTarget::Fragment(String::from("goal"))),
            ("/about/#goal", LinkTarget::Page(String::from("/about/#goal"))),
            ("/files/a.pdf", LinkTarget::File(String::from("files/a.pdf"))),
            ("https://a.org/x", LinkTarget::External(String::from("https://a.org/x"))),
            ("mailto:a@b.org", LinkTarget::External(String::from("mailto:a@b.org"))),
        ];
        for (destination, target) in cases {
            assert_eq!(super::destination(&target), destination);
            assert_eq!(parse_target(destination), Ok(target));
        }
    }

    #[test]
    fn parse_target_rejects_invalid_destinations() {
        for destination in
            ["about", "javascript:alert(1)", "//a.org/", "data:text/html,x", "https://", "mailto:x", "", "/about"]
        {
            assert!(parse_target(destination).is_err(), "{destination}");
        }
        let error = parse_target("/about#goal").expect_err("the slash is missing");
        assert_eq!(error.corrected(), Some(LinkTarget::Page(String::from("/about/#goal"))));
        let error = parse_target("about").expect_err("the destination is relative");
        assert_eq!(error.corrected(), None);
    }
}
