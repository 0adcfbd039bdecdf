//! The URL paths of documents on the old site.

use super::Documents;
use crate::report::Cause;
use crate::source::{Document, DocumentKind, Site};

impl Documents<'_> {
    /// Returns the URL paths of each document, each with the source line that declares it.
    pub(super) fn source_urls(&mut self) -> Vec<Vec<(String, usize)>> {
        let mut urls: Vec<Vec<(String, usize)>> = Vec::new();
        for (document, keys) in self.documents.iter().zip(&self.keys) {
            let was_published = !document.path.contains("_drafts/");
            let has_own_url = document.key("permalink").is_some()
                || was_published && (self.site.is_jekyll || document.kind != DocumentKind::Page);
            let own_line = document.key_line("permalink");
            let own_urls = served_urls(document).into_iter().filter(|_| has_own_url).map(|url| (url, own_line));
            let line = document.key_line("redirect_from");
            urls.push(own_urls.chain(keys.redirect_from.iter().map(|url| (url.clone(), line))).collect());
        }
        for (index, urls) in urls.iter().enumerate() {
            urls.iter().for_each(|(url, _)| self.url_map.add_source_url(url, index));
        }
        // A document that only redirects passes its URLs on to the target of the redirect.
        for index in 0..self.documents.len() {
            let Some(url) =
                self.keys[index].redirect_to.clone().filter(|_| only_redirects(&self.documents[index], self.site))
            else {
                continue;
            };
            let line = self.documents[index].key_line("redirect_to");
            let is_own_host = self.site.config.hosts().any(|host| url.contains(&format!("//{host}/")));
            let path =
                if is_own_host { url.splitn(4, '/').nth(3).map(|path| format!("/{path}")) } else { Some(url.clone()) };
            let target = path
                .filter(|path| path.starts_with('/'))
                .and_then(|path| self.url_map.find(&path))
                .filter(|target| *target != index);
            match target.filter(|target| self.url_map.location(*target).is_some()) {
                Some(target) => {
                    let moved = std::mem::take(&mut urls[index]);
                    urls[target].extend(moved.into_iter().map(|(url, _)| (url, 1)));
                    self.file_reports[index].add(Cause::RedirectBecameAlias, line, &url, "");
                }
                None => self.file_reports[index].add(Cause::RedirectLeftOut, line, &url, ""),
            }
        }
        urls
    }
}

/// Returns the paths under which hosts serve the file that Jekyll writes for a document: `/about.html` for `/about`, too.
fn served_urls(document: &Document) -> Vec<String> {
    let url = document.source_url.clone();
    let with_extension = format!("{url}.html");
    match url.ends_with('/') || url.ends_with(".html") {
        true => vec![url],
        false => vec![url, with_extension],
    }
}

/// Returns whether a document only redirects to another one of the same site, so that the new site needs no file for
/// it.
pub(super) fn only_redirects(document: &Document, site: &Site) -> bool {
    let Some(url) = document.key("redirect_to").and_then(|value| value.items().next()?.as_str()) else { return false };
    !url.contains("://") || site.config.hosts().any(|host| url.contains(&format!("//{host}/")))
}
