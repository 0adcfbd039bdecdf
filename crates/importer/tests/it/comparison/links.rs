//! Links and images with their destinations.

use super::html::Element;
use super::line::Line;
use super::text::{line, split_words};
use super::url::{Address, parse_address};
use std::collections::BTreeMap;
use std::fmt;

/// The number of words by which a part of a page is recognized.
const WORDS_OF_PART: usize = 6;

/// The destination of a link, which is the same on both sites.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// An address on another site, an e-mail address or a telephone number.
    External(String),
    /// A document of the old site, with the first words of the part that the link leads to.
    Document(String, Option<String>),
    /// A file, or an address that leads nowhere.
    File(String),
}

/// A page of a site.
#[derive(Debug)]
pub struct Page {
    /// The source file in the old site; the URL path where a page of the new site does not come from there.
    pub document: String,
    /// Its content.
    pub content: Element,
}

/// The pages of one of the two sites.
#[derive(Debug, Default)]
pub struct SitePages {
    /// The address of the site, without a trailing slash.
    pub base_url: String,
    /// The pages by URL path.
    pub pages: BTreeMap<String, Page>,
    /// The folder of files that are below the root on the other site.
    pub files: &'static str,
}

/// Where a link is.
#[derive(Clone, Copy, Debug)]
pub struct LinkContext<'a> {
    /// The site.
    pub site: &'a SitePages,
    /// The URL path of the page.
    pub path: &'a str,
}

/// Returns the links, images and frames of an element. An image in a link is part of its text, and listed after it. A link
/// whose text is its address is left out: its words are compared, and the publisher makes a link of each address.
pub fn links(element: &Element, context: &LinkContext<'_>) -> Vec<Line> {
    let own = match element.name.as_str() {
        "a" => element.attribute("href").map(|url| (line(element, &|_| false), url)),
        "img" => element.attribute("src").map(|url| (description(element, "alt"), url)),
        "iframe" => element.attribute("src").map(|url| (description(element, "title"), url)),
        _ => None,
    };
    let own = own.filter(|(text, url)| !is_address(text, url)).map(|(text, url)| Line {
        shape: context.resolve(url).to_string(),
        text,
        url: String::from(url),
    });
    own.into_iter().chain(element.elements().flat_map(|child| links(child, context))).collect()
}

fn is_address(text: &str, url: &str) -> bool {
    let url = url.trim_end_matches('/');
    let schemes = ["", "https://", "http://", "mailto:"];
    schemes.into_iter().any(|scheme| url.strip_prefix(scheme) == Some(text.trim_end_matches('/')))
}

fn description(element: &Element, attribute: &str) -> String {
    split_words(element.attribute(attribute).unwrap_or_default()).join(" ")
}

impl LinkContext<'_> {
    fn resolve(&self, url: &str) -> Destination {
        match parse_address(url.trim(), &self.site.base_url, self.path) {
            Address::External(url) => Destination::External(url),
            Address::Internal { path, fragment } => match self.site.find(&path) {
                Some(page) => {
                    let part = fragment.filter(|fragment| !fragment.is_empty()).map(|id| first_words_of(page, &id));
                    Destination::Document(page.document.clone(), part)
                }
                None => {
                    let path = path.trim_start_matches('/');
                    Destination::File(String::from(path.strip_prefix(self.site.files).unwrap_or(path)))
                }
            },
        }
    }
}

impl SitePages {
    /// Finds a page as hosts do: with and without `.html` and `index.html`.
    fn find(&self, path: &str) -> Option<&Page> {
        let without_index = path.strip_suffix("index.html").unwrap_or(path);
        let without_extension = path.strip_suffix(".html").unwrap_or(path);
        let candidates = [path, without_index, without_extension].map(String::from);
        let longer = [format!("{path}.html"), format!("{path}/")];
        candidates.iter().chain(&longer).find_map(|candidate| self.pages.get(candidate))
    }
}

fn first_words_of(page: &Page, id: &str) -> String {
    let has_id = |element: &Element| {
        element.attribute("id") == Some(id) || element.name == "a" && element.attribute("name") == Some(id)
    };
    match page.content.find(&has_id) {
        Some(part) => line(part, &|_| false).split(' ').take(WORDS_OF_PART).collect::<Vec<_>>().join(" "),
        None => String::from("(no such part)"),
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Destination::External(url) => write!(formatter, "→ {url}"),
            Destination::Document(document, None) => write!(formatter, "→ {document}"),
            Destination::Document(document, Some(part)) => write!(formatter, "→ {document}, at “{part}”"),
            Destination::File(path) => write!(formatter, "→ file {path}"),
        }
    }
}
