//! The feeds of each language's news: the same posts in two forms, Atom and JSON Feed.

mod atom;
mod json_feed;

use crate::address::{Address, file_path};
use crate::icons::{LARGE_ICON, SMALL_ICON};
use crate::output::Output;
use crate::publish::{Published, PublishedEdition, PublishedPage};
use crate::static_text::TextContext;
use model::content::Content;
use model::news::{Post, PostSummary};
use model::route::{ATOM_FEED, JSON_FEED, Route};
use model::urls::SiteUrls;

/// How many posts a feed holds. Whoever looks in less often finds the others on the site.
const NEWEST_POSTS: usize = 20;

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
pub fn add(output: &mut Output, published: &Published, address: &Address) -> Result<(), String> {
    for edition in &published.editions {
        let feed = Feed::new(edition, address);
        let path = |name: &str| file_path(&address.files().href(feed.language, name));
        output.add(path(ATOM_FEED), atom::write(&feed));
        output.add(path(JSON_FEED), json_feed::write(&feed)?);
    }
    Ok(())
}

impl<'a> Feed<'a> {
    fn new(edition: &'a PublishedEdition, address: &Address) -> Feed<'a> {
        let language = edition.frame.language.code.as_str();
        let urls = address.full();
        let text = TextContext::new(&edition.frame.site, address.full(), language);
        let news = edition.pages.iter().find(|page| page.route == Route::News);
        Feed {
            language,
            title: &edition.frame.site.title,
            description: news.map_or("", |page| page.content.description()),
            page_url: urls.page(language, &Route::News),
            atom_url: urls.href(language, ATOM_FEED),
            json_url: urls.href(language, JSON_FEED),
            small_icon_url: urls.file(SMALL_ICON.path),
            large_icon_url: urls.file(LARGE_ICON.path),
            items: posts(edition)
                .take(NEWEST_POSTS)
                .map(|(page, post)| item(page, post, edition, &text, &urls))
                .collect(),
        }
    }

    /// When a post was last published or changed. Times of the same form are ordered as texts are.
    fn updated(&self) -> Option<&str> {
        self.items.iter().map(|item| item.updated.as_str()).max()
    }
}

/// The published posts in the language of the edition: those that are not translated are in the feed of their own.
fn posts(edition: &PublishedEdition) -> impl Iterator<Item = (&PublishedPage, &Post)> {
    let posts = edition.pages.iter().filter_map(|page| match &page.content {
        Content::Post(post) => Some((&**page, post)),
        _ => None,
    });
    posts.filter(|(_, post)| post.summary.unpublished.is_none() && post.summary.language == edition.frame.language.code)
}

fn item<'a>(
    page: &PublishedPage,
    post: &'a Post,
    edition: &'a PublishedEdition,
    text: &TextContext<'_>,
    urls: &SiteUrls,
) -> Item<'a> {
    let summary = &post.summary;
    let page_url = urls.page(&edition.frame.language.code, &page.route);
    let published = start_of_day(&summary.date);
    let authors = match summary.authors.is_empty() {
        true => vec![edition.frame.site.title.as_str()],
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
