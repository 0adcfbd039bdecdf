//! Old addresses and where they lead. A host that can redirect does so; for all others a document forwards.

use crate::address::Address;
use crate::output::Output;
use crate::policy;
use crate::publish::{Published, PublishedEdition, PublishedPage};
use maud::{DOCTYPE, html};

/// An old path that leads to a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The old path on the host.
    pub from: String,
    /// The path of the page on the host.
    pub to: String,
}

impl Redirect {
    /// The old path and, where it has a slash at its end, the same without: people type both.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.from.as_str()).chain(self.from.strip_suffix('/'))
    }
}

/// The redirects of all languages.
#[must_use]
pub fn redirects(published: &Published, address: &Address) -> Vec<Redirect> {
    let links = address.links();
    let redirect = |moved: Moved<'_>| Redirect {
        from: links.file(moved.alias),
        to: links.page(&moved.edition.language.code, &moved.page.route),
    };
    moved(published).map(redirect).collect()
}

/// Adds a document for each old path.
pub fn add(output: &mut Output, published: &Published, address: &Address) {
    for moved in moved(published) {
        output.add(document_path(moved.alias), document(&moved, address));
    }
}

/// Where the document of an old path is written, below the output folder.
#[must_use]
pub fn document_path(alias: &str) -> String {
    let path = alias.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { String::from(path) }
}

struct Moved<'a> {
    edition: &'a PublishedEdition,
    page: &'a PublishedPage,
    alias: &'a str,
}

fn moved(published: &Published) -> impl Iterator<Item = Moved<'_>> {
    let pages = published.editions.iter().flat_map(|edition| edition.pages.iter().map(move |page| (edition, page)));
    // A page that is shown for want of a translation has the old paths of its own language.
    let own = pages.filter(|(edition, page)| page.content.language() == edition.language.code);
    own.flat_map(|(edition, page)| page.aliases.iter().map(move |alias| Moved { edition, page, alias }))
}

fn document(moved: &Moved<'_>, address: &Address) -> String {
    let Moved { edition, page, .. } = moved;
    let language = &edition.language.code;
    let path = address.links().page(language, &page.route);
    let title = page.content.title();
    let document = html! {
        (DOCTYPE)
        html lang=(language) dir=(edition.language.direction.attribute()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::meta_content_security_policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta http-equiv="refresh" content={ "0; url=" (path) };
                link rel="canonical" href=(address.full().page(language, &page.route));
            }
            body {
                p { (edition.document_strings.moved) " " a href=(path) { (title) } }
            }
        }
    };
    document.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_lie_where_hosts_look_for_them() {
        assert_eq!(document_path("/2024-01-02-first/"), "2024-01-02-first/index.html");
        assert_eq!(document_path("/old/page.html"), "old/page.html");
        assert_eq!(document_path("/"), "index.html");
    }
}
