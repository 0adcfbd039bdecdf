//! The lists of posts, page by page: all posts, and the posts with each tag.

use crate::authored::AuthoredPage;
use crate::convert::directives::blocks;
use crate::convert::{Publishable, PublishablePost, PublishedPage};
use model::SCHEMA;
use model::news::{NewsList, Tag};
use model::page::{PageContent, PageMeta};
use model::route::Route;
use model::strings::interpolate;
use rustc_hash::FxHashMap;

/// The publishable posts by the slugs of their tags, newest first.
type PostsByTag<'a> = FxHashMap<&'a str, Vec<&'a PublishablePost<'a>>>;

/// Makes all lists. `introduction` is on the first page of all posts.
pub(super) fn pages(introduction: &AuthoredPage, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let posts_by_tag = posts_by_tag(publishable);
    let tags = used_tags(&posts_by_tag, publishable);
    let all_posts: Vec<&PublishablePost<'_>> = publishable.posts.iter().collect();
    let all_news = List { meta: &introduction.meta, tag: None, posts: &all_posts };
    let mut pages = list_pages(&all_news, Some(introduction), &tags, publishable);
    for tag in &tags {
        let list =
            List { meta: &tagged_meta(tag, publishable), tag: Some(tag), posts: &posts_by_tag[tag.slug.as_str()] };
        pages.extend(list_pages(&list, None, &tags, publishable));
    }
    pages
}

/// A list of posts, which one or more pages show.
struct List<'a> {
    /// Of the first page.
    meta: &'a PageMeta,
    tag: Option<&'a Tag>,
    /// Newest first.
    posts: &'a [&'a PublishablePost<'a>],
}

/// Makes the pages of a list. Without posts, there is one empty page.
fn list_pages(
    list: &List<'_>,
    introduction: Option<&AuthoredPage>,
    tags: &[Tag],
    publishable: &Publishable<'_>,
) -> Vec<PublishedPage> {
    let mut chunks: Vec<&[&PublishablePost<'_>]> = list.posts.chunks(publishable.content.site.news_per_page).collect();
    if chunks.is_empty() {
        chunks.push(&[]);
    }
    let count = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    let page = |(number, posts): (u32, &[&PublishablePost<'_>])| {
        let introduction = introduction.filter(|_| number == 1);
        let content = NewsList {
            schema: SCHEMA,
            meta: numbered_meta(list.meta, number, count, publishable),
            introduction: introduction.map(|page| blocks(&page.body, publishable)).unwrap_or_default(),
            posts: posts.iter().map(|post| post.summary.clone()).collect(),
            page: number,
            pages: count,
            position: position(number, count, publishable),
            tag: list.tag.cloned(),
            tags: tags.to_vec(),
        };
        let route = Route::news_list(list.tag.map(|tag| tag.slug.as_str()), number);
        // A page of a list changed last when its newest post was published.
        let modified = posts.first().map(|newest| newest.post.date);
        PublishedPage::new(route, PageContent::News(content), modified, introduction.map_or(&[], |page| &page.aliases))
    };
    (1..).zip(chunks).map(page).collect()
}

pub(super) fn numbered_meta(first: &PageMeta, number: u32, count: u32, publishable: &Publishable<'_>) -> PageMeta {
    let meta = first.clone();
    if number == 1 {
        return meta;
    }
    let position = position(number, count, publishable);
    PageMeta {
        title: format!("{} – {position}", meta.title),
        description: format!("{position}: {}", meta.description),
        ..meta
    }
}

pub(super) fn position(number: u32, count: u32, publishable: &Publishable<'_>) -> String {
    let [page, pages] = [number, count].map(|number| publishable.formatter.number(number));
    interpolate(&publishable.locale.strings.strings.page_of, &[("page", &page), ("pages", &pages)])
}

fn tagged_meta(tag: &Tag, publishable: &Publishable<'_>) -> PageMeta {
    let title = interpolate(&publishable.locale.strings.strings.tagged, &[("tag", &tag.label)]);
    PageMeta {
        language: publishable.locale.language.code.clone(),
        description: format!("{title} – {}", publishable.content.site.title),
        heading: title.clone(),
        title,
        substitutes: Vec::new(),
    }
}

fn posts_by_tag<'a>(publishable: &'a Publishable<'_>) -> PostsByTag<'a> {
    let mut posts_by_tag = PostsByTag::default();
    for post in &publishable.posts {
        post.post.tags.iter().for_each(|tag| posts_by_tag.entry(&tag.value).or_default().push(post));
    }
    posts_by_tag
}

/// Returns the tags that posts have, sorted by label.
fn used_tags(posts_by_tag: &PostsByTag<'_>, publishable: &Publishable<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = posts_by_tag.keys().filter_map(|slug| publishable.locale.tag(slug).cloned()).collect();
    tags.sort_by(|one, other| (&one.label, &one.slug).cmp(&(&other.label, &other.slug)));
    tags
}
