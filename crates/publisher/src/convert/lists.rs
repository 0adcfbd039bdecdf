//! Summaries of posts → the published files of lists: all posts page by page, and those with a tag.

use super::pages::{blocks, values};
use super::{Publishable, PublishablePost};
use crate::authored::AuthoredPage;
use crate::memory::{Settled, Shared};
use jiff::civil::Date;
use model::SCHEMA;
use model::body::Block;
use model::news::{NewsList, PostSummary, Tag};
use model::page::PageMeta;
use model::route::Route;
use model::strings::interpolate;
use rustc_hash::FxHashMap;

/// What a list of posts is made from.
#[derive(Debug, PartialEq)]
pub(crate) struct ListSource {
    settings: Shared<ListSettings>,
    kind: ListKind,
    /// Stands on the first of the lists of all posts.
    introduction: Vec<Block>,
    posts: Vec<Shared<PostSummary>>,
    /// The day of its newest post.
    pub modified: Option<Date>,
}

#[derive(Debug, PartialEq)]
enum ListKind {
    /// One of the lists of all posts: its number, from 1.
    Numbered(u32),
    /// All posts with a tag.
    Tagged(Tag),
}

/// What the lists of one language share.
#[derive(Debug, PartialEq)]
pub(crate) struct ListSettings {
    language: String,
    site_title: String,
    /// The words for one of several pages, and for posts with a tag.
    page_of: String,
    tagged: String,
    /// The head of the first of the lists of all posts, and its old paths.
    meta: PageMeta,
    aliases: Vec<String>,
    /// How many lists of all posts there are.
    pages: u32,
    /// All tags that posts have.
    tags: Vec<Tag>,
}

impl ListSource {
    pub fn content(&self) -> NewsList {
        let settings = &*self.settings;
        let (page, pages, tag) = match &self.kind {
            ListKind::Numbered(number) => (*number, settings.pages, None),
            ListKind::Tagged(tag) => (1, 1, Some(tag.clone())),
        };
        NewsList {
            schema: SCHEMA,
            meta: self.meta(),
            introduction: self.introduction.clone(),
            posts: self.posts.iter().map(|summary| PostSummary::clone(summary)).collect(),
            page,
            pages,
            tag,
            tags: settings.tags.clone(),
        }
    }

    pub fn route(&self) -> Route {
        match &self.kind {
            ListKind::Numbered(1) => Route::News,
            ListKind::Numbered(number) => Route::NewsPage(*number),
            ListKind::Tagged(tag) => Route::NewsTag(tag.slug.clone()),
        }
    }

    pub fn aliases(&self) -> Vec<String> {
        match self.kind {
            ListKind::Numbered(1) => self.settings.aliases.clone(),
            _ => Vec::new(),
        }
    }

    fn meta(&self) -> PageMeta {
        match &self.kind {
            ListKind::Numbered(1) => self.settings.meta.clone(),
            ListKind::Numbered(number) => self.settings.numbered_meta(*number),
            ListKind::Tagged(tag) => self.settings.tagged_meta(tag),
        }
    }
}

impl ListSettings {
    fn numbered_meta(&self, number: u32) -> PageMeta {
        let (number, count) = (number.to_string(), self.pages.to_string());
        let page_of = interpolate(&self.page_of, &[("page", &number), ("pages", &count)]);
        PageMeta {
            title: format!("{} – {page_of}", self.meta.title),
            description: format!("{} {page_of}.", self.meta.description),
            ..self.meta.clone()
        }
    }

    fn tagged_meta(&self, tag: &Tag) -> PageMeta {
        let title = interpolate(&self.tagged, &[("tag", &tag.label)]);
        PageMeta {
            language: self.language.clone(),
            description: format!("{title} – {}", self.site_title),
            heading: title.clone(),
            title,
        }
    }
}

/// All lists.
pub(super) fn sources(
    introduction: &AuthoredPage,
    publishable: &Publishable<'_>,
    settings: &mut Settled<ListSettings>,
) -> Vec<ListSource> {
    let mut tagged: FxHashMap<&str, Vec<&PublishablePost<'_>>> = FxHashMap::default();
    for shown in &publishable.posts {
        shown.post.tags.iter().for_each(|tag| tagged.entry(&tag.value).or_default().push(shown));
    }
    let pages = numbered(publishable);
    let strings = &publishable.locale.strings.strings;
    let settings = settings.settle(ListSettings {
        language: publishable.locale.language.code.clone(),
        site_title: publishable.content.site.title.clone(),
        page_of: strings.page_of.clone(),
        tagged: strings.tagged.clone(),
        meta: introduction.meta.clone(),
        aliases: values(&introduction.aliases),
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        tags: used_tags(&tagged, publishable),
    });
    let list = |kind, posts: &mut dyn Iterator<Item = &PublishablePost<'_>>| {
        let mut posts = posts.peekable();
        ListSource {
            settings: settings.clone(),
            introduction: if kind == ListKind::Numbered(1) {
                blocks(&introduction.body, publishable)
            } else {
                Vec::new()
            },
            kind,
            modified: posts.peek().map(|newest| newest.post.date),
            posts: posts.map(|shown| shown.summary.clone()).collect(),
        }
    };
    let of_all = (1..).zip(pages).map(|(number, posts)| list(ListKind::Numbered(number), &mut posts.iter()));
    let of_tags = settings.tags.iter().map(|tag| {
        let posts = tagged.get(tag.slug.as_str()).into_iter().flatten().copied();
        list(ListKind::Tagged(tag.clone()), &mut { posts })
    });
    of_all.chain(of_tags).collect()
}

/// All posts, page by page. Without posts, one page says so.
fn numbered<'a>(publishable: &'a Publishable<'_>) -> Vec<&'a [PublishablePost<'a>]> {
    match publishable.posts.is_empty() {
        true => vec![&[]],
        false => publishable.posts.chunks(publishable.content.site.news_per_page.max(1)).collect(),
    }
}

/// The tags that posts have, by name.
fn used_tags(tagged: &FxHashMap<&str, Vec<&PublishablePost<'_>>>, publishable: &Publishable<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = tagged.keys().filter_map(|slug| publishable.locale.tag(slug).cloned()).collect();
    tags.sort_by(|one, other| (&one.label, &one.slug).cmp(&(&other.label, &other.slug)));
    tags
}
