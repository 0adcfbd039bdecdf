//! Authored posts → the published files of news.

use super::edition::Edition;
use super::pages::{blocks, directive_block, values};
use super::{Edited, EditedPost, Options, PageSource};
use crate::authored::{self, AuthoredPage, AuthoredPost};
use crate::fields::Placed;
use crate::markdown::{Part, count_words};
use crate::memory::{EditionMemory, Shared, Wanted};
use jiff::civil::Date;
use model::SCHEMA;
use model::body::Block;
use model::news::{NewsList, Post, PostLink, PostSummary, Tag};
use model::page::PageHead;
use model::route::Route;
use model::text::fill;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Adults read about this many words of English in a minute: Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047.
const WORDS_PER_MINUTE: usize = 238;

/// The posts to publish, newest first.
pub(super) fn shown_posts<'a>(
    content: &authored::Content,
    edition: &Edition<'a>,
    options: Options,
    memory: &mut EditionMemory,
) -> Vec<EditedPost<'a>> {
    let is_shown = |post: &&Shared<AuthoredPost>| options.with_unpublished || options.unpublished(post).is_none();
    let posts: Vec<&Shared<AuthoredPost>> = edition.posts.iter().copied().filter(is_shown).collect();
    let settings = memory.summary_settings.settle(SummarySettings {
        names: content.people.iter().map(|(id, person)| (id.clone(), person.person.name.clone())).collect(),
        tags: edition.strings.tags.clone(),
        options,
    });
    let sources = posts.iter().map(|post| (post.slug.clone(), (Shared::clone(post), settings.clone())));
    let summaries = memory.summaries.results(sources.collect(), |wanted| wanted.iter().map(wanted_summary).collect());
    posts.into_iter().zip(summaries).map(|(post, summary)| EditedPost { post, summary }).collect()
}

/// What the summaries of all posts share.
#[derive(Debug, PartialEq)]
pub(crate) struct SummarySettings {
    /// Of people, by id.
    names: BTreeMap<String, String>,
    tags: Vec<Tag>,
    options: Options,
}

type WantedSummary<'a> = Wanted<'a, String, (Shared<AuthoredPost>, Shared<SummarySettings>), Shared<PostSummary>>;

/// A summary. One that says what it said before stays the same one, so that no list with it is made again.
fn wanted_summary(wanted: &WantedSummary<'_>) -> Shared<PostSummary> {
    let (post, settings) = wanted.source;
    let summary = summary(post, settings);
    match &wanted.earlier {
        Some(earlier) if **earlier == summary => earlier.clone(),
        _ => Shared::new(summary),
    }
}

/// The lists of posts and the posts themselves. Without an introduction there are none; that was reported before.
pub(super) fn sources(edited: &Edited<'_>) -> Vec<(Route, PageSource)> {
    let Some(introduction) = edited.edition.pages.get("news") else { return Vec::new() };
    let tags = used_tags(edited);
    let lists = lists(introduction, &tags, edited).into_iter();
    let mut tagged: FxHashMap<&str, Vec<&EditedPost<'_>>> = FxHashMap::default();
    for shown in &edited.posts {
        shown.post.tags.iter().for_each(|tag| tagged.entry(&tag.value).or_default().push(shown));
    }
    let posts_of = |tag: &Tag| tagged.get(tag.slug.as_str()).map_or(&[][..], Vec::as_slice);
    let lists = lists.chain(tags.iter().map(|tag| tag_list(tag, posts_of(tag), &tags, edited)));
    let posts = (0..edited.posts.len()).filter_map(|index| post_source(index, edited));
    let posts = posts.map(|source| (Route::Post(source.post.slug.clone()), PageSource::Post(source)));
    lists.map(|(route, list)| (route, PageSource::List(Box::new(list)))).chain(posts).collect()
}

/// What a list of posts is made from.
#[derive(Debug, PartialEq)]
pub(crate) struct ListSource {
    head: PageHead,
    introduction: Vec<Block>,
    posts: Vec<Shared<PostSummary>>,
    page: u32,
    pages: u32,
    tag: Option<Tag>,
    tags: Vec<Tag>,
    /// The day of its newest post.
    pub modified: Option<Date>,
    pub aliases: Vec<String>,
}

