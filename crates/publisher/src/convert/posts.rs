//! Authored posts → the published files of posts.

use super::pages::{directive_block, values};
use super::{Publishable, PublishablePost};
use crate::authored::AuthoredPost;
use crate::markdown::count_words;
use crate::memory::Shared;
use jiff::civil::Date;
use model::SCHEMA;
use model::body::Block;
use model::news::{Post, PostLink, PostSummary};
use model::route::Route;

/// Adults read about this many words of English in a minute: Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047.
const WORDS_PER_MINUTE: usize = 238;

/// What the page of a post is made from.
#[derive(Debug, PartialEq)]
pub(crate) struct PostSource {
    post: Shared<AuthoredPost>,
    summary: Shared<PostSummary>,
    /// What its directives put in, in their order.
    inserted: Vec<Option<Block>>,
    newer: Option<Shared<PostSummary>>,
    older: Option<Shared<PostSummary>>,
}

impl PostSource {
    pub fn content(&self) -> Post {
        let mut inserted = self.inserted.iter();
        let body = self.post.body.blocks(|_| inserted.next().cloned().flatten());
        let minutes = count_words(&body).div_ceil(WORDS_PER_MINUTE).max(1);
        Post {
            schema: SCHEMA,
            summary: PostSummary::clone(&self.summary),
            reading_minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            body,
            newer: self.newer.as_deref().map(link),
            older: self.older.as_deref().map(link),
        }
    }

    pub fn route(&self) -> Route {
        Route::Post(self.post.slug.clone())
    }

    pub fn modified(&self) -> Date {
        self.post.updated.unwrap_or(self.post.date)
    }

    pub fn aliases(&self) -> Vec<String> {
        values(&self.post.aliases)
    }
}

/// All posts, newest first.
pub(super) fn sources(publishable: &Publishable<'_>) -> impl Iterator<Item = PostSource> {
    (0..publishable.posts.len()).filter_map(|index| source(index, publishable))
}

fn link(summary: &PostSummary) -> PostLink {
    PostLink { slug: summary.slug.clone(), title: summary.title.clone(), language: summary.language.clone() }
}

fn source(index: usize, publishable: &Publishable<'_>) -> Option<PostSource> {
    let PublishablePost { post, summary } = publishable.posts.get(index)?;
    let neighbour = |index: Option<usize>| Some(publishable.posts.get(index?)?.summary.clone());
    Some(PostSource {
        post: Shared::clone(post),
        summary: summary.clone(),
        inserted: post.body.directives().map(|(directive, _)| directive_block(directive, publishable)).collect(),
        newer: neighbour(index.checked_sub(1)),
        older: neighbour(index.checked_add(1)),
    })
}
