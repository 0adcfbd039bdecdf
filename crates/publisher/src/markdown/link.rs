//! Links as editors write them.

use crate::source::images::Images;
use crate::source::web_url::{self, UrlError};
use model::body::LinkTarget;
use model::urls::language_folder;
use percent_encoding::percent_decode_str;

/// A link as an editor wrote it, checked when all pages are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoredLink {
    /// The address as the editor wrote it.
    pub written: String,
    /// Whether the address is written without brackets, as a part of the text.
    pub is_bare: bool,
    /// Where the link leads.
    pub destination: Destination,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A page of the site.
    Page(PagePath),
    /// A heading of the same page, without `#`.
    Fragment(String),
    /// A file of the site.
    File {
        /// The path of the file, without a leading slash, not encoded.
        path: String,
        /// The query and the fragment, with `?` and `#`.
        rest: String,
    },
    /// A URL of another site, an e-mail address or a telephone number, as it is published.
    External(String),
    /// Nothing that a link can lead to.
    Unknown,
}

/// The address of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePath {
    /// The code of the language, if the address has one.
    pub language: Option<String>,
    /// The path without a language, with a trailing slash.
    pub path: String,
    /// The query and the fragment, with `?` and `#`.
    pub rest: String,
}

impl PagePath {
    /// Returns the fragment.
    #[must_use]
    pub fn fragment(&self) -> Option<&str> {
        self.rest.split_once('#').map(|(_, fragment)| fragment)
    }

    /// Returns the query with its `?`, or an empty string.
    #[must_use]
    pub fn query(&self) -> &str {
        self.rest.split('#').next().unwrap_or_default()
    }
}

/// What links are read with.
#[derive(Clone, Copy)]
pub(crate) struct LinkReader<'a> {
    /// The static files.
    pub images: &'a Images,
    /// The codes of the languages, the default language first.
    pub languages: &'a [String],
}

