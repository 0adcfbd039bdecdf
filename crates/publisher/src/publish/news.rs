//! Authored posts → the published files of news.

use super::Edited;
use super::pages::{blocks, introduction};
use crate::authored::AuthoredPost;
use crate::markdown::count_words;
use model::SCHEMA;
use model::body::Block;
use model::news::{NewsList, Post, PostLink, PostSummary, Tag};
use model::page::PageHead;
use model::route::Route;
use model::text::fill;
use std::collections::BTreeSet;

/// Adults read about this many words of English in a minute: Brysbaert 2019, doi.org/10.1016/j.jml.2019.104047.
const WORDS_PER_MINUTE: usize = 238;

/// The lists of posts: all by page, and one for each tag.
pub(super) fn lists(edited: &Edited<'_>) -> Vec<(Route, NewsList)> {
    let (head, introduction) = introduction("news", edited);
    let per_page = edited.content.site.news_per_page.max(1);
    let tags = used_tags(edited);
    let pages: Vec<&[&AuthoredPost]> = match edited.posts.is_empty() {
        true => vec![&[]],
        false => edited.posts.chunks(per_page).collect(),
    };
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let mut lists = Vec::new();
    for (number, posts) in (1..).zip(pages) {
        let first = number == 1;
        let list = NewsList {
            schema: SCHEMA,
            head: if first { head.clone() } else { numbered_head(&head, number, count, edited) },
            introduction: if first { introduction.clone() } else { Vec::new() },
            posts: posts.iter().map(|post| summary(post, edited)).collect(),
            page: number,
            pages: count,
            tag: None,
            tags: tags.clone(),
        };
        lists.push((if first { Route::News } else { Route::NewsPage(number) }, list));
    }
    lists.extend(tags.iter().map(|tag| (Route::NewsTag(tag.slug.clone()), tag_list(tag, &tags, edited))));
    lists
}

/// The posts with their neighbours.
pub(super) fn posts(edited: &Edited<'_>) -> Vec<(Route, Post)> {
    let neighbour = |index: Option<usize>| {
        let post = index.and_then(|index| edited.posts.get(index))?;
        Some(PostLink { slug: post.slug.clone(), title: post.title.clone(), language: post.language.clone() })
    };
    let posts = edited.posts.iter().enumerate().map(|(index, post)| {
        let body: Vec<Block> = blocks(&post.body, edited);
        let minutes = count_words(&body).div_ceil(WORDS_PER_MINUTE).max(1);
        let published = Post {
            schema: SCHEMA,
            summary: summary(post, edited),
            reading_minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            body,
            newer: neighbour(index.checked_sub(1)),
            older: neighbour(index.checked_add(1)),
        };
        (Route::Post(post.slug.clone()), published)
    });
    posts.collect()
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

fn tag_list(tag: &Tag, tags: &[Tag], edited: &Edited<'_>) -> NewsList {
    let has_tag = |post: &&&AuthoredPost| post.tags.iter().any(|own| own.value == tag.slug);
    let title = fill(&edited.edition.strings.strings.tagged, &[("tag", &tag.label)]);
    NewsList {
        schema: SCHEMA,
        head: PageHead {
            language: edited.edition.language.code.clone(),
            description: format!("{title} – {}", edited.content.site.title),
            heading: title.clone(),
            title,
        },
        introduction: Vec::new(),
        posts: edited.posts.iter().filter(has_tag).map(|post| summary(post, edited)).collect(),
        page: 1,
        pages: 1,
        tag: Some(tag.clone()),
        tags: tags.to_vec(),
    }
}

/// The tags that posts have, by name.
fn used_tags(edited: &Edited<'_>) -> Vec<Tag> {
    let used: BTreeSet<&str> = edited.posts.iter().flat_map(|post| &post.tags).map(|tag| tag.value.as_str()).collect();
    let mut tags: Vec<Tag> = used.into_iter().filter_map(|slug| edited.edition.tag(slug).cloned()).collect();
    tags.sort_by(|one, other| one.label.cmp(&other.label));
    tags
}
