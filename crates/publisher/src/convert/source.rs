//! What a page is made from, and the page.
//!
//! A source holds everything, so a page is the same as long as its source is.

use super::lists::ListSource;
use super::posts::PostSource;
use super::{PublishedPage, content_json};
use crate::memory::Source;
use jiff::civil::Date;
use model::page::PageContent;
use model::route::Route;

/// What a page is made from.
#[derive(Debug, PartialEq)]
pub(crate) enum PageSource {
    /// A page of text, of initiatives or of teams.
    Written(Box<WrittenSource>),
    List(ListSource),
    Post(PostSource),
}

/// A page that is small enough to be made anew each time.
#[derive(Debug, PartialEq)]
pub(crate) struct WrittenSource {
    pub route: Route,
    pub content: PageContent,
    pub modified: Option<Date>,
    pub aliases: Vec<String>,
}

impl Source for PageSource {
    type Key = Route;

    fn key(&self) -> Route {
        match self {
            PageSource::Written(page) => page.route.clone(),
            PageSource::List(list) => list.route(),
            PageSource::Post(post) => post.route(),
        }
    }
}

impl PageSource {
    /// The page in the locale of this language.
    ///
    /// # Errors
    /// Its file does not read back as what was written, which is a mistake of the publisher.
    pub fn page(&self, language: &str) -> Result<PublishedPage, String> {
        let (content, modified, aliases) = match self {
            PageSource::Written(page) => (page.content.clone(), page.modified, page.aliases.clone()),
            PageSource::List(list) => (PageContent::News(list.content()), list.modified, list.aliases()),
            PageSource::Post(post) => (PageContent::Post(post.content()), Some(post.modified()), post.aliases()),
        };
        let route = self.key();
        let json = content_json(language, &route, &content)?;
        Ok(PublishedPage { route, meta: content.meta(), content, modified, aliases, json })
    }
}
