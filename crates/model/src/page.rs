//! The kinds of page: one enum, with what all kinds have in common.

use crate::body::{Block, Inline};
use crate::initiative::InitiativesPage;
use crate::leadership::LeadershipPage;
use crate::news::{NewsList, Post};
use crate::route::Route;
use crate::text_page::TextPage;
use serde::{Deserialize, Deserializer, Serialize};

/// The content of a page, by kind. Its JSON is that of the variant alone: the route says which kind it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[allow(
    clippy::large_enum_variant,
    reason = "on 64 bits: a box would save memory for few values, and cost WebAssembly"
)]
pub enum PageContent {
    /// The home page, a further page of prose, a list of events or an event.
    Text(TextPage),
    /// All initiatives.
    Initiatives(InitiativesPage),
    /// The teams and councils.
    Leadership(LeadershipPage),
    /// A list of posts.
    News(NewsList),
    /// A post.
    Post(Post),
}

/// What pages of every kind have: language, title, heading and description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageMeta {
    /// The language of the content, which is the default language where a translation is missing.
    pub language: String,
    /// The title, for the document's head and for links. It does not contain the site's title.
    pub title: String,
    /// The only heading of level 1.
    pub heading: String,
    /// One or two sentences for search engines and link previews.
    pub description: String,
    /// The languages without this page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub substitutes: Vec<Substitute>,
    /// What readers should know of a translation: that it is older than its source, or that nobody has reviewed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notice: Vec<Inline>,
    /// The link to where editors change the page, or nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edit_link: Vec<Inline>,
}

/// A language that does not have a page, with the nearest page that it has: where the language switch leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Substitute {
    /// The code of the language.
    pub language: String,
    /// The path of the nearest page, as [`Route::path`] returns it.
    pub path: String,
}

impl PageContent {
    /// Deserializes the published file of a route.
    ///
    /// # Errors
    /// Errors if the file does not have the shape of the route's kind of page.
    pub fn deserialize<'de, D: Deserializer<'de>>(route: &Route, file: D) -> Result<PageContent, D::Error> {
        match route {
            Route::Home
            | Route::Page(_)
            | Route::Events
            | Route::EventsPage(_)
            | Route::EventArchive(_)
            | Route::EventArchivePage(..)
            | Route::Event(_)
            | Route::Opportunities
            | Route::OpportunitiesPage(_)
            | Route::OpportunityArchive
            | Route::OpportunityArchivePage(_)
            | Route::Opportunity(_) => TextPage::deserialize(file).map(PageContent::Text),
            Route::Initiatives => InitiativesPage::deserialize(file).map(PageContent::Initiatives),
            Route::Leadership => LeadershipPage::deserialize(file).map(PageContent::Leadership),
            Route::News
            | Route::NewsPage(_)
            | Route::NewsTag(_)
            | Route::NewsTagPage(..)
            | Route::NewsAuthor(_)
            | Route::NewsAuthorPage(..) => NewsList::deserialize(file).map(PageContent::News),
            Route::Post(_) => Post::deserialize(file).map(PageContent::Post),
        }
    }

    /// Returns the title and the description, for the head of a document.
    #[must_use]
    pub fn title_and_description(&self) -> (&str, &str) {
        let meta = match self {
            PageContent::Text(page) => &page.meta,
            PageContent::Initiatives(page) => &page.meta,
            PageContent::Leadership(page) => &page.meta,
            PageContent::News(list) => &list.meta,
            PageContent::Post(post) => return (&post.summary.title, &post.summary.summary),
        };
        (&meta.title, &meta.description)
    }

    /// Returns what pages of every kind have.
    #[must_use]
    pub fn meta(&self) -> PageMeta {
        match self {
            PageContent::Text(page) => page.meta.clone(),
            PageContent::Initiatives(page) => page.meta.clone(),
            PageContent::Leadership(page) => page.meta.clone(),
            PageContent::News(list) => list.meta.clone(),
            PageContent::Post(post) => post.meta(),
        }
    }

    /// Returns the languages without this page.
    #[must_use]
    pub fn substitutes(&self) -> &[Substitute] {
        match self {
            PageContent::Text(page) => &page.meta.substitutes,
            PageContent::Initiatives(page) => &page.meta.substitutes,
            PageContent::Leadership(page) => &page.meta.substitutes,
            PageContent::News(list) => &list.meta.substitutes,
            PageContent::Post(post) => &post.substitutes,
        }
    }

    /// Sets the languages without this page.
    pub fn set_substitutes(&mut self, substitutes: Vec<Substitute>) {
        *self.parts_of_meta_mut().0 = substitutes;
    }

    /// Sets the notice about a translation.
    pub fn set_notice(&mut self, notice: Vec<Inline>) {
        *self.parts_of_meta_mut().1 = notice;
    }

    /// Sets the link to where editors change the page.
    pub fn set_edit_link(&mut self, link: Inline) {
        *self.parts_of_meta_mut().2 = vec![link];
    }

    /// Returns the link to where editors change the page, or nothing.
    #[must_use]
    pub fn edit_link(&self) -> &[Inline] {
        match self {
            PageContent::Text(page) => &page.meta.edit_link,
            PageContent::Initiatives(page) => &page.meta.edit_link,
            PageContent::Leadership(page) => &page.meta.edit_link,
            PageContent::News(list) => &list.meta.edit_link,
            PageContent::Post(post) => &post.edit_link,
        }
    }

    fn parts_of_meta_mut(&mut self) -> (&mut Vec<Substitute>, &mut Vec<Inline>, &mut Vec<Inline>) {
        let meta = match self {
            PageContent::Text(page) => &mut page.meta,
            PageContent::Initiatives(page) => &mut page.meta,
            PageContent::Leadership(page) => &mut page.meta,
            PageContent::News(list) => &mut list.meta,
            PageContent::Post(post) => return (&mut post.substitutes, &mut post.notice, &mut post.edit_link),
        };
        (&mut meta.substitutes, &mut meta.notice, &mut meta.edit_link)
    }

    /// Returns the bodies on the page, in their order.
    pub fn bodies_mut(&mut self) -> Vec<&mut [Block]> {
        match self {
            PageContent::Text(page) => vec![&mut page.body],
            PageContent::Initiatives(page) => {
                let bodies = page.initiatives.iter_mut().map(|initiative| &mut *initiative.body);
                std::iter::once(&mut *page.introduction).chain(bodies).collect()
            }
            PageContent::Leadership(page) => vec![&mut page.introduction],
            PageContent::News(list) => vec![&mut list.introduction],
            PageContent::Post(post) => vec![&mut post.body],
        }
    }

    /// Returns the post, if this is the page of one.
    #[must_use]
    pub fn post(&self) -> Option<&Post> {
        match self {
            PageContent::Post(post) => Some(post),
            _ => None,
        }
    }
}
