//! The paths at which documents could be found on the old site.

use super::Documents;
use crate::source::{Document, Kind, Site};

impl Documents<'_> {
    /// The paths at which each document could be found, with the lines that say so.
    pub(super) fn old_paths(&mut self) -> Vec<Vec<(String, usize)>> {
        let mut paths: Vec<Vec<(String, usize)>> = Vec::new();
        for (document, keys) in self.documents.iter().zip(&self.keys) {
            let was_published = !document.path.contains("_drafts/");
            let has_own = document.key("permalink").is_some()
                || was_published && (self.site.is_jekyll || document.kind != Kind::Page);
            let own = has_own.then(|| (document.old_path.clone(), document.key_line("permalink")));
            let line = document.key_line("redirect_from");
            paths.push(own.into_iter().chain(keys.redirect_from.iter().map(|path| (path.clone(), line))).collect());
        }
        for (index, paths) in paths.iter().enumerate() {
            paths.iter().for_each(|(path, _)| self.addresses.add_old_path(path, index));
        }
        // A document that only leads to another one gives its addresses to that one.
        for index in 0..self.documents.len() {
            let Some(to) =
                self.keys[index].redirect_to.clone().filter(|_| only_redirects(&self.documents[index], self.site))
            else {
                continue;
            };
            let line = self.documents[index].key_line("redirect_to");
            let own = self.site.config.hosts().any(|host| to.contains(&format!("//{host}/")));
            let path = if own { to.splitn(4, '/').nth(3).map(|path| format!("/{path}")) } else { Some(to.clone()) };
            let found = path
                .filter(|path| path.starts_with('/'))
                .and_then(|path| self.addresses.find(&path))
                .filter(|found| *found != index);
            match found.filter(|found| self.addresses.of(*found).is_some()) {
                Some(found) => {
                    let moved = std::mem::take(&mut paths[index]);
                    paths[found].extend(moved.into_iter().map(|(path, _)| (path, 1)));
                    self.notes[index].record(
                        line,
                        "a document that only led to another one became an old address of it",
                        &to,
                        "",
                    );
                }
                None => self.notes[index].look(line, "a document that only led elsewhere was not imported", &to, ""),
            }
        }
        paths
    }
}

/// Whether a document has no text of its own on the new site: it leads to another one of the same site.
pub(super) fn only_redirects(document: &Document, site: &Site) -> bool {
    let Some(to) = document.key("redirect_to").and_then(|value| value.items().next()?.text()) else { return false };
    !to.contains("://") || site.config.hosts().any(|host| to.contains(&format!("//{host}/")))
}
