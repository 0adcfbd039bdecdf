//! Old addresses and where they lead. A host that can redirect does so; for all others a document forwards.

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::files::headers::ContentSecurityPolicy;
use crate::output::Output;
use crate::output::site_address::{SiteAddress, file_path};
use maud::{DOCTYPE, html};

/// An old path that leads to a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The document that forwards, below the output folder.
    pub file: String,
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
pub fn redirects(published: &Published, address: &SiteAddress) -> Vec<Redirect> {
    let links = address.links();
    let redirect = |moved: Moved<'_>| Redirect {
        file: file_path(moved.alias),
        from: links.file(moved.alias),
        to: links.page(&moved.locale.frame.language.code, &moved.page.route),
    };
    moved(published).map(redirect).collect()
}

/// Adds a document for each old path.
pub fn add(output: &mut Output, published: &Published, address: &SiteAddress, policy: &ContentSecurityPolicy) {
    for moved in moved(published) {
        output.add(file_path(moved.alias), document(&moved, address, policy));
    }
}

struct Moved<'a> {
    locale: &'a PublishedLocale,
    page: &'a PublishedPage,
    alias: &'a str,
}

fn moved(published: &Published) -> impl Iterator<Item = Moved<'_>> {
    // A page that is shown for want of a translation has the old paths of its own language.
    let own = published.locales.iter().flat_map(|locale| locale.own_pages().map(move |page| (locale, page)));
    own.flat_map(|(locale, page)| page.aliases.iter().map(move |alias| Moved { locale, page, alias }))
}

fn document(moved: &Moved<'_>, address: &SiteAddress, policy: &ContentSecurityPolicy) -> String {
    let Moved { locale, page, .. } = moved;
    let language = &locale.frame.language.code;
    let path = address.links().page(language, &page.route);
    let title = &page.meta.title;
    let document = html! {
        (DOCTYPE)
        html lang=(language) dir=(locale.frame.language.direction.attribute()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy.meta());
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta http-equiv="refresh" content={ "0; url=" (path) };
                link rel="canonical" href=(address.full().page(language, &page.route));
            }
            body {
                p { (locale.frame.document_strings.moved) " " a href=(path) { (title) } }
            }
        }
    };
    document.into_string()
}
