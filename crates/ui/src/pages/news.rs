//! A list of posts: one page of all news, or all posts of a tag.

use crate::components::{HeadingLevel, all_news, introduction, post_cards, tag_list, text_link};
use crate::context::Context;
use crate::node::{Element, element};
use model::news::NewsList;
use model::route::{ATOM_FEED, JSON_FEED, Route};
use model::strings::interpolate;

/// A list of posts.
pub fn news(path: &str, list: &NewsList, context: &Context<'_>) -> Vec<Element> {
    let strings = context.strings();
    let is_of_tag = list.tag.is_some();
    // The router would take a file for a page.
    let feed = |file: &str, label: &str| text_link(&context.href(file), label).set("rel", "external");
    let feeds = element("p")
        .class("feeds")
        .child(feed(ATOM_FEED, &strings.atom_feed))
        .child(feed(JSON_FEED, &strings.json_feed));
    let mut parts = introduction(path, &list.meta, &list.introduction, context);
    parts.extend(tag_list(&list.tags, list.tag.as_ref(), context));
    parts.extend(is_of_tag.then(|| all_news(context)));
    parts.push(post_cards(&list.posts, HeadingLevel::Two, list.page == 1 && !is_of_tag, context));
    parts.extend((list.pages > 1).then(|| pagination(list.page, list.pages, context)));
    parts.push(feeds);
    parts
}

fn pagination(page: u32, pages: u32, context: &Context<'_>) -> Element {
    let strings = context.strings();
    let link = |number: u32, rel: &str, label: &str| {
        let route = if number == 1 { Route::News } else { Route::NewsPage(number) };
        text_link(&context.page(&route), label).set("rel", rel)
    };
    let number = |number: u32| context.formats.number(number);
    let position = interpolate(&strings.page_of, &[("page", &number(page)), ("pages", &number(pages))]);
    element("nav")
        .class("pagination")
        .set("aria-label", &strings.news_pages)
        .child_some((page > 1).then(|| link(page - 1, "prev", &strings.newer_posts)))
        .child(element("span").text(&position))
        .child_some((page < pages).then(|| link(page + 1, "next", &strings.older_posts)))
}
