//! Redirects from the aliases of pages. Hosts that can redirect do so; for all others, a document redirects.

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::document::interface_string::marked;
use crate::files::headers::ContentSecurityPolicy;
use crate::output::Output;
use crate::output::site_address::{SiteAddress, file_path};
use maud::{DOCTYPE, html};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// A redirect from an alias to a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The document that redirects, below the output folder.
    pub document: String,
    /// The alias, as a path on the host, decoded.
    pub from: String,
    /// The path of the page on the host.
    pub to: String,
}

impl Redirect {
    /// Returns the alias and, if it has a trailing slash, the same without it: people type both. They are decoded.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.from.as_str()).chain(self.from.strip_suffix('/'))
    }
}

/// The characters that browsers encode in a path, and the percent sign.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// Encodes a path as browsers send it.
#[must_use]
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// Returns the redirects of all languages.
#[must_use]
pub fn redirects(published: &Published, address: &SiteAddress) -> Vec<Redirect> {
    let links = address.relative_urls();
    let redirect = |alias: Alias<'_>| Redirect {
        document: file_path(alias.path),
        from: links.file(alias.path),
        to: links.page(&alias.locale.language.code, &alias.page.route),
    };
    aliases(published).map(redirect).collect()
}

/// Adds a document for each alias.
pub fn add(output: &mut Output<'_>, published: &Published, address: &SiteAddress, policy: &ContentSecurityPolicy) {
    for alias in aliases(published) {
        output.add(file_path(alias.path), document(&alias, address, policy));
    }
}

struct Alias<'a> {
    locale: &'a PublishedLocale,
    page: &'a PublishedPage,
    path: &'a str,
}

/// Returns all aliases, as paths below the base path.
pub(crate) fn alias_paths(published: &Published) -> impl Iterator<Item = &str> {
    aliases(published).map(|alias| alias.path)
}

fn aliases(published: &Published) -> impl Iterator<Item = Alias<'_>> {
    // The aliases of a page belong to its own language, not to those that fall back to it.
    let own = published.locales.iter().flat_map(|locale| locale.own_pages().map(move |page| (locale, page)));
    own.flat_map(|(locale, page)| page.aliases.iter().map(move |path| Alias { locale, page, path }))
}

fn document(alias: &Alias<'_>, address: &SiteAddress, policy: &ContentSecurityPolicy) -> String {
    let Alias { locale, page, .. } = alias;
    let language = &locale.language.code;
    let path = address.relative_urls().page(language, &page.route);
    let title = &page.meta.title;
    let document = html! {
        (DOCTYPE)
        html lang=(language) dir=(locale.language.direction.attribute()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy.meta());
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta http-equiv="refresh" content={ "0; url=" (path) };
                link rel="canonical" href=(address.absolute_urls().page(language, &page.route));
            }
            body {
                p { (marked(&locale.document_strings.moved)) " " a href=(path) { (title) } }
            }
        }
    };
    document.into_string()
}
