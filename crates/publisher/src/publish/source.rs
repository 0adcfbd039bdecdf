//! What a page is made from, and the page.
//!
//! A source holds everything, so a page is the same as long as its source is.

use super::lists::ListSource;
use super::posts::PostSource;
use super::{PublishedPage, json};
use jiff::civil::Date;
use model::content::Content;
use model::route::Route;

/// What a page is made from.
#[derive(Debug, PartialEq)]
pub(crate) enum PageSource {
    /// A page of text, of initiatives or of teams.
    Written(Box<WrittenSource>),
    List(Box<ListSource>),
    Post(PostSource),
}

/// A page that is small enough to be made anew each time.
#[derive(Debug, PartialEq)]
pub(crate) struct WrittenSource {
    pub content: Content,
    pub modified: Option<Date>,
    pub aliases: Vec<String>,
}

impl PageSource {
    /// The page.
    ///
    /// # Errors
    /// Its file does not read back as what was written, which is a mistake of the publisher.
    pub fn page(&self, route: &Route) -> Result<PublishedPage, String> {
        let (content, modified, aliases) = match self {
            PageSource::Written(page) => (page.content.clone(), page.modified, page.aliases.clone()),
            PageSource::List(list) => (Content::News(list.content()), list.modified, list.aliases.clone()),
            PageSource::Post(post) => (Content::Post(post.content()), Some(post.modified()), post.aliases()),
        };
        let file = route.content_file();
        let json = match &content {
            Content::Page(value) => json(&file, value),
            Content::Initiatives(value) => json(&file, value),
            Content::Leadership(value) => json(&file, value),
            Content::News(value) => json(&file, value),
            Content::Post(value) => json(&file, value),
        };
        Ok(PublishedPage { route: route.clone(), content, modified, aliases, json: json? })
    }
}
