//! The check that links lead somewhere.

use super::CheckContext;
use super::link_targets::{LinkTargets, written};
use crate::authored::AuthoredEntry;
use crate::diagnostic::{Diagnostics, Problem};
use crate::markdown::{AuthoredLink, Destination, LinkReader, PagePath};
use crate::source::web_url;
use model::urls::hostname;

/// Names that files end with, and sites do not.
const FILE_EXTENSIONS: [&str; 12] =
    ["md", "markdown", "html", "htm", "txt", "pdf", "png", "jpg", "jpeg", "gif", "svg", "webp"];

/// The names under which a computer reaches itself, and with it the preview of an editor.
const PREVIEW_HOSTS: [&str; 2] = ["127.0.0.1", "localhost"];

pub(super) fn link_targets_exist(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let languages = context.content.site.language_codes();
    let Some(targets) = context.targets.of(&context.locale.language.code) else { return };
    for entry in &context.locale.own_entries {
        let Some(body) = entry.body.filter(|body| !body.links.is_empty()) else { continue };
        let own_path = entry.route.path();
        let is_published = !targets.is_unpublished(&own_path);
        let page = Page { context, targets, languages: &languages, entry, own_path, is_published };
        for link in &body.links {
            if let Some(problem) = page.problem(&link.value) {
                diagnostics.about(entry.file, link.position, &link.value.written, problem);
            }
        }
    }
}

/// The page that a link is on.
struct Page<'a> {
    context: &'a CheckContext<'a>,
    /// The targets in the language of the page.
    targets: &'a LinkTargets<'a>,
    languages: &'a [String],
    entry: &'a AuthoredEntry<'a>,
    own_path: String,
    is_published: bool,
}

impl Page<'_> {
    fn problem(&self, link: &AuthoredLink) -> Option<Problem> {
        match &link.destination {
            Destination::Page(page) => self.page_problem(&link.written, page),
            Destination::Fragment(fragment) => self.targets.diagnose_own_fragment(&self.own_path, fragment),
            Destination::File { path, rest } => self.file_problem(path, rest),
            Destination::External(url) => self.own_site_problem(link, url),
            Destination::Unknown => Some(self.unknown_problem(&link.written)),
        }
    }

    fn page_problem(&self, address: &str, page: &PagePath) -> Option<Problem> {
        let own = self.context.locale.language.code.as_str();
        let targets = self.context.targets.of(page.language.as_deref().unwrap_or(own))?;
        if let Some(problem) = targets.diagnose(page, self.is_published) {
            return Some(problem);
        }
        if page.language.as_deref() == Some(own) {
            let right = written(&PagePath { language: None, ..page.clone() });
            let message = format!("the link `{address}` names its own language");
            return Some(Problem::warning(message, format!("write `{right}`")));
        }
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let help = || format!("write `{}`", written(page));
        let message = || format!("the link `{address}` needs a `/` after the page's name");
        (!path.ends_with('/')).then(|| Problem::warning(message(), help()))
    }

    fn file_problem(&self, path: &str, rest: &str) -> Option<Problem> {
        if self.context.images.has_file(path) || self.context.targets.has_file(path) {
            return None;
        }
        let page = PagePath { language: None, path: format!("/{path}"), rest: String::from(rest) };
        let respelt = || Some(format!("write `{}`", self.respelt(&written(&page))?));
        let file = || {
            let similar = self.context.images.similar(path)?;
            Some(format!("did you mean `{similar}{}`? If not, add the file", web_url::encode(rest)))
        };
        let help = self.targets.alias_help(&page).or_else(respelt).or_else(file);
        let help = help.unwrap_or_else(|| String::from("add the file there, or correct the link"));
        Some(Problem::error(format!("the file `public/{path}` does not exist"), help))
    }

    /// Returns a warning about a full address that leads to this site. It would break with the name of the site, and it
    /// leads away from a preview.
    fn own_site_problem(&self, link: &AuthoredLink, url: &str) -> Option<Problem> {
        let address = local_address(url, &self.context.content.site.base_url)?;
        let reader = LinkReader { images: self.context.images, languages: self.languages };
        let mut destination = reader.local(&address);
        let own = self.context.locale.language.code.as_str();
        if let Destination::Page(page) = &mut destination {
            // An address without a language is one of the default language.
            let language = page.language.take().or_else(|| self.languages.first().cloned());
            page.language = language.filter(|language| language != own);
        }
        let (right, problem) = match &destination {
            Destination::Page(page) => (written(page), self.page_problem(&written(page), page)),
            Destination::File { path, rest } => {
                (format!("/{}{}", web_url::encode_path(path), web_url::encode(rest)), self.file_problem(path, rest))
            }
            Destination::Fragment(_) | Destination::External(_) | Destination::Unknown => return None,
        };
        let shown = &link.written;
        Some(match problem {
            Some(problem) => Problem::warning(format!("there is no such page here: `{shown}`"), problem.help),
            None if link.is_bare => {
                Problem::warning(format!("`{shown}` is on this site"), format!("write `[{shown}]({right})`"))
            }
            None => Problem::warning(format!("`{shown}` is on this site"), format!("write `{right}`")),
        })
    }

    fn unknown_problem(&self, address: &str) -> Problem {
        let help = self.meant(address).map_or_else(
            || {
                String::from(
                    "write the address of a page as the address bar shows it after the name of the site, or the whole \
                     address of another site",
                )
            },
            |meant| format!("write `{meant}`"),
        );
        Problem::error(format!("the link `{address}` does not work"), help)
    }

    /// Returns what an editor most likely means by an address that is neither local nor absolute.
    fn meant(&self, address: &str) -> Option<String> {
        if address.is_empty() {
            return None;
        }
        let own = self.entry.body.filter(|body| body.heading_ids.contains(address));
        own.map(|_| format!("#{address}"))
            .or_else(|| self.without_own_host(absolute(address)?))
            .or_else(|| self.respelt(address))
            .or_else(|| self.context.images.similar(address).filter(|_| address.contains('.')))
    }

    /// Returns a URL, or its address within the site if it leads to this site.
    fn without_own_host(&self, url: String) -> Option<String> {
        let local = local_address(&url, &self.context.content.site.base_url);
        local.and_then(|address| self.respelt(&address)).or(Some(url))
    }

    /// Returns the address of the page that an editor most likely means, in any language.
    fn respelt(&self, address: &str) -> Option<String> {
        let own = self.context.locale.language.code.as_str();
        let language_of = |name: &str| self.languages.iter().find(|code| code.eq_ignore_ascii_case(name));
        let language = address.split('/').find_map(language_of).filter(|language| *language != own);
        let targets = language.map_or(Some(self.targets), |language| self.context.targets.of(language))?;
        Some(written(&PagePath { language: language.cloned(), ..targets.respelt(address)? }))
    }
}

