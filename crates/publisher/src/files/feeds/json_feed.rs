//! JSON Feed, version 1.1: <https://www.jsonfeed.org/version/1.1/>.

use super::{Feed, Item};
use crate::files::JsonError;
use serde::Serialize;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'a str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    icon: &'a str,
    authors: Vec<Author<'a>>,
    language: &'a str,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_html: &'a str,
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    date_modified: &'a str,
    authors: Vec<Author<'a>>,
    tags: Vec<&'a str>,
    language: &'a str,
}

/// Serializes a feed.
///
/// # Errors
/// Errors if the feed cannot be serialized, which is a bug in the publisher.
pub(super) fn write(feed: &Feed<'_>) -> Result<String, JsonError> {
    let json = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page_url,
        feed_url: &feed.json_url,
        description: feed.description,
        icon: &feed.large_icon_url,
        authors: vec![Author { name: feed.author }],
        language: feed.language,
        items: feed.items.iter().map(item).collect(),
    };
    serde_json::to_string(&json).map_err(JsonError::serialize(&feed.json_url))
}

fn item<'a>(item: &'a Item<'_>) -> JsonItem<'a> {
    JsonItem {
        id: &item.id,
        url: &item.page_url,
        external_url: item.external_url,
        title: item.title,
        content_html: &item.content_html,
        summary: &item.summary,
        image: item.image_url.as_deref(),
        date_published: item.published.as_deref(),
        date_modified: &item.updated,
        authors: item.authors.iter().map(|name| Author { name }).collect(),
        tags: item.tags.iter().map(|tag| tag.label.as_str()).collect(),
        language: item.language,
    }
}
