//! The link "Edit this page", on a site whose settings name its repository.

use super::PublishedLocale;
use super::block_builders::external_link;
use super::locale_content::LocaleContent;
use crate::authored::{AuthoredEntry, AuthoredRepository, SiteSettings};
use crate::fs::with_slashes;
use crate::source::web_url::encode_path;
use model::route::Route;
use model::urls::hostname;
use rustc_hash::FxHashMap;
use std::path::Path;

/// Sets the links of the pages of a language.
pub(super) fn set(published: &mut PublishedLocale, locale: &LocaleContent<'_>, site: &SiteSettings) {
    let Some(repository) = &site.repository else { return };
    let label = &locale.strings.pages.edit;
    let files = files_of_pages(locale);
    for page in &mut published.pages {
        if let Some(file) = files.get(&page.route) {
            page.content.set_edit_link(external_link(&edit_url(repository, file), label));
            page.meta = page.content.meta();
        }
    }
}

/// Returns the file of each page. Where several files share one, that of the page itself.
fn files_of_pages<'a>(locale: &'a LocaleContent<'a>) -> FxHashMap<Route, &'a Path> {
    let is_page = |entry: &&AuthoredEntry<'_>| entry.folder == "pages";
    let entries = || locale.entries();
    let files = entries().filter(|entry| !is_page(entry)).chain(entries().filter(is_page));
    files.map(|entry| (entry.route.clone(), entry.file)).collect()
}

/// Returns the URL of the editor of the repository's host for a file. Hosts of one's own that say nothing else by their
/// names have the form of GitHub.
fn edit_url(AuthoredRepository { url, branch }: &AuthoredRepository, file: &Path) -> String {
    let (path, branch) = (encode_path(&with_slashes(file)), encode_path(branch));
    let host = hostname(url);
    let is_at = |name: &str| host.contains(name);
    if is_at("gitlab") {
        format!("{url}/-/edit/{branch}/{path}")
    } else if ["codeberg", "forgejo", "gitea"].into_iter().any(is_at) {
        format!("{url}/_edit/{branch}/{path}")
    } else if is_at("bitbucket") {
        format!("{url}/src/{branch}/{path}?mode=edit")
    } else {
        format!("{url}/edit/{branch}/{path}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_open_the_editor_of_each_host() {
        let url = |host: &str| {
            let repository =
                AuthoredRepository { url: format!("https://{host}/owner/name"), branch: String::from("release/1") };
            edit_url(&repository, Path::new("content/fr/pages/à propos.md"))
        };
        let path = "release/1/content/fr/pages/%C3%A0%20propos.md";
        assert_eq!(url("github.com"), format!("https://github.com/owner/name/edit/{path}"));
        assert_eq!(url("gitlab.com"), format!("https://gitlab.com/owner/name/-/edit/{path}"));
        assert_eq!(url("codeberg.org"), format!("https://codeberg.org/owner/name/_edit/{path}"));
        assert_eq!(url("bitbucket.org"), format!("https://bitbucket.org/owner/name/src/{path}?mode=edit"));
        assert_eq!(url("code.example"), format!("https://code.example/owner/name/edit/{path}"));
    }
}
