//! The lists of posts, page by page: all posts, the posts with each tag, and those by each author.

use super::author;
use crate::authored::{AuthoredPage, AuthoredPost};
use crate::convert::directives::blocks;
use crate::convert::{Publishable, PublishablePost, PublishedPage};
use crate::source::fields::Spanned;
use model::SCHEMA;
use model::body::Block;
use model::leadership::Person;
use model::news::{NewsList, Tag};
use model::page::{PageContent, PageMeta};
use model::route::Route;
use model::strings::interpolate;
use std::collections::BTreeMap;

/// The publishable posts by a name that they have in their front matter, newest first.
type PostsByName<'a> = BTreeMap<&'a str, Vec<&'a PublishablePost<'a>>>;

/// Makes all lists. `introduction` is on the first page of all posts.
pub(super) fn pages(introduction: &AuthoredPage, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let posts_by_tag = posts_by(|post| &post.tags, publishable);
    let tags = used_tags(&posts_by_tag, publishable);
    let all_posts: Vec<&PublishablePost<'_>> = publishable.posts.iter().collect();
    let all_news = List { tags: &tags, ..List::new(Route::News, &introduction.meta, &all_posts) };
    let mut pages = list_pages(&all_news, Some(introduction), publishable);
    let tagged = &publishable.locale.strings.strings.tagged.text;
    for tag in &tags {
        let meta = list_meta(interpolate(tagged, &[("tag", &tag.label)]), publishable);
        let list = List::new(Route::NewsTag(tag.slug.clone()), &meta, &posts_by_tag[tag.slug.as_str()]);
        pages.extend(list_pages(&List { tag: Some(tag), tags: &tags, ..list }, None, publishable));
    }
    pages.extend(author_pages(publishable));
    pages
}

/// Makes the lists of the posts by each author whose id can be part of a path.
fn author_pages(publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let posts_by_author = posts_by(|post| &post.authors, publishable);
    let mut pages = Vec::new();
    for (id, posts) in &posts_by_author {
        let person = publishable.content.people.get(*id).map(|author| &author.person);
        let Some((route, author)) = Route::news_author(id).zip(person) else { continue };
        let title = &publishable.locale.strings.strings.news_by.text;
        let meta = list_meta(interpolate(title, &[("author", &author.name)]), publishable);
        let list = List::new(route, &meta, posts);
        pages.extend(list_pages(&List { author: Some(author), ..list }, None, publishable));
    }
    pages
}

/// A list of posts, which one or more pages show.
struct List<'a> {
    /// Of the first page.
    route: Route,
    /// Of the first page.
    meta: &'a PageMeta,
    tag: Option<&'a Tag>,
    author: Option<&'a Person>,
    /// The tags that it links to.
    tags: &'a [Tag],
    /// Newest first.
    posts: &'a [&'a PublishablePost<'a>],
}

impl<'a> List<'a> {
    fn new(route: Route, meta: &'a PageMeta, posts: &'a [&'a PublishablePost<'a>]) -> List<'a> {
        List { route, meta, tag: None, author: None, tags: &[], posts }
    }
}

/// Makes the pages of a list. Without posts, there is one empty page.
fn list_pages(
    list: &List<'_>,
    introduction: Option<&AuthoredPage>,
    publishable: &Publishable<'_>,
) -> Vec<PublishedPage> {
    let mut chunks: Vec<&[&PublishablePost<'_>]> = list.posts.chunks(publishable.content.site.news_per_page).collect();
    if chunks.is_empty() {
        chunks.push(&[]);
    }
    let count = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
    let page = |(number, posts): (u32, &[&PublishablePost<'_>])| {
        let introduction = introduction.filter(|_| number == 1);
        let position = position(number, count, publishable);
        let content = NewsList {
            schema: SCHEMA,
            meta: numbered_meta(list.meta, number, &position),
            introduction: introduction_of(list, introduction, publishable),
            posts: posts.iter().map(|post| post.summary.clone()).collect(),
            page: number,
            pages: count,
            position,
            tag: list.tag.cloned(),
            author: list.author.cloned(),
            tags: list.tags.to_vec(),
        };
        // A page of a list changed last when its newest post was published.
        let modified = posts.first().map(|newest| newest.post.date);
        let aliases = introduction.map_or(&[][..], |page| &page.aliases);
        PublishedPage::new(list.route.list_page(number), PageContent::News(content), modified, aliases)
    };
    (1..).zip(chunks).map(page).collect()
}

fn introduction_of(list: &List<'_>, page: Option<&AuthoredPage>, publishable: &Publishable<'_>) -> Vec<Block> {
    match list.author {
        Some(person) => author::introduction(person, publishable),
        None => page.map(|page| blocks(&page.body, publishable)).unwrap_or_default(),
    }
}

pub(super) fn numbered_meta(first: &PageMeta, number: u32, position: &str) -> PageMeta {
    let meta = first.clone();
    if number == 1 {
        return meta;
    }
    PageMeta {
        title: format!("{} – {position}", meta.title),
        description: format!("{position}: {}", meta.description),
        ..meta
    }
}

pub(super) fn position(number: u32, count: u32, publishable: &Publishable<'_>) -> String {
    let [page, pages] = [number, count].map(|number| publishable.formatter.number(number));
    interpolate(publishable.locale.strings.page_of.form(count), &[("page", &page), ("pages", &pages)])
}

/// Returns title, heading and description of a list without an authored page, such as the posts with a tag.
pub(super) fn list_meta(title: String, publishable: &Publishable<'_>) -> PageMeta {
    PageMeta {
        language: publishable.locale.language.code.clone(),
        description: format!("{title} – {}", publishable.content.site.title),
        heading: title.clone(),
        title,
        substitutes: Vec::new(),
        notice: Vec::new(),
        edit_link: Vec::new(),
    }
}

fn posts_by<'a>(
    names: impl Fn(&'a AuthoredPost) -> &'a [Spanned<String>],
    publishable: &'a Publishable<'_>,
) -> PostsByName<'a> {
    let mut posts_by_name = PostsByName::default();
    for post in &publishable.posts {
        names(post.post).iter().for_each(|name| posts_by_name.entry(&name.value).or_default().push(post));
    }
    posts_by_name
}

/// Returns the tags that posts have, sorted by label.
fn used_tags(posts_by_tag: &PostsByName<'_>, publishable: &Publishable<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = posts_by_tag.keys().filter_map(|slug| publishable.locale.tag(slug).cloned()).collect();
    tags.sort_by(|one, other| (&one.label, &one.slug).cmp(&(&other.label, &other.slug)));
    tags
}