impl ListSource {
    pub fn content(&self) -> NewsList {
        NewsList {
            schema: SCHEMA,
            head: self.head.clone(),
            introduction: self.introduction.clone(),
            posts: self.posts.iter().map(|summary| PostSummary::clone(summary)).collect(),
            page: self.page,
            pages: self.pages,
            tag: self.tag.clone(),
            tags: self.tags.clone(),
        }
    }
}

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
        let blocks = self.post.body.parts.iter().filter_map(|part| match part {
            Part::Block(block) => Some(block.clone()),
            Part::Directive(..) => inserted.next().cloned().flatten(),
        });
        let body: Vec<Block> = blocks.collect();
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

    pub fn modified(&self) -> Date {
        self.post.updated.unwrap_or(self.post.date)
    }

    pub fn aliases(&self) -> Vec<String> {
        values(&self.post.aliases)
    }
}

fn link(summary: &PostSummary) -> PostLink {
    PostLink { slug: summary.slug.clone(), title: summary.title.clone(), language: summary.language.clone() }
}

fn post_source(index: usize, edited: &Edited<'_>) -> Option<PostSource> {
    let EditedPost { post, summary } = edited.posts.get(index)?;
    let neighbour = |index: Option<usize>| Some(edited.posts.get(index?)?.summary.clone());
    let parts: &[Part] = if post.body.has_directives { &post.body.parts } else { &[] };
    let directives = parts.iter().filter_map(|part| match part {
        Part::Block(_) => None,
        Part::Directive(directive, _) => Some(directive_block(directive, edited)),
    });
    Some(PostSource {
        post: Shared::clone(post),
        summary: summary.clone(),
        inserted: directives.collect(),
        newer: neighbour(index.checked_sub(1)),
        older: neighbour(index.checked_add(1)),
    })
}

/// All posts, page by page.
fn lists(introduction: &AuthoredPage, tags: &[Tag], edited: &Edited<'_>) -> Vec<(Route, ListSource)> {
    let per_page = edited.content.site.news_per_page.max(1);
    let pages: Vec<&[EditedPost<'_>]> = match edited.posts.is_empty() {
        true => vec![&[]],
        false => edited.posts.chunks(per_page).collect(),
    };
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let lists = (1..).zip(pages).map(|(number, posts)| {
        let first = number == 1;
        let head = &introduction.head;
        let list = ListSource {
            head: if first { head.clone() } else { numbered_head(head, number, count, edited) },
            introduction: if first { blocks(&introduction.body, edited) } else { Vec::new() },
            posts: posts.iter().map(|shown| shown.summary.clone()).collect(),
            page: number,
            pages: count,
            tag: None,
            tags: tags.to_vec(),
            modified: posts.first().map(|shown| shown.post.date),
            aliases: if first { values(&introduction.aliases) } else { Vec::new() },
        };
        (if first { Route::News } else { Route::NewsPage(number) }, list)
    });
    lists.collect()
}

fn summary(post: &AuthoredPost, settings: &SummarySettings) -> PostSummary {
    let tag = |slug: &Placed<String>| settings.tags.iter().find(|tag| tag.slug == slug.value).cloned();
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

fn numbered_head(head: &PageHead, number: u32, count: u32, edited: &Edited<'_>) -> PageHead {
    let (number, count) = (number.to_string(), count.to_string());
    let page_of = fill(&edited.edition.strings.strings.page_of, &[("page", &number), ("pages", &count)]);
    PageHead {
        title: format!("{} – {page_of}", head.title),
        description: format!("{} {page_of}.", head.description),
        ..head.clone()
    }
}

fn tag_list(tag: &Tag, posts: &[&EditedPost<'_>], tags: &[Tag], edited: &Edited<'_>) -> (Route, ListSource) {
    let title = fill(&edited.edition.strings.strings.tagged, &[("tag", &tag.label)]);
    let list = ListSource {
        head: PageHead {
            language: edited.edition.language.code.clone(),
            description: format!("{title} – {}", edited.content.site.title),
            heading: title.clone(),
            title,
        },
        introduction: Vec::new(),
        posts: posts.iter().map(|shown| shown.summary.clone()).collect(),
        page: 1,
        pages: 1,
        tag: Some(tag.clone()),
        tags: tags.to_vec(),
        modified: posts.first().map(|shown| shown.post.date),
        aliases: Vec::new(),
    };
    (Route::NewsTag(tag.slug.clone()), list)
}

/// The tags that posts have, by name.
fn used_tags(edited: &Edited<'_>) -> Vec<Tag> {
    let used: BTreeSet<&str> =
        edited.posts.iter().flat_map(|shown| &shown.post.tags).map(|tag| tag.value.as_str()).collect();
    let mut tags: Vec<Tag> = used.into_iter().filter_map(|slug| edited.edition.tag(slug).cloned()).collect();
    tags.sort_by(|one, other| one.label.cmp(&other.label));
    tags
}
