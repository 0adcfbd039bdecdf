//! A list of posts. The app's `pages/news.rs`.

use super::TextContext;
use super::cards::{HeadingLevel, post_cards, tag_list};
use super::pages::introduction;
use maud::{Markup, html};
use model::news::NewsList;
use model::route::{ATOM_FEED, JSON_FEED, Route};
use model::text::fill;

/// One page of all news, or all posts of a tag.
pub fn news(path: &str, list: &NewsList, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    html! {
        (introduction(path, &list.head, &list.introduction, context))
        (tag_list(&list.tags, list.tag.as_ref(), context))
        @if list.tag.is_some() { p.actions { a href=(context.page_url(&Route::News)) { (strings.all_news) } } }
        (post_cards(&list.posts, HeadingLevel::Two, list.page == 1 && list.tag.is_none(), context))
        @if list.pages > 1 { (pagination(list.page, list.pages, context)) }
        p.feeds {
            a href=(context.href(ATOM_FEED)) rel="external" { (strings.atom_feed) }
            a href=(context.href(JSON_FEED)) rel="external" { (strings.json_feed) }
        }
    }
}

fn pagination(page: u32, pages: u32, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    let link = |number: u32, rel: &str, text: &str| {
        let route = if number == 1 { Route::News } else { Route::NewsPage(number) };
        html! { a href=(context.page_url(&route)) rel=(rel) { (text) } }
    };
    let position = fill(&strings.page_of, &[("page", &context.number(page)), ("pages", &context.number(pages))]);
    html! {
        nav.pagination aria-label=(strings.news_pages) {
            @if page > 1 { (link(page - 1, "prev", &strings.newer_posts)) }
            span { (position) }
            @if page < pages { (link(page + 1, "next", &strings.older_posts)) }
        }
    }
}