impl LinkReader<'_> {
    /// Reads an address.
    ///
    /// # Errors
    /// Errors if it is an absolute URL that does not work.
    pub fn read(&self, written: &str) -> Result<Destination, UrlError> {
        if let Some(fragment) = written.strip_prefix('#') {
            return Ok(Destination::Fragment(String::from(fragment)));
        }
        if let Some(local) = written.strip_prefix('/').filter(|local| !local.starts_with('/')) {
            return Ok(self.local(local));
        }
        match web_url::parse(written) {
            Ok(url) => Ok(Destination::External(url)),
            Err(UrlError::Scheme { .. }) => Ok(Destination::Unknown),
            Err(error) => Err(error),
        }
    }

    /// Reads an address of the site, without its leading slash.
    pub fn local(&self, address: &str) -> Destination {
        if let Some((path, rest)) = self.images.find(address) {
            return Destination::File { path, rest: String::from(rest) };
        }
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let decoded = percent_decode_str(path).decode_utf8().map_or_else(|_| String::from(path), String::from);
        let rest = String::from(rest);
        if decoded.rsplit('/').next().is_some_and(|name| name.contains('.')) {
            return Destination::File { path: decoded, rest };
        }
        let path = ["/", &decoded, if decoded.is_empty() || decoded.ends_with('/') { "" } else { "/" }].concat();
        let first = path.split('/').nth(1).unwrap_or_default();
        let language = self.languages.iter().find(|code| !first.is_empty() && code.eq_ignore_ascii_case(first));
        let path = language.map_or(path.as_str(), |_| &path[first.len() + 1..]);
        Destination::Page(PagePath { language: language.cloned(), path: String::from(path), rest })
    }

    /// Returns a destination as it is published. One that cannot be published is reported by a check.
    pub fn target(&self, destination: &Destination) -> Option<LinkTarget> {
        Some(match destination {
            Destination::Page(PagePath { language: None, path, rest }) => {
                LinkTarget::Page([path, &*web_url::encode(rest)].concat())
            }
            // Another language is another document, so the app leaves the link to the browser, as with files.
            Destination::Page(PagePath { language: Some(language), path, rest }) => {
                let rest = web_url::encode(rest);
                LinkTarget::File(match self.languages.first() == Some(language) {
                    true => [&path[1..], &rest].concat(),
                    false => [&*language_folder(language), path, &rest].concat(),
                })
            }
            Destination::Fragment(fragment) => LinkTarget::Fragment(web_url::encode(fragment)),
            Destination::File { path, rest } => {
                LinkTarget::File([web_url::encode_path(path), web_url::encode(rest)].concat())
            }
            Destination::External(url) => LinkTarget::External(url.clone()),
            Destination::Unknown => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Reads an address on a site with these files. Returns its destination and its published form.
    fn read(written: &str, files: &[&str]) -> (Destination, Option<LinkTarget>) {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let file = root.path().join("public").join(file);
            std::fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).unwrap();
            std::fs::write(file, "").unwrap();
        }
        let (images, languages) = (Images::new(root.path()), ["en", "es", "pt-BR"].map(String::from));
        let reader = LinkReader { images: &images, languages: &languages };
        let destination = reader.read(written).unwrap();
        let target = reader.target(&destination);
        (destination, target)
    }

    #[test]
    fn addresses_have_one_published_form() {
        let page = |path: &str| Some(LinkTarget::Page(String::from(path)));
        let file = |path: &str| Some(LinkTarget::File(String::from(path)));
        for (written, published) in [
            ("#goal", Some(LinkTarget::Fragment(String::from("goal")))),
            ("/", page("/")),
            ("/about/#goal", page("/about/#goal")),
            ("/about#goal", page("/about/#goal")),
            ("/about/?q=1", page("/about/?q=1")),
            ("/about?q=1&r=a b#goal", page("/about/?q=1&r=a%20b#goal")),
            ("/ab%6Fut/", page("/about/")),
            ("/es/about/#goal", file("es/about/#goal")),
            ("/es", file("es/")),
            ("/en/about/", file("about/")),
            ("/essay/", page("/essay/")),
            ("/PT-br/about/", file("pt-br/about/")),
            ("/feed.xml", file("feed.xml")),
            ("https://a.org/x", Some(LinkTarget::External(String::from("https://a.org/x")))),
            ("about", None),
            ("//a.org/", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(read(written, &[]).1, published, "{written}");
        }
    }

    #[test]
    fn files_are_found_however_their_names_are_written() {
        const FILES: [&str; 7] =
            ["a#b.png", "50%.png", "my photo.png", "My Photo.JPG", "paper.pdf", "100%25.txt", "caf\u{e9}.png"];
        for (written, published) in [
            ("/a#b.png", "a%23b.png"),
            ("/a%23b.png", "a%23b.png"),
            ("/50%.png", "50%25.png"),
            ("/50%25.png", "50%25.png"),
            ("/my photo.png", "my%20photo.png"),
            ("/my%20photo.png", "my%20photo.png"),
            ("/My Photo.JPG", "My%20Photo.JPG"),
            ("/My%20Photo.JPG", "My%20Photo.JPG"),
            ("/paper.pdf#page=2", "paper.pdf#page=2"),
            ("/paper.pdf?v=1#page=2", "paper.pdf?v=1#page=2"),
            ("/a#b.png#x", "a%23b.png#x"),
            ("/100%25.txt", "100%2525.txt"),
            ("/cafe\u{301}.png", "caf%C3%A9.png"),
        ] {
            let (_, target) = read(written, &FILES);
            assert_eq!(target, Some(LinkTarget::File(String::from(published))), "{written}");
        }
        let (missing, _) = read("/my photo.jpg", &FILES);
        assert_eq!(missing, Destination::File { path: String::from("my photo.jpg"), rest: String::new() });
    }
}
