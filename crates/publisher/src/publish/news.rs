//! Authored posts → the published files of news.

use super::pages::{blocks, values};
use super::{Edited, PublishedPage};
use crate::authored::{AuthoredPage, AuthoredPost};
use crate::markdown::count_words;
use crate::parallel::in_portions;
use model::SCHEMA;
use model::body::Block;
use model::content::Content;
use model::news::{NewsList, Post, PostLink, PostSummary, Tag};
use model::page::PageHead;
use model::route::Route;
use model::text::fill;
use std::collections::BTreeSet;

/// Adults read about this many words of English in a minute: Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047.
const WORDS_PER_MINUTE: usize = 238;

/// The lists of posts and the posts themselves. Without an introduction there are none; that was reported before.
pub(super) fn pages(edited: &Edited<'_>) -> Vec<PublishedPage> {
    let Some(introduction) = edited.edition.pages.get("news") else { return Vec::new() };
    let tags = used_tags(edited);
    let mut pages = lists(introduction, &tags, edited);
    pages.extend(tags.iter().map(|tag| tag_list(tag, &tags, edited)));
    let posts: Vec<_> = edited.posts.iter().copied().enumerate().collect();
    pages.extend(in_portions(&posts, |posts| {
        posts.iter().map(|(index, post)| post_page(*index, post, edited)).collect()
    }));
    pages
}

/// All posts, page by page.
fn lists(introduction: &AuthoredPage, tags: &[Tag], edited: &Edited<'_>) -> Vec<PublishedPage> {
    let per_page = edited.content.site.news_per_page.max(1);
    let pages: Vec<&[&AuthoredPost]> = match edited.posts.is_empty() {
        true => vec![&[]],
        false => edited.posts.chunks(per_page).collect(),
    };
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let lists = (1..).zip(pages).map(|(number, posts)| {
        let first = number == 1;
        let head = &introduction.head;
        let list = NewsList {
            schema: SCHEMA,
            head: if first { head.clone() } else { numbered_head(head, number, count, edited) },
            introduction: if first { blocks(&introduction.body, edited) } else { Vec::new() },
            posts: posts.iter().map(|post| summary(post, edited)).collect(),
            page: number,
            pages: count,
            tag: None,
            tags: tags.to_vec(),
        };
        PublishedPage {
            route: if first { Route::News } else { Route::NewsPage(number) },
            content: Content::News(list),
            modified: posts.first().map(|post| post.date),
            aliases: if first { values(&introduction.aliases) } else { Vec::new() },
        }
    });
    lists.collect()
}

fn post_page(index: usize, post: &AuthoredPost, edited: &Edited<'_>) -> PublishedPage {
    let neighbour = |index: Option<usize>| {
        let post = index.and_then(|index| edited.posts.get(index))?;
        Some(PostLink { slug: post.slug.clone(), title: post.title.clone(), language: post.language.clone() })
    };
    let body: Vec<Block> = blocks(&post.body, edited);
    let minutes = count_words(&body).div_ceil(WORDS_PER_MINUTE).max(1);
    let content = Post {
        schema: SCHEMA,
        summary: summary(post, edited),
        reading_minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
        body,
        newer: neighbour(index.checked_sub(1)),
        older: neighbour(index.checked_add(1)),
    };
    PublishedPage {
        route: Route::Post(post.slug.clone()),
        content: Content::Post(content),
        modified: Some(post.updated.unwrap_or(post.date)),
        aliases: values(&post.aliases),
    }
}

pub(super) fn summary(post: &AuthoredPost, edited: &Edited<'_>) -> PostSummary {
    let people = &edited.content.people;
    let authors = post.authors.iter().filter_map(|id| people.get(&id.value)).map(|author| author.person.name.clone());
    PostSummary {
        slug: post.slug.clone(),
        language: post.language.clone(),
        title: post.title.clone(),
        date: post.date.to_string(),
        summary: post.summary.clone(),
        authors: authors.collect(),
        tags: post.tags.iter().filter_map(|tag| edited.edition.tag(&tag.value).cloned()).collect(),
        image: post.image.clone(),
        external: post.external.clone(),
        unpublished: edited.options.unpublished(post),
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

fn tag_list(tag: &Tag, tags: &[Tag], edited: &Edited<'_>) -> PublishedPage {
    let has_tag = |post: &&&AuthoredPost| post.tags.iter().any(|own| own.value == tag.slug);
    let posts: Vec<&AuthoredPost> = edited.posts.iter().filter(has_tag).copied().collect();
    let title = fill(&edited.edition.strings.strings.tagged, &[("tag", &tag.label)]);
    let list = NewsList {
        schema: SCHEMA,
        head: PageHead {
            language: edited.edition.language.code.clone(),
            description: format!("{title} – {}", edited.content.site.title),
            heading: title.clone(),
            title,
        },
        introduction: Vec::new(),
        posts: posts.iter().map(|post| summary(post, edited)).collect(),
        page: 1,
        pages: 1,
        tag: Some(tag.clone()),
        tags: tags.to_vec(),
    };
    PublishedPage {
        route: Route::NewsTag(tag.slug.clone()),
        content: Content::News(list),
        modified: posts.first().map(|post| post.date),
        aliases: Vec::new(),
    }
}

/// The tags that posts have, by name.
fn used_tags(edited: &Edited<'_>) -> Vec<Tag> {
    let used: BTreeSet<&str> = edited.posts.iter().flat_map(|post| &post.tags).map(|tag| tag.value.as_str()).collect();
    let mut tags: Vec<Tag> = used.into_iter().filter_map(|slug| edited.edition.tag(slug).cloned()).collect();
    tags.sort_by(|one, other| one.label.cmp(&other.label));
    tags
}
