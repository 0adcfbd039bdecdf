//! Summaries of posts → the published files of lists: all posts page by page, and those with a tag.

use super::pages::{blocks, values};
use super::{Edited, EditedPost};
use crate::authored::AuthoredPage;
use crate::memory::Shared;
use jiff::civil::Date;
use model::SCHEMA;
use model::body::Block;
use model::news::{NewsList, PostSummary, Tag};
use model::page::PageHead;
use model::route::Route;
use model::text::fill;
use std::collections::BTreeMap;

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

/// All lists.
pub(super) fn sources(introduction: &AuthoredPage, edited: &Edited<'_>) -> Vec<(Route, ListSource)> {
    let mut tagged: BTreeMap<&str, Vec<&EditedPost<'_>>> = BTreeMap::new();
    for shown in &edited.posts {
        shown.post.tags.iter().for_each(|tag| tagged.entry(&tag.value).or_default().push(shown));
    }
    let tags = used_tags(&tagged, edited);
    let posts_of = |tag: &Tag| tagged.get(tag.slug.as_str()).map_or(&[][..], Vec::as_slice);
    let mut lists = numbered_lists(introduction, &tags, edited);
    lists.extend(tags.iter().map(|tag| tag_list(tag, posts_of(tag), &tags, edited)));
    lists
}

/// All posts, page by page.
fn numbered_lists(introduction: &AuthoredPage, tags: &[Tag], edited: &Edited<'_>) -> Vec<(Route, ListSource)> {
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
fn used_tags(tagged: &BTreeMap<&str, Vec<&EditedPost<'_>>>, edited: &Edited<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = tagged.keys().filter_map(|slug| edited.edition.tag(slug).cloned()).collect();
    tags.sort_by(|one, other| one.label.cmp(&other.label));
    tags
}
