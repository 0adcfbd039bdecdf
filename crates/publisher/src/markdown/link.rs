//! Where the links of a body lead.

use crate::diagnostic::Position;
use model::body::LinkTarget;

/// A link in a body, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkUse {
    /// Where the link stands.
    pub position: Position,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Reads a link's destination, or says why it is none: a message and a help.
///
/// # Errors
/// The destination is neither a path of the site, a fragment, nor an absolute URL of the web or of e-mail.
pub fn parse_target(destination: &str) -> Result<LinkTarget, (String, String)> {
    if let Some(fragment) = destination.strip_prefix('#') {
        return Ok(LinkTarget::Fragment(String::from(fragment)));
    }
    if is_external(destination) {
        return Ok(LinkTarget::External(String::from(destination)));
    }
    if destination.starts_with('/') && !destination.starts_with("//") {
        return local_target(destination);
    }
    Err((
        format!("the link `{destination}` leads nowhere"),
        String::from(
            "write `/about/` for a page of this site, `#part` for a part of this page, or a full address (https://…)",
        ),
    ))
}

fn is_external(destination: &str) -> bool {
    let web = ["https://", "http://"].iter().find_map(|scheme| destination.strip_prefix(scheme));
    let e_mail = destination.strip_prefix("mailto:").filter(|address| address.contains('@'));
    let host = web.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    host.is_some_and(|host| !host.is_empty()) || e_mail.is_some()
}

fn local_target(destination: &str) -> Result<LinkTarget, (String, String)> {
    let path = destination.split('#').next().unwrap_or_default();
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file {
        return Ok(LinkTarget::File(String::from(destination.trim_start_matches('/'))));
    }
    if !path.ends_with('/') {
        let right = destination.replacen(path, &format!("{path}/"), 1);
        return Err((format!("the link `{destination}` lacks the slash at its end"), format!("write `{right}`")));
    }
    Ok(LinkTarget::Page(String::from(destination)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_told_apart() {
        let cases = [
            ("#goal", LinkTarget::Fragment(String::from("goal"))),
            ("/about/#goal", LinkTarget::Page(String::from("/about/#goal"))),
            ("/files/a.pdf", LinkTarget::File(String::from("files/a.pdf"))),
            ("https://a.org/x", LinkTarget::External(String::from("https://a.org/x"))),
            ("mailto:a@b.org", LinkTarget::External(String::from("mailto:a@b.org"))),
        ];
        for (destination, target) in cases {
            assert_eq!(parse_target(destination), Ok(target));
        }
    }

    #[test]
    fn what_is_no_destination_is_refused() {
        for destination in
            ["about", "javascript:alert(1)", "//a.org/", "data:text/html,x", "https://", "mailto:x", "", "/about"]
        {
            assert!(parse_target(destination).is_err(), "{destination}");
        }
        let (_, help) = parse_target("/about#goal").expect_err("the slash is missing");
        assert_eq!(help, "write `/about/#goal`");
    }
}
