//! The posts to publish, each with the summary that lists show.

use super::locale_content::LocaleContent;
use super::locale_formatter::LocaleFormatter;
use super::{PublishOptions, PublishablePost};
use crate::authored::{AuthoredPost, Content};
use crate::source::fields::Spanned;
use jiff::civil::Date;
use model::news::{PostSummary, RelevantUntil};

/// Returns the posts to publish, newest first.
pub(super) fn publishable_posts<'a>(
    content: &Content,
    locale: &LocaleContent<'a>,
    formatter: &LocaleFormatter,
    options: PublishOptions,
) -> Vec<PublishablePost<'a>> {
    let is_published =
        |post: &&AuthoredPost| options.with_unpublished || options.unpublished(post.publication()).is_none();
    let posts = locale.posts.iter().copied().filter(is_published);
    posts.map(|post| PublishablePost { post, summary: summary(post, content, locale, formatter, options) }).collect()
}

fn summary(
    post: &AuthoredPost,
    content: &Content,
    locale: &LocaleContent<'_>,
    formatter: &LocaleFormatter,
    options: PublishOptions,
) -> PostSummary {
    let name = |id: &Spanned<String>| content.people.get(&id.value).map(|author| author.person.name.clone());
    let tag = |slug: &Spanned<String>| locale.tag(&slug.value).cloned();
    let relevant_until =
        |day: Date| RelevantUntil { day: day.to_string(), label: formatter.day(day), is_over: day < options.today };
    PostSummary {
        slug: post.slug.clone(),
        language: post.language.clone(),
        title: post.title.clone(),
        date: post.date.to_string(),
        date_label: formatter.day(post.date),
        relevant_until: post.relevant_until.map(relevant_until),
        summary: post.summary.clone(),
        authors: post.authors.iter().filter_map(name).collect(),
        tags: post.tags.iter().filter_map(tag).collect(),
        image: post.image.clone(),
        external: post.external.clone(),
        unpublished: options.unpublished(post.publication()),
    }
}
