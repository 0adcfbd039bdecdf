//! The pages of posts.

use super::author;
use crate::convert::directives::blocks;
use crate::convert::{Publishable, PublishablePost, PublishedPage};
use crate::files::share_cards::TITLED_ENTRIES;
use crate::markdown::count_words;
use model::SCHEMA;
use model::news::{Post, PostLink};
use model::page::PageContent;
use model::route::Route;
use model::strings::interpolate;
use rayon::prelude::*;

/// The reading speed of adults in English: Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047.
const WORDS_PER_MINUTE: usize = 238;

/// Makes the pages of all posts, newest first.
pub(super) fn pages(publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    publishable.posts.par_iter().enumerate().map(|(index, post)| page(index, post, publishable)).collect()
}

fn page(
    index: usize,
    PublishablePost { post, summary }: &PublishablePost<'_>,
    publishable: &Publishable<'_>,
) -> PublishedPage {
    let body = blocks(&post.body, publishable);
    let minutes = u32::try_from(count_words(&body).div_ceil(WORDS_PER_MINUTE).max(1)).unwrap_or(u32::MAX);
    let reading_time = publishable.locale.strings.reading_time.form(minutes);
    let link = |index: Option<usize>| publishable.posts.get(index?).map(post_link);
    let content = Post {
        schema: SCHEMA,
        summary: summary.clone(),
        reading_minutes: minutes,
        reading_time: interpolate(reading_time, &[("minutes", &publishable.formatter.number(minutes))]),
        byline: author::byline(post, publishable),
        body,
        newer: link(index.checked_sub(1)),
        older: link(index.checked_add(1)),
        substitutes: Vec::new(),
        notice: Vec::new(),
        edit_link: Vec::new(),
    };
    // `updated` may be a slip: a day before the post was published.
    let updated = publishable.last_change(post.updated.as_ref());
    let modified = updated.map_or(post.date, |updated| updated.max(post.date));
    let route = |slug: &str| Route::Post(String::from(slug));
    let page = PublishedPage::new(route(&post.slug), PageContent::Post(content), Some(modified), &post.aliases);
    let page = PublishedPage { has_titled_card: index < TITLED_ENTRIES, ..page };
    match &post.id {
        Some(id) => PublishedPage { id: route(&id.value), ..page },
        None => page,
    }
}

fn post_link(PublishablePost { summary, .. }: &PublishablePost<'_>) -> PostLink {
    PostLink { slug: summary.slug.clone(), title: summary.title.clone(), language: summary.language.clone() }
}
