//! A list of posts: one page of all news, or all posts with a tag.

use crate::components::{HeadingLevel, all_news_link, heading_and_body, post_cards, tag_list, text_link};
use crate::context::ViewContext;
use crate::view::html::{nav, p, span};
use crate::view::{Element, IntoView};
use model::news::NewsList;
use model::route::{ATOM_FEED, JSON_FEED, Route};
use model::strings::interpolate;

/// The page of a list of posts.
pub fn news(path: &str, list: &NewsList, context: &ViewContext<'_>) -> impl IntoView {
    let has_tag = list.tag.is_some();
    let has_featured = list.page == 1 && !has_tag;
    (
        heading_and_body(path, &list.meta, &list.introduction, context),
        tag_list(&list.tags, list.tag.as_ref(), context),
        has_tag.then(|| all_news_link(context)),
        post_cards(&list.posts, HeadingLevel::Two, has_featured, context),
        (list.pages > 1).then(|| pagination(list.page, list.pages, context)),
        feed_links(context),
    )
}

fn feed_links(context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    // The app leaves external links to the browser.
    let link = |file: &str, label: &str| text_link(&context.href(file), label).attr("rel", "external");
    p().class("feeds").child((link(ATOM_FEED, &strings.atom_feed), link(JSON_FEED, &strings.json_feed)))
}

fn pagination(page: u32, pages: u32, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let link = |page: u32, rel: &str, label: &str| {
        let route = if page == 1 { Route::News } else { Route::NewsPage(page) };
        text_link(&context.page_url(&route), label).attr("rel", rel)
    };
    let number = |number: u32| context.formatter.number(number);
    let position = interpolate(&strings.page_of, &[("page", &number(page)), ("pages", &number(pages))]);
    nav().class("pagination").attr("aria-label", &strings.news_pages).child((
        (page > 1).then(|| link(page - 1, "prev", &strings.newer_posts)),
        span().child(position),
        (page < pages).then(|| link(page + 1, "next", &strings.older_posts)),
    ))
}
