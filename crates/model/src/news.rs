//! News: lists of summaries by page and by tag, and the posts themselves.

use crate::body::{Block, Inline};
use crate::image::Image;
use crate::leadership::Person;
use crate::page::{PageMeta, Substitute};
use serde::{Deserialize, Serialize};

/// A page of a list of posts: `content/<language>/news/index.json`, `news/page/<n>.json`, `news/tags/<tag>.json`,
/// `news/tags/<tag>/page/<n>.json`, `news/authors/<person>.json` and `news/authors/<person>/page/<n>.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsList {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// Language, title, heading and description.
    #[serde(rename = "head")]
    pub meta: PageMeta,
    /// The blocks before the posts.
    pub introduction: Vec<Block>,
    /// Newest first.
    pub posts: Vec<PostSummary>,
    /// The number of this page, counted from 1 at the newest posts.
    pub page: u32,
    /// The number of pages.
    pub pages: u32,
    /// Both numbers in words, such as `Page 2 of 3`. Empty in files of an earlier publisher.
    #[serde(default)]
    pub position: String,
    /// The tag that all posts of this list have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<Tag>,
    /// The author of all posts of this list. The introduction says who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Person>,
    /// All tags of the news, by label.
    pub tags: Vec<Tag>,
}

/// The part of a post that lists show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostSummary {
    /// The slug: its route is `/news/<slug>/`.
    pub slug: String,
    /// The language of the content.
    pub language: String,
    /// The title.
    pub title: String,
    /// The day of publication as YYYY-MM-DD.
    pub date: String,
    /// The same day as readers of the page's language write it. Empty in files of an earlier publisher.
    #[serde(default)]
    pub date_label: String,
    /// The last day of what the post is about. After it, the post is marked as over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant_until: Option<RelevantUntil>,
    /// One or two sentences.
    pub summary: String,
    /// The names of the authors, in the order of the post.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The tags, in the order of the post.
    pub tags: Vec<Tag>,
    /// The picture of the card and of the page's top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// The absolute URL of a post on another site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external: Option<String>,
    /// Set on posts that a release leaves out and that only `serve` shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unpublished: Option<Unpublished>,
}

/// The last day of what a post is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelevantUntil {
    /// As YYYY-MM-DD.
    pub day: String,
    /// The same day as readers of the page's language write it.
    pub label: String,
    /// Whether the day was over when the file was published.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub is_over: bool,
}

/// The reason why a release leaves a post out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unpublished {
    /// Its author has marked it as a draft.
    Draft,
    /// Its date is in the future.
    Scheduled,
}

/// A subject that posts share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tag {
    /// The slug: its route is `/news/tags/<slug>/`.
    pub slug: String,
    /// Its name in the language of the site.
    pub label: String,
}

/// `content/<language>/news/<slug>.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// The part that lists show.
    pub summary: PostSummary,
    /// The reading time in minutes, at least 1.
    pub reading_minutes: u32,
    /// The same in words, such as `3 minutes`. Empty in files of an earlier publisher.
    #[serde(default)]
    pub reading_time: String,
    /// The names of the authors in words, each with a link to their posts. Empty in files of an earlier publisher.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Inline>,
    /// The body.
    pub body: Vec<Block>,
    /// The next newer post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<PostLink>,
    /// The next older post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<PostLink>,
    /// The languages without this post.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub substitutes: Vec<Substitute>,
    /// What readers should know of this translation. See [`PageMeta::notice`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notice: Vec<Inline>,
    /// The link to where editors change the post, or nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edit_link: Vec<Inline>,
}

impl Post {
    /// Returns what pages of every kind have.
    #[must_use]
    pub fn meta(&self) -> PageMeta {
        let PostSummary { language, title, summary, .. } = &self.summary;
        PageMeta {
            language: language.clone(),
            title: title.clone(),
            heading: title.clone(),
            description: summary.clone(),
            substitutes: self.substitutes.clone(),
            notice: self.notice.clone(),
            edit_link: self.edit_link.clone(),
        }
    }
}

/// A link to a post under its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostLink {
    /// The slug of the post.
    pub slug: String,
    /// The post's title.
    pub title: String,
    /// The language of the title.
    pub language: String,
}
