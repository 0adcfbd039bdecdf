//! Authored posts → what is shown of each in lists.

use super::locale_content::LocaleContent;
use super::{Options, PublishablePost};
use crate::authored::{self, AuthoredPost};
use crate::memory::{LocaleMemory, Shared, Source, Wanted};
use crate::source::fields::Spanned;
use model::news::{PostSummary, Tag};
use std::collections::BTreeMap;

/// The posts to publish, newest first.
pub(super) fn shown_posts<'a>(
    content: &authored::Content,
    locale: &LocaleContent<'a>,
    options: Options,
    memory: &mut LocaleMemory,
) -> Vec<PublishablePost<'a>> {
    let is_shown = |post: &&Shared<AuthoredPost>| options.with_unpublished || options.unpublished(post).is_none();
    let posts: Vec<&Shared<AuthoredPost>> = locale.posts.iter().copied().filter(is_shown).collect();
    let settings = memory.summary_settings.settle(SummarySettings {
        names: content.people.iter().map(|(id, person)| (id.clone(), person.person.name.clone())).collect(),
        tags: locale.strings.tags.clone(),
        options,
    });
    let source = |post: &&Shared<AuthoredPost>| SummarySource { post: Shared::clone(post), settings: settings.clone() };
    let sources = posts.iter().map(source).collect();
    let summaries = memory.summaries.results(sources, |wanted| wanted.iter().map(wanted_summary).collect());
    posts.into_iter().zip(summaries).map(|(post, summary)| PublishablePost { post, summary }).collect()
}

/// What the summaries of all posts share.
#[derive(Debug, PartialEq)]
pub(crate) struct SummarySettings {
    /// Of people, by id.
    names: BTreeMap<String, String>,
    tags: Vec<Tag>,
    options: Options,
}

/// What a summary is made from.
#[derive(Debug, PartialEq)]
pub(crate) struct SummarySource {
    post: Shared<AuthoredPost>,
    settings: Shared<SummarySettings>,
}

impl Source for SummarySource {
    type Key = String;

    fn key(&self) -> String {
        self.post.slug.clone()
    }
}

/// A summary. One that says what it said before stays the same one, so that no list with it is made again.
fn wanted_summary(wanted: &Wanted<'_, SummarySource, Shared<PostSummary>>) -> Shared<PostSummary> {
    let summary = summary(&wanted.source.post, &wanted.source.settings);
    match wanted.earlier {
        Some(earlier) if **earlier == summary => earlier.clone(),
        _ => Shared::new(summary),
    }
}

fn summary(post: &AuthoredPost, settings: &SummarySettings) -> PostSummary {
    let tag = |slug: &Spanned<String>| settings.tags.iter().find(|tag| tag.slug == slug.value).cloned();
    PostSummary {
        slug: post.slug.clone(),
        language: post.language.clone(),
        title: post.title.clone(),
        date: post.date.to_string(),
        summary: post.summary.clone(),
        authors: post.authors.iter().filter_map(|id| settings.names.get(&id.value).cloned()).collect(),
        tags: post.tags.iter().filter_map(tag).collect(),
        image: post.image.clone(),
        external: post.external.clone(),
        unpublished: settings.options.unpublished(post),
    }
}
