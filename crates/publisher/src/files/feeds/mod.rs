//! The feeds of each language's news: the same posts in two forms, Atom and JSON Feed.

mod atom;
mod json_feed;

use crate::convert::{Frame, Published, PublishedLocale, PublishedPage};
use crate::document::prerender::TextContext;
use crate::files::icons::{LARGE_ICON, SMALL_ICON};
use crate::memory::{Memory, Shared};
use crate::output::site_address::{SiteAddress, file_path};
use crate::output::{Output, OutputFile};
use model::news::{Post, PostSummary};
use model::route::{ATOM_FEED, JSON_FEED, Route};
use model::urls::SiteUrls;

/// How many posts a feed holds. Whoever looks in less often finds the others on the site.
const NEWEST_POSTS: usize = 20;

/// All that the feeds of a language are made from.
#[derive(Debug, PartialEq)]
pub(crate) struct FeedSource {
    address: SiteAddress,
    frame: Shared<Frame>,
    /// The page of news.
    news: Option<Shared<PublishedPage>>,
    /// The pages of the posts, newest first.
    posts: Vec<Shared<PublishedPage>>,
}

/// What both forms of a feed say. All URLs are absolute.
struct Feed<'a> {
    language: &'a str,
    title: &'a str,
    description: &'a str,
    /// The page of news.
    page_url: String,
    atom_url: String,
    json_url: String,
    small_icon_url: String,
    large_icon_url: String,
    /// Newest first.
    items: Vec<Item<'a>>,
}

/// What both forms of a feed say of a post.
struct Item<'a> {
    summary: &'a PostSummary,
    /// The post's own page, even if the post stands on another site.
    page_url: String,
    image_url: Option<String>,
    content_html: String,
    /// The names of the authors, or that of the site.
    authors: Vec<&'a str>,
    /// A time as RFC 3339 has it, as is the next one.
    published: String,
    updated: String,
}

/// Adds both feeds of each language.
///
/// # Errors
/// A feed cannot be written as JSON, which is a mistake of the publisher.
pub(crate) fn add(
    output: &mut Output,
    published: &Published,
    address: &SiteAddress,
    memory: &mut Memory,
) -> Result<(), String> {
    for locale in &published.locales {
        let memory = memory.locales.entry(locale.frame.language.code.clone()).or_default();
        let feeds = memory.feeds.result(FeedSource::new(locale, address), FeedSource::files)?;
        feeds.into_iter().for_each(|feed| output.add_shared(feed));
    }
    Ok(())
}

impl FeedSource {
    /// What the feeds of an locale hold.
    fn new(locale: &PublishedLocale, address: &SiteAddress) -> FeedSource {
        let language = &locale.frame.language.code;
        // Posts that are not translated are in the feed of their own language.
        let is_in_feed = |post: &Post| post.summary.unpublished.is_none() && post.summary.language == *language;
        let posts = locale.pages.iter().filter(|page| page.post().is_some_and(is_in_feed));
        FeedSource {
            address: address.clone(),
            frame: locale.frame.clone(),
            news: locale.pages.iter().find(|page| page.route == Route::News).cloned(),
            posts: posts.take(NEWEST_POSTS).cloned().collect(),
        }
    }

    fn files(&self) -> Result<Vec<Shared<OutputFile>>, String> {
        let feed = Feed::new(self);
        let path = |name: &str| file_path(&self.address.files().href(feed.language, name));
        let atom = OutputFile::shared(path(ATOM_FEED), atom::write(&feed));
        let json = OutputFile::shared(path(JSON_FEED), json_feed::write(&feed)?);
        Ok(vec![atom, json])
    }
}

impl<'a> Feed<'a> {
    fn new(source: &'a FeedSource) -> Feed<'a> {
        let FeedSource { address, frame, news, posts } = source;
        let language = frame.language.code.as_str();
        let urls = address.full();
        let text = TextContext::new(&frame.site, address.full(), language);
        let posts = posts.iter().filter_map(|page| Some((page, page.post()?)));
        Feed {
            language,
            title: &frame.site.title,
            description: news.as_ref().map_or("", |page| page.meta.description.as_str()),
            page_url: urls.page(language, &Route::News),
            atom_url: urls.href(language, ATOM_FEED),
            json_url: urls.href(language, JSON_FEED),
            small_icon_url: urls.file(SMALL_ICON.path),
            large_icon_url: urls.file(LARGE_ICON.path),
            items: posts.map(|(page, post)| item(page, post, frame, &text, &urls)).collect(),
        }
    }

    /// When a post was last published or changed. Times of the same form are ordered as texts are.
    fn updated(&self) -> Option<&str> {
        self.items.iter().map(|item| item.updated.as_str()).max()
    }
}

fn item<'a>(
    page: &PublishedPage,
    post: &'a Post,
    frame: &'a Frame,
    text: &TextContext<'_>,
    urls: &SiteUrls,
) -> Item<'a> {
    let summary = &post.summary;
    let page_url = urls.page(&frame.language.code, &page.route);
    let published = start_of_day(&summary.date);
    let authors = match summary.authors.is_empty() {
        true => vec![frame.site.title.as_str()],
        false => summary.authors.iter().map(String::as_str).collect(),
    };
    Item {
        summary,
        content_html: text.feed_html(post, &page_url),
        page_url,
        image_url: summary.image.as_ref().map(|image| urls.file(&image.path)),
        authors,
        updated: page.modified.map_or_else(|| published.clone(), |day| start_of_day(&day.to_string())),
        published,
    }
}

/// The beginning of a day as RFC 3339 has it. Posts have no time of day.
fn start_of_day(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
