//! A list of posts: one page of all news, of the posts with a tag, or of those by an author.

use crate::components::{
    HeadingLevel, all_news_link, heading_and_body, in_language_of, photo, post_cards, string_link, tag_list,
};
use crate::context::ViewContext;
use crate::view::html::{details, nav, p, span, summary};
use crate::view::{Element, IntoView, Node};
use model::interface_string::InterfaceString;
use model::news::NewsList;
use model::route::{ATOM_FEED, JSON_FEED, Route};

/// The page of a list of posts.
pub fn news(route: &Route, list: &NewsList, context: &ViewContext<'_>) -> impl IntoView {
    let has_all_posts = list.tag.is_none() && list.author.is_none();
    let has_featured = list.page == 1 && has_all_posts;
    (
        header(route, list, context),
        tag_disclosure(list, context),
        (!has_all_posts).then(|| all_news_link(context)),
        post_cards(&list.posts, HeadingLevel::Two, has_featured, context),
        (list.pages > 1).then(|| pagination(route, list, context)),
        feed_links(context),
    )
}

/// The heading and the introduction. The list of an author has the author's pattern and photo.
fn header(route: &Route, list: &NewsList, context: &ViewContext<'_>) -> Vec<Node> {
    let (pattern, photo) = match &list.author {
        Some(author) => (author.id.clone(), photo(author, context)),
        None => (route.path(), None),
    };
    heading_and_body(&pattern, photo, &list.meta, &list.introduction, context).into_view()
}

/// The tags of all news. They are folded, so that few of them stand before the first post.
fn tag_disclosure(list: &NewsList, context: &ViewContext<'_>) -> Option<Element> {
    let tags = tag_list(&list.tags, list.tag.as_ref(), context)?;
    Some(details().class("tag-disclosure").child((summary().child(&context.strings().tags), tags)))
}

fn feed_links(context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    // The app leaves external links to the browser.
    let link = |file: &str, label: &InterfaceString| string_link(&context.href(file), label).attr("rel", "external");
    p().class("feeds").child((link(ATOM_FEED, &strings.atom_feed), link(JSON_FEED, &strings.json_feed)))
}

fn pagination(route: &Route, list: &NewsList, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let &NewsList { page, pages, .. } = list;
    let link = |page: u32, rel: &str, label: &InterfaceString| {
        string_link(&context.page_url(&route.list_page(page)), label).attr("rel", rel)
    };
    nav().class("pagination").attr("aria-label", &strings.news_pages.text).child((
        (page > 1).then(|| link(page - 1, "prev", &strings.newer_posts)),
        in_language_of(&strings.page_of, span()).child(&list.position),
        (page < pages).then(|| link(page + 1, "next", &strings.older_posts)),
    ))
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{
        external_post, full_post, meta, on_page, paragraph, person, person_with_everything, post, tag,
    };
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
            author: None,
            tags: vec![events.clone()],
        };
        let with_tag = NewsList { tag: Some(events.clone()), posts: vec![full_post()], ..page(1, 1) };
        let by_author = |author| NewsList {
            author: Some(author),
            introduction: vec![paragraph("A role.")],
            tags: Vec::new(),
            ..page(1, 2)
        };
        let author = Route::NewsAuthor(String::from("ada"));
        let empty = NewsList { posts: Vec::new(), tags: Vec::new(), ..page(1, 1) };
        let view_of = |route: &Route, list: &NewsList| on_page(|context| news(route, list, context).into_view());
        let view = |list: &NewsList| view_of(&Route::News, list);
        vec![
            case("The first page, whose first post is featured", view(&page(1, 3))),
            case("A page between others", view(&page(3, 4))),
            case("The second and last page", view(&page(2, 2))),
            case("The posts with a tag", view(&with_tag)),
            case("The posts by an author without a photo", view_of(&author, &by_author(person()))),
            case("The posts by an author with a photo", view_of(&author, &by_author(person_with_everything()))),
            case("No post", view(&empty)),
        ]
    }
}
