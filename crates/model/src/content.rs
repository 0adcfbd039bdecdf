//! What a route shows, whatever its kind.

use crate::initiative::InitiativesPage;
use crate::leadership::LeadershipPage;
use crate::news::{NewsList, Post};
use crate::page::Page;

/// What a route shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The home page or a further page of text.
    Page(Page),
    /// The initiatives.
    Initiatives(InitiativesPage),
    /// The teams and councils.
    Leadership(LeadershipPage),
    /// A list of posts.
    News(NewsList),
    /// A post.
    Post(Post),
}

impl Content {
    /// The page's title, without the site's.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Content::Page(Page { head, .. })
            | Content::Initiatives(InitiativesPage { head, .. })
            | Content::Leadership(LeadershipPage { head, .. })
            | Content::News(NewsList { head, .. }) => &head.title,
            Content::Post(post) => &post.summary.title,
        }
    }

    /// One or two sentences for search engines and previews.
    #[must_use]
    pub fn description(&self) -> &str {
        match self {
            Content::Page(Page { head, .. })
            | Content::Initiatives(InitiativesPage { head, .. })
            | Content::Leadership(LeadershipPage { head, .. })
            | Content::News(NewsList { head, .. }) => &head.description,
            Content::Post(post) => &post.summary.summary,
        }
    }

    /// The language of the text, which is the default language where a translation is missing.
    #[must_use]
    pub fn language(&self) -> &str {
        match self {
            Content::Page(Page { head, .. })
            | Content::Initiatives(InitiativesPage { head, .. })
            | Content::Leadership(LeadershipPage { head, .. })
            | Content::News(NewsList { head, .. }) => &head.language,
            Content::Post(post) => &post.summary.language,
        }
    }
}
