//! `repository` in `content/site.toml`: where the sources of the site are.

use crate::diagnostic::Diagnostics;
use crate::source::fields::{Fields, Spanned};
use crate::source::node::Node;
use std::path::Path;

/// The repository of the site's sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoredRepository {
    /// The URL of its home page, without a trailing slash.
    pub url: String,
    /// The branch that is published.
    pub branch: String,
}

impl AuthoredRepository {
    pub(super) fn read(file: &Path, node: Node, diagnostics: &mut Diagnostics) -> AuthoredRepository {
        let mut fields = Fields::new(file, node, diagnostics);
        let url = fields.string("url");
        let branch = fields.string("branch");
        check_url(&url, file, &mut fields);
        if !branch.value.is_empty() && !is_branch(&branch.value) {
            let message = format!("`{}` cannot be the name of a branch", branch.value);
            let help = "write the name as the repository's page shows it, for example `main`";
            fields.diagnostics().error(file, branch.position, message, help);
        }
        fields.deny_unknown_keys();
        AuthoredRepository { url: url.value, branch: branch.value }
    }
}

fn check_url(Spanned { position, value: url }: &Spanned<String>, file: &Path, fields: &mut Fields<'_>) {
    let corrected = corrected_url(url);
    if url.is_empty() || corrected.as_ref() == Some(url) {
        return;
    }
    let help = match corrected {
        Some(corrected) => format!("write `{corrected}`"),
        None => String::from("copy it from the browser, like `https://github.com/owner/name`"),
    };
    let message = format!("`{url}` is not the address of a repository's page");
    fields.diagnostics().error(file, *position, message, help);
}

/// Returns the URL of the repository's page for any form in which people write it. `None` if it has no host or no path.
fn corrected_url(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    // `git clone` also takes `git@github.com:owner/name.git`.
    let copied = url.strip_prefix("git@").map(|rest| rest.replacen(':', "/", 1));
    let rest = copied.as_deref().or(rest).unwrap_or(url).trim_end_matches('/');
    let rest = rest.strip_suffix(".git").unwrap_or(rest);
    let (host, path) = rest.split_once('/')?;
    let is_character = |character: char| character.is_ascii_alphanumeric() || "-._~/".contains(character);
    let is_valid = host.contains('.') && !path.is_empty() && rest.chars().all(is_character) && !rest.contains("//");
    is_valid.then(|| format!("https://{rest}"))
}

/// Whether git allows this name: <https://git-scm.com/docs/git-check-ref-format>.
fn is_branch(name: &str) -> bool {
    let is_forbidden =
        |character: char| character.is_whitespace() || character.is_control() || "~^:?*[\\".contains(character);
    let is_segment = |segment: &str| !segment.is_empty() && !segment.starts_with('.') && !segment.ends_with(".lock");
    !name.contains(is_forbidden)
        && !name.contains("..")
        && !name.contains("@{")
        && name != "@"
        && !name.starts_with('-')
        && !name.ends_with('.')
        && name.split('/').all(is_segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_corrected_to_that_of_the_page() {
        let page = "https://code.example/owner/name";
        for url in [
            page,
            "https://code.example/owner/name/",
            "https://code.example/owner/name.git",
            "http://code.example/owner/name",
            "git@code.example:owner/name.git",
            "code.example/owner/name",
        ] {
            assert_eq!(corrected_url(url).as_deref(), Some(page), "{url}");
        }
        for url in
            ["", "https://code.example", "https://", "owner/name", "https://code.example/a b", "ssh://a.example/x"]
        {
            assert_eq!(corrected_url(url), None, "{url}");
        }
    }

    #[test]
    fn branches_have_names_that_git_allows() {
        for name in ["main", "release/1.0", "a-b_c", "köln"] {
            assert!(is_branch(name), "{name}");
        }
        for name in ["a b", "a..b", "/a", "a/", "a//b", "a~1", "a:b", ".a", "a.lock", "a.", "@", "a@{1}", "-a"] {
            assert!(!is_branch(name), "{name}");
        }
    }
}
