//! The feeds of each language's news: the same posts as Atom and as JSON Feed.

mod atom;
mod json_feed;

use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::document::prerender::Prerenderer;
use crate::files::JsonError;
use crate::files::icons::{LARGE_ICON, SMALL_ICON};
use crate::output::Output;
use crate::output::site_address::{SiteAddress, file_path};
use model::news::{Post, PostSummary};
use model::route::{ATOM_FEED, JSON_FEED, Route};
use model::urls::SiteUrls;

/// The maximum number of posts in a feed. The others are on the site.
const MAX_ITEMS: usize = 20;

/// The content of a feed in either format. All URLs are absolute.
struct Feed<'a> {
    language: &'a str,
    title: &'a str,
    description: &'a str,
    /// The first list of news.
    page_url: String,
    atom_url: String,
    json_url: String,
    small_icon_url: String,
    large_icon_url: String,
    /// Newest first.
    items: Vec<Item<'a>>,
}

/// The content of an item in either format.
struct Item<'a> {
    summary: &'a PostSummary,
    /// Readers of feeds know the post by it. It stays when the post is renamed.
    id: String,
    /// The post's own page, even if the post itself is on another site.
    page_url: String,
    image_url: Option<String>,
    content_html: String,
    /// The names of the authors, or that of the site.
    authors: Vec<&'a str>,
    /// An RFC 3339 timestamp.
    published: String,
    /// An RFC 3339 timestamp.
    updated: String,
}

/// Adds both feeds of each language.
///
/// # Errors
/// Errors if a feed cannot be serialized, which is a bug in the publisher.
pub(crate) fn add(output: &mut Output, published: &Published, address: &SiteAddress) -> Result<(), JsonError> {
    for locale in &published.locales {
        let feed = Feed::new(locale, address);
        let [atom_path, json_path] = paths(feed.language, &address.output_paths());
        output.add(atom_path, atom::write(&feed));
        output.add(json_path, json_feed::write(&feed)?);
    }
    Ok(())
}

/// Returns the paths of the feeds of a language below the output folder: Atom, then JSON Feed.
pub(super) fn paths(language: &str, output_paths: &SiteUrls) -> [String; 2] {
    [ATOM_FEED, JSON_FEED].map(|name| file_path(&output_paths.href(language, name)))
}

impl<'a> Feed<'a> {
    fn new(locale: &'a PublishedLocale, address: &SiteAddress) -> Feed<'a> {
        let language = locale.language.code.as_str();
        let urls = address.absolute_urls();
        let news = locale.pages.iter().find(|page| page.route == Route::News);
        let prerenderer = Prerenderer::new(&locale.site, address.absolute_urls(), language);
        // Posts that are not translated are in the feed of their own language.
        let is_in_feed = |post: &Post| post.summary.unpublished.is_none() && post.summary.language == language;
        let posts = locale.pages.iter().filter_map(|page| Some((page, page.post()?)));
        let posts = posts.filter(|(_, post)| is_in_feed(post)).take(MAX_ITEMS);
        Feed {
            language,
            title: &locale.site.title,
            description: news.map_or("", |page| page.meta.description.as_str()),
            page_url: urls.page(language, &Route::News),
            atom_url: urls.href(language, ATOM_FEED),
            json_url: urls.href(language, JSON_FEED),
            small_icon_url: urls.file(SMALL_ICON.path),
            large_icon_url: urls.file(LARGE_ICON.path),
            items: posts.map(|(page, post)| item(page, post, locale, &prerenderer, address)).collect(),
        }
    }

    /// Returns when a post was last published or changed. Timestamps of the same format are ordered as strings are.
    fn updated(&self) -> Option<&str> {
        self.items.iter().map(|item| item.updated.as_str()).max()
    }
}

fn item<'a>(
    page: &PublishedPage,
    post: &'a Post,
    locale: &'a PublishedLocale,
    prerenderer: &Prerenderer<'_>,
    address: &SiteAddress,
) -> Item<'a> {
    let summary = &post.summary;
    let urls = address.absolute_urls();
    let page_url = urls.page(&locale.language.code, &page.route);
    let published = start_of_day(&summary.date);
    let authors = match summary.authors.is_empty() {
        true => vec![locale.site.title.as_str()],
        false => summary.authors.iter().map(String::as_str).collect(),
    };
    Item {
        summary,
        id: urls.page(&locale.language.code, &page.id),
        content_html: prerenderer.feed_html(post, &page_url),
        page_url,
        image_url: summary.image.as_ref().map(|image| urls.file(&image.path)),
        authors,
        updated: page.modified.map_or_else(|| published.clone(), |day| start_of_day(&day.to_string())),
        published,
    }
}

/// Returns the start of a day as an RFC 3339 timestamp. Posts have no time of day.
fn start_of_day(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