/// Returns the absolute URL that an editor means by an e-mail address or by the name of a site without a scheme.
fn absolute(address: &str) -> Option<String> {
    if address.contains(':') {
        return None;
    }
    let rest = address.strip_prefix("//").unwrap_or(address);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (_, end) = host.rsplit_once('.')?;
    let is_host = end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic()) && !host.starts_with('.');
    if !is_host || FILE_EXTENSIONS.contains(&end) {
        return None;
    }
    let scheme = if host.contains('@') { "mailto:" } else { "https://" };
    web_url::parse(&[scheme, rest].concat()).ok()
}

/// Returns the address within the site, without its leading slash, of a URL that leads to it, with `www.` or without.
fn local_address(url: &str, base_url: &str) -> Option<String> {
    let host = |url: &str| {
        let host = hostname(url).split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
        let host = host.strip_suffix('.').unwrap_or(host);
        String::from(host.strip_prefix("www.").unwrap_or(host))
    };
    if !url.starts_with("http") || base_url.is_empty() {
        return None;
    }
    let name = host(url);
    let is_preview = PREVIEW_HOSTS.contains(&name.split(':').next().unwrap_or_default());
    if !is_preview && name != host(base_url) {
        return None;
    }
    let path = |url: &str| {
        let (_, rest) = url.split_once("://").unwrap_or_default();
        String::from(&rest[rest.find(['/', '?', '#']).unwrap_or(rest.len())..])
    };
    let (path, base) = (path(url), if is_preview { String::from("/") } else { path(base_url) });
    // The home page is also known without its final slash.
    if let Some(rest) = path.strip_prefix(base.trim_end_matches('/')).filter(|rest| !rest.starts_with('/')) {
        return (rest.is_empty() || rest.starts_with(['?', '#'])).then(|| String::from(rest));
    }
    path.strip_prefix(&base).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_of_the_site_are_recognised() {
        for (url, local) in [
            ("https://a.example/about/", Some("about/")),
            ("http://a.example/about/#x", Some("about/#x")),
            ("https://www.a.example/", Some("")),
            ("https://A.example:443", Some("")),
            ("https://a.example./about/", Some("about/")),
            ("http://127.0.0.1:8080/about/", Some("about/")),
            ("http://localhost:8080/about/", Some("about/")),
            ("https://localhost.example/about/", None),
            ("https://a.example?q=1", Some("?q=1")),
            ("https://a.example/images/b.png", Some("images/b.png")),
            ("https://b.a.example/about/", None),
            ("https://a.example.org/", None),
            ("mailto:us@a.example", None),
        ] {
            assert_eq!(local_address(url, "https://a.example/").as_deref(), local, "{url}");
        }
        for (url, local) in [
            ("https://a.example/site/about/", Some("about/")),
            ("https://a.example/site", Some("")),
            ("https://a.example/sites/", None),
            ("https://a.example/", None),
        ] {
            assert_eq!(local_address(url, "https://www.a.example/site/").as_deref(), local, "{url}");
        }
    }

    #[test]
    fn an_address_without_its_scheme_is_recognised() {
        for (address, url) in [
            ("www.python.org", Some("https://www.python.org")),
            ("python.org/about", Some("https://python.org/about")),
            ("//a.org/x", Some("https://a.org/x")),
            ("me@a.example", Some("mailto:me@a.example")),
            ("about", None),
            ("about.md", None),
            ("../about.md", None),
            ("javascript:alert(1.aa)", None),
        ] {
            assert_eq!(absolute(address).as_deref(), url, "{address}");
        }
    }
}
