//! The lists of posts: all posts, page by page, and the posts with each tag.

use crate::authored::AuthoredPage;
use crate::convert::directives::blocks;
use crate::convert::{Publishable, PublishablePost, PublishedPage};
use crate::source::fields::Spanned;
use model::SCHEMA;
use model::news::{NewsList, Tag};
use model::page::{PageContent, PageMeta};
use model::route::Route;
use model::strings::interpolate;
use rustc_hash::FxHashMap;

/// The publishable posts by the slugs of their tags, newest first.
type PostsByTag<'a> = FxHashMap<&'a str, Vec<&'a PublishablePost<'a>>>;

/// Makes all lists. `introduction` is on the first list of all posts.
pub(super) fn pages(introduction: &AuthoredPage, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let posts_by_tag = posts_by_tag(publishable);
    let tags = used_tags(&posts_by_tag, publishable);
    let chunks = chunks(publishable);
    let count = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    let numbered = (1..).zip(chunks).map(|(number, posts)| {
        let meta = numbered_meta(number, count, introduction, publishable);
        let list = NewsList { page: number, pages: count, ..list(meta, posts, &tags) };
        if number > 1 {
            return list_page(Route::NewsPage(number), list, posts.first(), &[]);
        }
        let list = NewsList { introduction: blocks(&introduction.body, publishable), ..list };
        list_page(Route::News, list, posts.first(), &introduction.aliases)
    });
    let tagged = tags.iter().map(|tag| {
        let posts = posts_by_tag.get(tag.slug.as_str()).map_or(&[][..], Vec::as_slice);
        let list =
            NewsList { tag: Some(tag.clone()), ..list(tagged_meta(tag, publishable), posts.iter().copied(), &tags) };
        list_page(Route::NewsTag(tag.slug.clone()), list, posts.first().copied(), &[])
    });
    numbered.chain(tagged).collect()
}

/// Makes the page of a list. It changed last when its newest post was published.
fn list_page(
    route: Route,
    list: NewsList,
    newest: Option<&PublishablePost<'_>>,
    aliases: &[Spanned<String>],
) -> PublishedPage {
    PublishedPage::new(route, PageContent::News(list), newest.map(|newest| newest.post.date), aliases)
}

/// Returns a list of one page, without an introduction.
fn list<'a>(meta: PageMeta, posts: impl IntoIterator<Item = &'a PublishablePost<'a>>, tags: &[Tag]) -> NewsList {
    NewsList {
        schema: SCHEMA,
        meta,
        introduction: Vec::new(),
        posts: posts.into_iter().map(|post| post.summary.clone()).collect(),
        page: 1,
        pages: 1,
        tag: None,
        tags: tags.to_vec(),
    }
}

fn numbered_meta(number: u32, count: u32, introduction: &AuthoredPage, publishable: &Publishable<'_>) -> PageMeta {
    let meta = introduction.meta.clone();
    if number == 1 {
        return meta;
    }
    let template = &publishable.locale.strings.strings.page_of;
    let page_of = interpolate(template, &[("page", &number.to_string()), ("pages", &count.to_string())]);
    PageMeta {
        title: format!("{} – {page_of}", meta.title),
        description: format!("{} {page_of}.", meta.description),
        ..meta
    }
}

fn tagged_meta(tag: &Tag, publishable: &Publishable<'_>) -> PageMeta {
    let title = interpolate(&publishable.locale.strings.strings.tagged, &[("tag", &tag.label)]);
    PageMeta {
        language: publishable.locale.language.code.clone(),
        description: format!("{title} – {}", publishable.content.site.title),
        heading: title.clone(),
        title,
    }
}

/// Splits the posts into the pages of the list. Without posts, there is one empty page.
fn chunks<'a>(publishable: &'a Publishable<'_>) -> Vec<&'a [PublishablePost<'a>]> {
    match publishable.posts.is_empty() {
        true => vec![&[]],
        false => publishable.posts.chunks(publishable.content.site.news_per_page.max(1)).collect(),
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
