//! A page as HTML text, rendered from the same typed tree that the app renders in the browser.
//!
//! Readers without scripts, search engines and everyone in the moments before the app is ready read it. The modules
//! mirror the app's `components/` and `pages/`; a browser test compares the two for every route.

mod body;
mod cards;
mod cloth;
mod formats;
mod frame;
mod members;
mod news;
mod page_head;
mod pages;
mod post;

use formats::Formats;
use maud::Markup;
use model::content::Content;
use model::news::Post;
use model::route::Route;
use model::site::Site;
use model::strings::Strings;
use model::urls::SiteUrls;
use std::fmt::Display;
use std::rc::Rc;

/// What all parts of a page's text need to know.
pub struct TextContext<'a> {
    site: &'a Site,
    urls: SiteUrls,
    language: &'a str,
    formats: Rc<Formats>,
    /// What stands before `#` in a link to another part of the page: nothing, or in a feed the page's address.
    this_page: String,
}

impl<'a> TextContext<'a> {
    /// The context of one language's pages. `urls` decides which form links have.
    #[must_use]
    pub fn new(site: &'a Site, urls: SiteUrls, language: &'a str) -> TextContext<'a> {
        TextContext { site, urls, language, formats: Rc::new(Formats::new(language)), this_page: String::new() }
    }

    /// The page of a route with header and footer, or the page for an address that leads nowhere.
    #[must_use]
    pub fn page(&self, page: Option<(&Route, &Content)>) -> Markup {
        frame::page(page, self)
    }

    /// The text of a post alone, for feeds, whose readers do not see the page at `page_url` around it.
    #[must_use]
    pub fn feed_html(&self, post: &Post, page_url: &str) -> String {
        let (urls, formats) = (self.urls.clone(), Rc::clone(&self.formats));
        let context = TextContext { urls, formats, this_page: String::from(page_url), ..*self };
        body::blocks(&post.body, &context).into_string()
    }

    fn strings(&self) -> &Strings {
        &self.site.strings
    }

    fn page_url(&self, route: &Route) -> String {
        self.urls.page(self.language, route)
    }

    fn href(&self, path: &str) -> String {
        self.urls.href(self.language, path)
    }

    fn number(&self, number: u32) -> String {
        self.formats.number(number)
    }

    fn is_feed(&self) -> bool {
        !self.this_page.is_empty()
    }

    fn fragment(&self, id: impl Display) -> String {
        format!("{}#{id}", self.this_page)
    }

    /// The value of the `lang` attribute for a text, if it differs from the language shown.
    fn lang_of_part<'b>(&self, language: &'b str) -> Option<&'b str> {
        (self.language != language).then_some(language)
    }

    /// The value of the `dir` attribute for a text, if it differs from that of the language shown.
    fn dir_of_part(&self, language: &str) -> Option<&'static str> {
        self.site.direction_of_part(self.language, language)
    }
}
