//! A list of posts: one page of all news, or all posts with a tag.

use crate::components::{HeadingLevel, all_news_link, heading_and_body, post_cards, tag_list, text_link};
use crate::context::ViewContext;
use crate::view::html::{nav, p, span};
use crate::view::{Element, IntoView};
use model::news::NewsList;
use model::route::{ATOM_FEED, JSON_FEED, Route};

/// The page of a list of posts.
pub fn news(path: &str, list: &NewsList, context: &ViewContext<'_>) -> impl IntoView {
    let has_tag = list.tag.is_some();
    let has_featured = list.page == 1 && !has_tag;
    (
        heading_and_body(path, &list.meta, &list.introduction, context),
        tag_list(&list.tags, list.tag.as_ref(), context),
        has_tag.then(|| all_news_link(context)),
        post_cards(&list.posts, HeadingLevel::Two, has_featured, context),
        (list.pages > 1).then(|| pagination(list, context)),
        feed_links(context),
    )
}

fn feed_links(context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    // The app leaves external links to the browser.
    let link = |file: &str, label: &str| text_link(&context.href(file), label).attr("rel", "external");
    p().class("feeds").child((link(ATOM_FEED, &strings.atom_feed), link(JSON_FEED, &strings.json_feed)))
}

fn pagination(list: &NewsList, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let &NewsList { page, pages, .. } = list;
    let tag = list.tag.as_ref().map(|tag| tag.slug.as_str());
    let link = |page: u32, rel: &str, label: &str| {
        text_link(&context.page_url(&Route::news_list(tag, page)), label).attr("rel", rel)
    };
    nav().class("pagination").attr("aria-label", &strings.news_pages).child((
        (page > 1).then(|| link(page - 1, "prev", &strings.newer_posts)),
        span().child(&list.position),
        (page < pages).then(|| link(page + 1, "next", &strings.older_posts)),
    ))
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{external_post, full_post, meta, on_page, post, tag};
    use crate::snapshots::{Case, case};
    use model::SCHEMA;

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        let events = tag("events", "Events");
        let page = |page, pages| NewsList {
            schema: SCHEMA,
            meta: meta("en"),
            introduction: Vec::new(),
            posts: vec![post(), external_post()],
            page,
            pages,
            position: format!("[page_of number {page} number {pages}]"),
            tag: None,
            tags: vec![events.clone()],
        };
        let with_tag = NewsList { tag: Some(events.clone()), posts: vec![full_post()], ..page(1, 1) };
        let empty = NewsList { posts: Vec::new(), tags: Vec::new(), ..page(1, 1) };
        let view = |list: &NewsList| on_page(|context| news("/news/", list, context).into_view());
        vec![
            case("The first page, whose first post is featured", view(&page(1, 3))),
            case("A page between others", view(&page(3, 4))),
            case("The second and last page", view(&page(2, 2))),
            case("The posts with a tag", view(&with_tag)),
            case("No post", view(&empty)),
        ]
    }
}
